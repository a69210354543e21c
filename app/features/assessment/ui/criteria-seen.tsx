import type { UnsavedCompetency } from "#app/features/assessment/domain/rating-answer";
import { fieldNames } from "#app/features/assessment/domain/rating-content";
import type { LevelView } from "#app/features/assessment/domain/rating-sheet";
import { sayEnoughCriteria } from "#app/features/ladder/domain/enough-criteria";
import { useCriteria } from "./criteria-file";

/** Criteria of the chosen level, to tick. Ticks at other levels stay, and are posted hidden. */
export function CriteriaSeen({
  versionId,
  competencyId,
  levels,
  unsaved,
  chosen,
  showAll,
  seen,
  onToggle,
}: {
  versionId: string;
  competencyId: string;
  levels: LevelView[];
  /** A choice that could not be saved. */
  unsaved: UnsavedCompetency | null;
  chosen: string;
  showAll: boolean;
  seen: readonly string[];
  onToggle: (criterionId: string) => void;
}) {
  const name = fieldNames(competencyId).criteria;
  const asked = levels.filter(({ level }) => showAll || String(level) === chosen);
  const file = useCriteria(
    versionId,
    competencyId,
    asked.some(({ criteria }) => criteria === null),
  );
  const unsavedCriteria = (level: number) => (String(level) === unsaved?.content.rating ? unsaved.criteria : null);
  const shown = asked
    .map((step) => ({
      ...step,
      criteria: step.criteria ?? file.criteria?.[step.level] ?? unsavedCriteria(step.level) ?? [],
    }))
    .filter(({ criteria }) => criteria.length > 0);
  const visible = new Set(shown.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
  return (
    <>
      {seen
        .filter((id) => !visible.has(id))
        .map((id) => (
          <input key={id} type="hidden" name={name} value={id} />
        ))}
      {file.hasFailed && (
        <p role="status" className="mt-4 text-ink-2">
          The criteria cannot be fetched now. Your rating is kept all the same.{" "}
          <button type="button" onClick={file.retry} className="text-accent underline underline-offset-2">
            Try again
          </button>
        </p>
      )}
      {shown.map(({ level, name: title, criteria, enough }) => {
        const headingId = `criteria-${competencyId}-${level}`;
        const needed = sayEnoughCriteria({ criteria, enough });
        return (
          <div key={level} className="mt-4 border-l-[3px] border-accent pl-3.5">
            <p id={headingId}>
              <strong className="font-semibold">{title}</strong> is seen when someone…
            </p>
            <ul aria-labelledby={headingId} className="mt-1 grid gap-1">
              {criteria.map(({ id, text }) => (
                <li key={id}>
                  <label className="flex items-baseline gap-2">
                    <input
                      type="checkbox"
                      name={name}
                      value={id}
                      checked={seen.includes(id)}
                      onChange={() => onToggle(id)}
                      className="translate-y-0.5 accent-accent"
                    />
                    <span>{text}</span>
                  </label>
                </li>
              ))}
            </ul>
            {needed && <p className="mt-1 text-[13.5px] text-ink-2">{needed}</p>}
          </div>
        );
      })}
    </>
  );
}
