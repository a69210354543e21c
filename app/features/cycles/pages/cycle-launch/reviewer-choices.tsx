import { Card } from "#app/ui/card";
import { LEAVE_OUT } from "./form-schema";

type Props = {
  people: readonly { id: string; name: string }[];
  candidates: readonly { id: string; name: string }[];
  /** Choices of a form that came back. */
  chosen: Record<string, string>;
  /** People who still need a choice. */
  missing: readonly string[];
};

/** A reviewer for everyone without a manager, or that they are left out. */
export function ReviewerChoices({ people, candidates, chosen, missing }: Props) {
  if (people.length === 0) return null;
  return (
    <Card>
      <fieldset className="grid gap-4">
        <legend className="text-[19px] font-semibold">Who reviews those without a manager?</legend>
        {people.map(({ id, name }) => (
          <div key={id} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[1fr_1.4fr]">
            <label htmlFor={`reviewer-${id}`} className="font-semibold">
              {name}
            </label>
            <div>
              <select
                id={`reviewer-${id}`}
                name={`reviewers.${id}`}
                defaultValue={chosen[id] ?? ""}
                required
                aria-invalid={missing.includes(id) || undefined}
                aria-describedby={missing.includes(id) ? `reviewer-${id}-error` : undefined}
                className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink aria-invalid:border-danger"
              >
                <option value="">Choose…</option>
                <option value={LEAVE_OUT}>Leave out of this cycle</option>
                <optgroup label="Reviewed by">
                  {candidates
                    .filter((candidate) => candidate.id !== id)
                    .map((candidate) => (
                      <option key={candidate.id} value={candidate.id}>
                        {candidate.name}
                      </option>
                    ))}
                </optgroup>
              </select>
              {missing.includes(id) && (
                <p id={`reviewer-${id}-error`} className="text-[13.5px] font-medium text-danger">
                  Choose a reviewer who is active, or leave {name} out
                </p>
              )}
            </div>
          </div>
        ))}
      </fieldset>
    </Card>
  );
}
