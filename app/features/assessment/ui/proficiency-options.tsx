import { fieldNames } from "#app/features/assessment/domain/rating-content";
import type { LevelView } from "#app/features/assessment/domain/rating-sheet";

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
  const option = (value: string, title: string, text: string) => (
    <label key={value}>
      <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => onChoose(value)} />
      <kbd>{value}</kbd> <b>{title}</b> <span>{text}</span>
    </label>
  );
  return (
    <div className="proficiencies">
      {levels.map(({ level, name: title, descriptor }) => option(String(level), title, descriptor))}
      {option("0", "Not observed", "Nothing to judge this by in this period.")}
    </div>
  );
}
