import { levelAnchor } from "#app/features/ladder/ui/anchors";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { TextLink } from "#app/ui/text-link";
import type { RoleSection } from "./view-model";

const WORDS = {
  raised: "Raised",
  lowered: "Lowered",
  added: "New for this role",
  removed: "No longer required",
  same: "Same level",
} as const;

/** What one role asks differently: competency by competency, then what else concerns the role. */
export function RoleChanges({ section, version }: { section: RoleSection; version: string }) {
  const { roleId, title, name, status, summary, competencies, other } = section;
  const id = `role_${roleId}`;
  return (
    <section aria-labelledby={id} className="mb-10">
      <h2 id={id} className="mb-1">
        {title}: {status === "removed" ? name : <TextLink to={paths.role(roleId, { version })}>{name}</TextLink>}
      </h2>
      <p className="mb-4 max-w-[75ch] text-ink-2">{summary}</p>
      <ul className="grid gap-3">
        {competencies.map((competency) => (
          <li key={competency.competencyId}>
            <Card>
              <h3 className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                {competency.change === "removed" ? (
                  competency.name
                ) : (
                  <TextLink to={paths.competency(competency.competencyId, anchorOf(competency.level), { version })}>
                    {competency.name}
                  </TextLink>
                )}
                <Badge tone={competency.change === "raised" || competency.change === "added" ? "accent" : "neutral"}>
                  {WORDS[competency.change]}
                </Badge>
              </h3>
              <ul className="mt-2 grid max-w-[85ch] gap-1">
                {competency.sentences.map((sentence) => (
                  <li key={sentence} className="break-words">
                    {sentence}
                  </li>
                ))}
              </ul>
              {competency.origin && <p className="text-ink-2">{competency.origin}</p>}
              {competency.newlyAsked.map((step, index) => (
                <details
                  key={step.level}
                  open={index === competency.newlyAsked.length - 1 && competency.change === "raised"}
                  className="mt-2"
                >
                  <summary className="text-accent underline underline-offset-2">
                    New at level {step.level} {step.name}: {step.criteria.length}{" "}
                    {step.criteria.length === 1 ? "criterion" : "criteria"}
                  </summary>
                  <p className="mt-1 text-[13.5px] text-ink-2">Seen when someone</p>
                  <ul className="mt-1 grid max-w-[80ch] list-disc gap-1 pl-5">
                    {step.criteria.map((criterion) => (
                      <li key={criterion.id}>
                        <TextLink
                          to={paths.competency(competency.competencyId, criterion.id, { version })}
                          className="text-ink decoration-line-2"
                        >
                          {criterion.text}
                        </TextLink>
                      </li>
                    ))}
                  </ul>
                </details>
              ))}
            </Card>
          </li>
        ))}
      </ul>
      {other.length > 0 && (
        <>
          <h3 className="mt-5 mb-1">Besides the competencies</h3>
          <ul className="grid max-w-[85ch] list-disc gap-1 pl-5">
            {other.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const anchorOf = (level: number | null) => (level === null ? undefined : levelAnchor(level));
