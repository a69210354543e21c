import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";

/** The pieces of others that wait for an answer. */
export function AskedToVouch({ asked }: { asked: { id: string; title: string; ownerName: string }[] }) {
  return (
    <section aria-labelledby="asked-to-vouch">
      <Card>
        <h2 id="asked-to-vouch">Endorsement requests</h2>
        <ul className="mt-2 grid gap-1">
          {asked.map(({ id, title, ownerName }) => (
            <li key={id}>
              {ownerName}: <TextLink to={paths.pieceOfEvidence(id, {}, "vouch")}>{title}</TextLink>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
