import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";
import type { ShownTag } from "./view-model";

/** The competencies and criteria that a piece shows. */
export function TagsCard({ id, tags, isOwn }: { id: string; tags: ShownTag[]; isOwn: boolean }) {
  return (
    <Card>
      <h2>Competencies</h2>
      {tags.length === 0 ? (
        <p className="mt-1 text-ink-2">No competencies tagged</p>
      ) : (
        <ul className="mt-2 grid gap-2">
          {tags.map(({ competencyId, name, criteria }) => (
            <li key={competencyId}>
              <TextLink to={paths.competency(competencyId)} className="font-semibold">
                {name}
              </TextLink>
              {criteria.length > 0 && (
                <ul className="mt-0.5 list-disc pl-5 text-[14px] text-ink-2">
                  {criteria.map((criterion) => (
                    <li key={criterion.id}>
                      <TextLink to={paths.competency(competencyId, criterion.id)}>{criterion.text}</TextLink>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOwn && (
        <p className="mt-3">
          <ButtonLink size="small" to={paths.tagEvidence(id)}>
            {tags.length === 0 ? "Choose from suggestions" : "Change"}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}
