import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listLaterVersions } from "#app/features/assessment/data/version-steps";
import { countUnmovable, findLastCycleMove } from "#app/features/cycles/data/move-cycle";
import type { MoveOutcome } from "#app/features/cycles/jobs/cycle";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { versionSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { describeMove, explainMoveRefusal } from "#app/features/cycles/ui/move-words";
import { findToday } from "#app/features/identity/server/today";
import { readChosenRoles } from "#app/features/ladder/server/chosen-roles";
import { OtherVersions } from "#app/features/ladder/ui/other-versions";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { findJob } from "#app/platform/jobs/job-store";
import { redirectWithMessage } from "#app/platform/server/flash";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Time } from "#app/ui/time";
import { MoveOn, TakeBack } from "./preview";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ladder version of ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle, actor } = await requireManagedCycle(request, context, params.cycleId);
  if (cycle.state !== "open") throw redirect(paths.cycle(cycle.id));
  const { database } = context;
  const [last, unmovable, { zone }] = await Promise.all([
    findLastCycleMove(database, cycle.id, cycle.ladderVersionId),
    countUnmovable(database, cycle.id),
    findToday(context),
  ]);
  const { preview, revert, others } = await context.workers.run(
    "cycle.preview-move",
    {
      cycleId: cycle.id,
      current: cycle.ladderVersionId,
      last: last && { from: last.from, to: last.to },
      to: new URL(request.url).searchParams.get("to"),
    },
    { signal: request.signal, personId: actor.personId },
  );
  return {
    cycle: { id: cycle.id, name: cycle.name, version: cycle.version, ladderVersion: cycle.ladderVersion.version },
    zone,
    unmovable,
    last,
    preview,
    revert,
    others: others.map(({ id, version }) => ({ version, to: paths.moveCycle(cycle.id, { to: id }) })),
  };
}

const moveSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("move"), version: versionSchema, to: z.string().max(64) }),
  z.object({ intent: z.literal("revert"), version: versionSchema }),
]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { cycle, by } = await requireManagedCycle(request, context, params.cycleId);
  const form = await request.formData();
  const parsed = moveSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("Unknown action", { status: 400 });
  const { database, ladders, jobs } = context;
  const here = paths.moveCycle(cycle.id);
  const { intent, version } = parsed.data;
  const last = await findLastCycleMove(database, cycle.id, cycle.ladderVersionId);
  const back = last && { from: last.from, to: last.to };
  const to = parsed.data.intent === "move" ? parsed.data.to : null;
  const later = (await listLaterVersions(ladders, cycle.ladderVersionId)).find(({ id }) => id === to);
  // On with a move that was interrupted, or on to a later version.
  const step = intent === "revert" || to === back?.to ? back : later && { from: cycle.ladderVersionId, to: later.id };
  if (!step) {
    return redirectWithMessage(context, here, explainMoveRefusal({ ok: false, reason: "changed-meanwhile" }), {
      tone: "error",
    });
  }
  const job = await jobs.start("cycle-move", by.actorId, {
    by,
    cycle: { id: cycle.id, name: cycle.name },
    expectedVersion: version,
    intent,
    ...step,
    chosen: intent === "move" ? [...readChosenRoles(form, await ladders.requireVersion(step.to))] : [],
  });
  await jobs.wait(job, WAIT_MS);
  const outcome = (await findJob(database, by.actorId, job))?.result as MoveOutcome | null;
  if (!outcome) return redirect(paths.job(job));
  return outcome.ok
    ? redirectWithMessage(context, paths.cycle(cycle.id), describeMove(intent, outcome))
    : redirectWithMessage(context, here, explainMoveRefusal(outcome), { tone: "error" });
}

/** A small cycle has moved so soon that its progress would only flicker. */
const WAIT_MS = 2_000;

export default function MoveCycle() {
  const { cycle, zone, unmovable, last, preview, others, revert } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Cycles", to: paths.cycles() },
          { label: cycle.name, to: paths.cycle(cycle.id) },
          { label: "Ladder version" },
        ]}
        title={`Ladder version of ${cycle.name}`}
        sub={
          <>
            It runs on version {cycle.ladderVersion}.{" "}
            {last && (
              <>
                {last.movedBy} moved it on <Time value={last.movedAt} zone={zone} />.{" "}
              </>
            )}
            {unmovable > 0 &&
              `${unmovable} ${plural(unmovable, "assessment is", "assessments are")} final or closed, and stay.`}
          </>
        }
        seenBy="Seen by administrators. No rating is shown, and none can be told from the numbers"
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-12">
        {preview && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <MoveOn cycleVersion={cycle.version} preview={preview} />
            <OtherVersions versions={others} />
          </div>
        )}
        {revert && <TakeBack cycleVersion={cycle.version} preview={revert} />}
        {!preview && !revert && (
          <EmptyState
            title="There is no newer version"
            action={<ButtonLink to={paths.cycle(cycle.id)}>Back to the cycle</ButtonLink>}
          >
            When one is published, this page shows what moving the cycle to it would mean.
          </EmptyState>
        )}
      </div>
    </>
  );
}
