import { UNNAMED_FROM } from "#app/features/growth/domain/feedback";
import { capitalise, countInWords, plural } from "#app/kernel/words";
import { Notice } from "#app/ui/notice";

type View = {
  named: boolean;
  isClosed: boolean;
  isAsker: boolean;
  answers: number;
  askedCount: number;
  readable: "yes" | "not-closed" | "too-few";
};

/** The status of a request, and why answers are or are not shown. */
export function Standing({ view }: { view: View }) {
  const { named, isClosed, answers, askedCount, readable } = view;
  return (
    <>
      <h2 className="text-[16px]">
        {capitalise(countInWords(answers))} of {countInWords(askedCount)} {plural(askedCount, "colleague")} answered
        {isClosed ? "; closed" : ""}
      </h2>
      <p className="max-w-[72ch] text-ink-2">
        {named
          ? "Answers have names, and are shown as they come."
          : "Anonymous. Comments are shuffled and have no dates."}
      </p>
      {readable === "not-closed" && (
        <Notice className="mt-3" title="The answers are shown when the request is closed">
          <p>
            All at once, and from {countInWords(UNNAMED_FROM)} on: so nobody can tell from one that arrives whose it is.
          </p>
        </Notice>
      )}
      {readable === "too-few" && (
        <Notice className="mt-3" title="Too few answers to show">
          <p>
            Without names, answers are shown from {countInWords(UNNAMED_FROM)} on. These stay unread. You can ask again,
            with names or more colleagues.
          </p>
        </Notice>
      )}
    </>
  );
}
