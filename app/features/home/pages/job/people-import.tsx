import { describeImport } from "#app/features/people/domain/import-preview";
import type { ConfirmedImport, ImportOutcome } from "#app/features/people/jobs/people-import";
import { Preview } from "#app/features/people/ui/import/preview";
import { paths } from "#app/paths";
import type { Job, JobState } from "#app/platform/jobs/job-store";
import { ButtonLink } from "#app/ui/button";
import { Ended } from "./ended";
import type { RunningWords } from "./running";

const RUNNING: RunningWords = {
  beginning: "The file is being checked …",
  counted: "people written",
  leaving: "You can leave this page: the import goes on, and its outcome stays here for a week.",
  cancel: "Cancel the import",
};

export function describePeopleImport(job: Job) {
  const outcome = job.result as ImportOutcome | null;
  const input = job.input as ConfirmedImport | null;
  const refused = outcome && "preview" in outcome && input ? { ...outcome, text: input.text } : null;
  return {
    kind: "people-import" as const,
    title: refused ? "What the import would do" : "Import people",
    crumbs: [
      { label: "People", to: paths.people() },
      { label: "Import", to: paths.importPeople() },
    ],
    running: RUNNING,
    done: outcome?.ok ? describeImport(outcome) : null,
    refused,
  };
}

const REFUSALS = {
  "changed-meanwhile":
    "The organisation changed since this was shown, so nothing was written. Below is what the import would do now.",
  "has-refused":
    "Nothing was written: some rows cannot be taken over. Correct the file, or tick the box to leave them out.",
} as const;

type Props = Pick<ReturnType<typeof describePeopleImport>, "done" | "refused"> & {
  state: Exclude<JobState, "running">;
};

export function PeopleImport({ state, done, refused }: Props) {
  if (refused) return <Preview preview={refused.preview} text={refused.text} message={REFUSALS[refused.reason]} />;
  const [title, text] = {
    cancelled: ["The import was cancelled.", "Nothing was written."],
    broken: [
      "The import ended before it was done.",
      "Nothing was written. Please try again; if it happens again, the server's log says why.",
    ],
    done: [done ?? "You are no administrator any more, so nothing was written.", undefined],
  }[state] as [string, string | undefined];
  return (
    <Ended title={title} text={text}>
      <ButtonLink to={paths.people()} look="primary">
        See the people
      </ButtonLink>
      <ButtonLink to={paths.importPeople()}>Import another file</ButtonLink>
    </Ended>
  );
}
