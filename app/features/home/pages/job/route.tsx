import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { findJob, type Job, type JobKind, requestCancel } from "#app/platform/jobs/job-store";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { PageHeader } from "#app/ui/page-header";
import { useRefreshWhile } from "#app/ui/use-refresh-while";
import { CycleMove, describeCycleMove } from "./cycle-move";
import { describePeopleImport, PeopleImport } from "./people-import";
import { Running } from "./running";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · Cairn` : "Cairn" }];

/** The policy's action for each kind of job. */
const ACTIONS = { "people-import": "people.import", "cycle-move": "cycles.manage" } as const satisfies Record<
  JobKind,
  string
>;

/** A job of the actor's own, while they may still do what it does. */
async function requireOwnJob(request: Request, context: RequestContext, id: string | undefined) {
  const actor = await requireActor(request, context);
  const job = requireFound(await findJob(context.database, actor.personId, requireId(id)));
  requireAllowed(decideOrganisation(actor, ACTIONS[job.kind]));
  return { actor, job };
}

const present = (job: Job) => (job.kind === "people-import" ? describePeopleImport(job) : describeCycleMove(job));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { job } = await requireOwnJob(request, context, params.jobId);
  return {
    ...present(job),
    state: context.jobs.isLost(job) ? ("broken" as const) : job.state,
    progress: context.jobs.progressOf(job),
    cancelRequested: job.cancelRequested,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor, job } = await requireOwnJob(request, context, params.jobId);
  context.jobs.cancel(job.id);
  await requestCancel(context.database, actor.personId, job.id, context.now());
  return redirect(paths.job(job.id));
}

export default function JobPage() {
  const { state, progress, cancelRequested, ...job } = useLoaderData<typeof loader>();
  useRefreshWhile(state === "running");
  return (
    <>
      <PageHeader crumbs={job.crumbs} title={job.title} />
      {state === "running" ? (
        <Running words={job.running} progress={progress} cancelRequested={cancelRequested} />
      ) : job.kind === "people-import" ? (
        <PeopleImport state={state} {...job} />
      ) : (
        <CycleMove state={state} {...job} />
      )}
    </>
  );
}
