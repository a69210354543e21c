import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { versionSchema } from "#app/components/cycle/cycle-form-schema";
import { OtherVersions } from "#app/components/ladder/other-versions";
import { ButtonLink } from "#app/components/ui/button";
import { EmptyState } from "#app/components/ui/empty-state";
import { PageHeader } from "#app/components/ui/page-header";
import { Time } from "#app/components/ui/time";
import {
  computeMoveTotals,
  computeRevertTotals,
  countUnmovable,
  findLastCycleMove,
  listMovable,
  moveCycle,
  revertCycleMove,
} from "#app/data/move-cycle";
import { plural } from "#app/domain/words";
import { redirectWithMessage } from "#app/http/flash";
import { findStep, listLaterVersions, readChosenRoles, requireStep } from "#app/http/ladder-steps";
import { findToday, requireManagedCycle } from "#app/http/managed-cycle";
import { paths } from "#app/paths";
import { MoveOn, TakeBack } from "./preview";
import { explainMoveRefusal, toMovePreview, toRevertPreview } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Ladder version of ${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  if (cycle.state !== "open") throw redirect(paths.cycle(cycle.id));
  const { database } = context;
  const [last, unmovable, { zone }] = await Promise.all([
    findLastCycleMove(database, cycle.id, cycle.ladderVersionId),
    countUnmovable(database, cycle.id),
    findToday(context),
  ]);
  const back = last && (await requireStep(context, last.fromVersionId, cycle.ladderVersionId));
  // An interrupted move left some behind: they come first.
  const left = back ? await listMovable(database, cycle.id, back.from.id) : [];
  const isResumed = left.length > 0;
  const to = new URL(request.url).searchParams.get("to");
  const step = back && isResumed ? back : await findStep(context, cycle.ladderVersionId, to);
  const later = isResumed ? [] : await listLaterVersions(context, cycle.ladderVersionId);
  const movable = step ? await listMovable(database, cycle.id, step.from.id) : [];
  const ids = movable.map(({ id }) => id);
  const there = back ? await listMovable(database, cycle.id, back.to.id) : [];
  const thereIds = there.map(({ id }) => id);
  return {
    cycle: { id: cycle.id, name: cycle.name, version: cycle.version, ladderVersion: cycle.ladderVersion.version },
    zone,
    unmovable,
    last,
    preview: step && toMovePreview(step, movable, await computeMoveTotals(database, ids, step)),
    others: later
      .filter(({ id }) => id !== step?.to.id)
      .map(({ id, version }) => ({ version, to: paths.moveCycle(cycle.id, { to: id }) })),
    revert: back && toRevertPreview(back, there, await computeRevertTotals(database, thereIds, back)),
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
  const { database } = context;
  const here = paths.moveCycle(cycle.id);
  const about = { cycleId: cycle.id, expectedVersion: parsed.data.version };
  const last = await findLastCycleMove(database, cycle.id, cycle.ladderVersionId);
  const back = last && (await requireStep(context, last.fromVersionId, cycle.ladderVersionId));
  const stale = { ok: false, reason: "changed-meanwhile" } as const;
  if (parsed.data.intent === "revert") {
    const result = back ? await revertCycleMove(database, by, { ...about, step: back }) : stale;
    if (!result.ok) return redirectWithMessage(context, here, explainMoveRefusal(result), { tone: "error" });
    const text = `${result.moved} ${plural(result.moved, "assessment is", "assessments are")} back on version ${back?.from.version}.`;
    return redirectWithMessage(context, paths.cycle(cycle.id), text);
  }
  const { to } = parsed.data;
  const step = back?.to.id === to ? back : await findStep(context, cycle.ladderVersionId, to);
  const result =
    step?.to.id === to ? await moveCycle(database, by, { ...about, step }, readChosenRoles(form, step.to)) : stale;
  if (!result.ok) return redirectWithMessage(context, here, explainMoveRefusal(result), { tone: "error" });
  const text = `${result.moved} ${plural(result.moved, "assessment is", "assessments are")} on version ${step?.to.version} now. Whoever has something to look at again finds it on their home page.`;
  return redirectWithMessage(context, paths.cycle(cycle.id), text);
}

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
