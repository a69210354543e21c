import { plural } from "#app/kernel/words";
import { formatDay } from "#app/ui/day";
import type { Candidate } from "./view-model";

type LetteredCriterion = { id: string; text: string; letter: string };

/** One piece and what of the competency it shows, a box each. What the page showed as chosen is sent along. */
export function EvidenceChoice({ piece, criteria }: { piece: Candidate; criteria: LetteredCriterion[] }) {
  const boxes = [...criteria, { id: "", text: "the competency as a whole", letter: "whole" }];
  return (
    <fieldset className="border-t border-line py-3">
      <legend className="sr-only">{piece.title}</legend>
      <p className="[overflow-wrap:anywhere]" aria-hidden="true">
        {piece.title}
      </p>
      <p className="text-[13.5px] text-ink-2">
        {piece.happenedOn ? formatDay(piece.happenedOn) : "No date"}
        {piece.vouches > 0 && `, endorsed by ${piece.vouches} ${plural(piece.vouches, "person", "people")}`}
        {piece.taggedWith.length > 0 && ", tagged with this"}
      </p>
      <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1.5">
        {boxes.map(({ id, text, letter }) => {
          const value = id === "" ? piece.id : `${piece.id} ${id}`;
          return (
            <span key={id}>
              {piece.chosenFor.includes(id) && <input type="hidden" name="was" value={value} />}
              <label className="inline-flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  name="choice"
                  value={value}
                  defaultChecked={piece.chosenFor.includes(id)}
                  className="accent-accent"
                />
                <span>
                  <span aria-hidden="true">{letter}</span>
                  <span className="sr-only">{text}</span>
                </span>
              </label>
            </span>
          );
        })}
      </div>
    </fieldset>
  );
}
