import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Notice } from "#app/ui/notice";
import { TextLink } from "#app/ui/text-link";
import type { Step } from "./steps";

type Counts = {
  people: number;
  changed: number;
  kept: number;
  notFinal: number;
  outdated: { assessmentId: string; name: string; competencyId: string }[];
} | null;

/** The consequences of a step, shown before it is taken. */
export function Consequences({ step, sessionId, counts }: { step: Step; sessionId: string; counts: Counts }) {
  return (
    <>
      {counts && (
        <p>
          {counts.people} {plural(counts.people, "person", "people")}: {counts.changed}{" "}
          {plural(counts.changed, "rating")} changed, {counts.kept} kept.
        </p>
      )}
      <ul className="grid list-disc gap-1.5 pl-5">
        {WORDS[step].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {counts && counts.notFinal > 0 && step !== "reopen" && (
          <li>
            {counts.notFinal} {plural(counts.notFinal, "assessment is", "assessments are")} not final yet. What is
            decided on {plural(counts.notFinal, "it", "them")} counts from the day both sides confirm the rating that
            the session saw; where they agree on another one, that one stands.
          </li>
        )}
      </ul>
      {counts && counts.outdated.length > 0 && step !== "reopen" && (
        <Notice tone="warning" title="Some ratings are no longer what was decided on">
          <p>Both sides have agreed again since. As they are, these decisions have no effect:</p>
          <ul className="mt-1 flex flex-wrap gap-x-4">
            {counts.outdated.map(({ assessmentId, name, competencyId }) => (
              <li key={`${assessmentId} ${competencyId}`}>
                <TextLink to={paths.calibrationPerson(sessionId, assessmentId, { competency: competencyId }, "decide")}>
                  {name}
                </TextLink>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

const WORDS: Record<Step, string[]> = {
  close: [
    "Nothing can be decided or said any more, and the members stay as they are.",
    "The minutes are there for the members, as PDF and as CSV.",
    "People see nothing of it until the results are released. Until then an administrator can reopen the session.",
  ],
  release: [
    "Everyone whose rating was changed sees it in their result, from what to what and why; so do their manager, those above and administrators.",
    "What people and managers rated and agreed stays as it is, beside the calibrated rating. Readiness goes by the calibrated one.",
    "Each manager sees how strictly they themselves rate, and nobody else’s.",
    "A released session cannot be reopened.",
  ],
  reopen: [
    "Members can decide and discuss again; what was decided stays, and can be changed with a new reason.",
    "Nobody outside the session has seen anything of it.",
  ],
};
