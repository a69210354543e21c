import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";

/** The members of this session. */
export function Members({ members }: { members: readonly { id: string; name: string; isChair: boolean }[] }) {
  return (
    <section aria-labelledby="members-heading">
      <Card>
        <h2 id="members-heading" className="mb-2">
          Members
        </h2>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {members.map(({ id, name, isChair }) => (
            <li key={id}>
              <TextLink to={paths.person(id)}>{name}</TextLink>
              {isChair && <span className="text-ink-2"> (leads the session)</span>}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
