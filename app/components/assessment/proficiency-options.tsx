import { fieldNames } from "./rating-content";
import type { LevelView } from "./rating-view";

/** The proficiencies of one competency, and "not observed", as one radio group. Usable before any script runs. */
export function ProficiencyOptions({
  competencyId,
  levels,
  chosen,
  onChoose,
}: {
  competencyId: string;
  levels: LevelView[];
  chosen: string;
  onChoose: (rating: string) => void;
}) {
  const name = fieldNames(competencyId).rating;
  const option = (value: string, title: string, text: string, dashed = false) => (
    <label
      key={value}
      className={`grid grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-3 rounded-lg border px-3.5 py-2 hover:border-accent has-checked:border-accent has-checked:bg-accent-soft has-checked:inset-ring has-checked:inset-ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${dashed ? "border-dashed border-line-2" : "border-line"}`}
    >
      <input
        type="radio"
        name={name}
        value={value}
        checked={chosen === value}
        onChange={() => onChoose(value)}
        className="translate-y-0.5 accent-accent outline-none"
      />
      <span className="min-w-5 rounded border border-line-2 px-1 text-center font-mono text-[12px] font-semibold text-ink-2">
        {value}
      </span>{" "}
      <span className="grid gap-x-3 sm:grid-cols-[196px_minmax(0,1fr)]">
        <span className="font-semibold">{title}</span>
        <span className="text-ink-2">
          <span className="sr-only"> – </span>
          {text}
        </span>
      </span>
    </label>
  );
  return (
    <div className="grid gap-1.5">
      {levels.map(({ level, name: title, descriptor }) => option(String(level), title, descriptor))}
      {option("0", "Not observed", "Nothing to judge this by in this period.", true)}
    </div>
  );
}
