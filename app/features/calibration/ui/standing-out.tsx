import { plural } from "#app/kernel/words";
import { TextLink } from "#app/ui/text-link";

type One = {
  assessmentId: string;
  person: string;
  manager: string;
  competencyId: string;
  competency: string;
  rated: number;
  expected: number | null;
  self: number | null;
  remarks: number;
};

/** Single ratings worth a word, each with the way to its discussion. */
export function StandingOut({
  listed,
  more,
  isComplete,
  to,
}: {
  listed: readonly One[];
  more: number;
  /** Without it those that the model finds are still to come. */
  isComplete: boolean;
  to: (assessmentId: string, competencyId: string) => string;
}) {
  return (
    <section aria-labelledby="standing-out-heading" className="grid gap-2">
      <h2 id="standing-out-heading">Ratings to talk about</h2>
      {listed.length === 0 ? (
        <p className="text-ink-2">{isComplete ? "No single rating stands out." : "None so far."}</p>
      ) : (
        <ul className="grid gap-1.5">
          {listed.map((one) => (
            <li key={`${one.assessmentId} ${one.competencyId}`} className="border-t border-line pt-1.5">
              <TextLink to={to(one.assessmentId, one.competencyId)}>
                {one.person}, {one.competency}
              </TextLink>
              <span className="block text-[13.5px] text-ink-2">
                {one.expected === null
                  ? `self ${one.self}, ${one.manager || "the manager"} ${one.rated}`
                  : `${one.manager || "the manager"} rated ${one.rated}; from everything else about ${one.expected.toFixed(1)} is to be expected`}
                {one.remarks > 0 && ` · ${one.remarks} ${plural(one.remarks, "remark")}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="text-[13.5px] text-ink-2">And {more} more, marked on the board.</p>}
    </section>
  );
}
