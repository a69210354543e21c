import { joinWords } from "#app/kernel/words";
import { Badge } from "#app/ui/badge";
import type { CompetencyChoice } from "./view-model";

/** A competency and criteria of it, to tick. A ticked criterion tags its competency too. */
export function CompetencyBox({ competency, targetName }: { competency: CompetencyChoice; targetName: string | null }) {
  return (
    <fieldset className="min-w-0 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <legend className="sr-only">{competency.name}</legend>
      <label className="flex items-baseline gap-2.5 font-semibold">
        <input
          type="checkbox"
          name="tag"
          value={competency.id}
          defaultChecked={competency.isChosen}
          className="accent-accent"
        />
        {competency.name}
      </label>
      {competency.because.length > 0 && (
        <p className="ml-6 text-[13.5px] text-ink-2">
          because of {joinWords(competency.because.map((word) => `“${word}”`))}
        </p>
      )}
      {competency.criteria.length > 0 && (
        <ul className="mt-1.5 ml-6 grid gap-1.5">
          {competency.criteria.map(({ value, text, step, isAsked, isChosen }) => (
            <li key={value}>
              <label className="flex items-baseline gap-2.5">
                <input
                  type="checkbox"
                  name="tag"
                  value={value}
                  defaultChecked={isChosen}
                  className="shrink-0 accent-accent"
                />
                <span>
                  {text} <span className="text-[13.5px] whitespace-nowrap text-ink-2">{step}</span>{" "}
                  {isAsked && targetName && <Badge tone="accent">Asked of {targetName}</Badge>}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
