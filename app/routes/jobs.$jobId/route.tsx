import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Preview } from "#app/components/people-import/preview";
import { Button, ButtonLink } from "#app/components/ui/button";
import { Card } from "#app/components/ui/card";
import { Notice } from "#app/components/ui/notice";
import { PageHeader } from "#app/components/ui/page-header";
import { useRefreshWhile } from "#app/components/ui/use-refresh-while";
import { findJob, requestCancel } from "#app/data/jobs";
import { decideOrganisation } from "#app/domain/access/policy";
import { describeImport } from "#app/domain/people/import-preview";
import type { RequestContext } from "#app/http/context";
import { requireAllowed, requireFound, requireId } from "#app/http/guards";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";
import type { ConfirmedImport, ImportOutcome } from "#app/workers/tasks/people-import";

const REFRESH_WITHOUT_SCRIPT_SECONDS = 3;

export const meta = () => [{ title: "Import people · Cairn" }];

/** A job of the actor's own, while they may still do what it does. */
async function requireOwnJob(request: Request, context: RequestContext, id: string | undefined) {
  const actor = await requireActor(request, context);
  const job = requireFound(await findJob(context.database, actor.personId, requireId(id)));
  requireAllowed(decideOrganisation(actor, "people.import"));
  return { actor, job };
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { job } = await requireOwnJob(request, context, params.jobId);
  const outcome = job.result as ImportOutcome | null;
  const input = job.input as ConfirmedImport | null;
  return {
    state: context.jobs.isLost(job) ? ("broken" as const) : job.state,
    progress: context.jobs.progressOf(job),
    cancelRequested: job.cancelRequested,
    done: outcome?.ok ? describeImport(outcome) : null,
    refused: outcome && "preview" in outcome && input ? { ...outcome, text: input.text } : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, job } = await requireOwnJob(request, context, params.jobId);
  context.jobs.cancel(job.id);
  await requestCancel(context.database, actor.personId, job.id, context.now());
  return redirect(paths.job(job.id));
}

export default function JobPage() {
  const { state, progress, cancelRequested, done, refused } = useLoaderData<typeof loader>();
  useRefreshWhile(state === "running");
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "People", to: paths.people() },
          { label: "Import", to: paths.importPeople() },
        ]}
        title={refused ? "What the import would do" : "Import people"}
      />
      {state === "running" && <Running progress={progress} cancelRequested={cancelRequested} />}
      {state === "cancelled" && <Ended title="The import was cancelled." text="Nothing was written." />}
      {state === "broken" && (
        <Ended
          title="The import ended before it was done."
          text="Nothing was written. Please try again; if it happens again, the server's log says why."
        />
      )}
      {refused && <Preview preview={refused.preview} text={refused.text} message={REFUSALS[refused.reason]} />}
      {state === "done" && !refused && (
        <Ended title={done ?? "You are no administrator any more, so nothing was written."} text="" />
      )}
    </>
  );
}

const REFUSALS = {
  "changed-meanwhile":
    "The organisation changed since this was shown, so nothing was written. Below is what the import would do now.",
  "has-refused":
    "Nothing was written: some rows cannot be taken over. Correct the file, or tick the box to leave them out.",
} as const;

function Running({
  progress,
  cancelRequested,
}: {
  progress: { done: number; total: number };
  cancelRequested: boolean;
}) {
  const { done, total } = progress;
  return (
    <Card>
      <noscript>
        <meta httpEquiv="refresh" content={String(REFRESH_WITHOUT_SCRIPT_SECONDS)} />
      </noscript>
      <div className="grid max-w-[520px] gap-3">
        <p id="progress-words" role="status">
          {cancelRequested
            ? "Being cancelled …"
            : total === 0
              ? "The file is being checked …"
              : `${done} of ${total} people written`}
        </p>
        <progress className="w-full" aria-labelledby="progress-words" {...(total > 0 && { value: done, max: total })} />
        <p className="text-ink-2">
          You can leave this page: the import goes on, and its outcome stays here for a week.
        </p>
        <Form method="post">
          <Button disabled={cancelRequested}>Cancel the import</Button>
        </Form>
      </div>
    </Card>
  );
}

function Ended({ title, text }: { title: string; text: string }) {
  return (
    <div className="grid justify-items-start gap-4">
      <Notice tone="info" role="status" title={title}>
        {text && <p>{text}</p>}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <ButtonLink to={paths.people()} look="primary">
          See the people
        </ButtonLink>
        <ButtonLink to={paths.importPeople()}>Import another file</ButtonLink>
      </div>
    </div>
  );
}
