import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PlanPage } from "#app/components/growth/plan-page";
import { listLastHeld } from "#app/data/check-ins";
import { countUnseenChanges } from "#app/data/plan-changes";
import { readOne } from "#app/data/reading";
import { reportsTo } from "#app/data/team";
import { requirePlanOf } from "#app/http/growth";
import { loadPlan } from "#app/http/load-plan";
import { postPlanSeen } from "#app/http/post-plan-form";
import { requireActor } from "#app/http/session";
import { paths } from "#app/paths";
import { TeamPlans } from "./team-plans";

export const meta = () => [{ title: "My growth plan · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database } = context;
  const reports = actor.hasReports ? await readOne(database, reportsTo(actor.personId)) : [];
  const ids = reports.map(({ id }) => id);
  const [plan, unseen, lastHeld] = await Promise.all([
    requirePlanOf(context, actor, actor.personId, "see").then((scope) => loadPlan(context, scope)),
    countUnseenChanges(database, ids, actor.personId),
    listLastHeld(database, actor.personId, ids),
  ]);
  const team = reports.map(({ id, name }) => ({
    id,
    name,
    unseen: unseen.get(id) ?? 0,
    lastHeldOn: lastHeld.get(id) ?? null,
  }));
  return { plan, team };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const scope = await requirePlanOf(context, actor, actor.personId, "see");
  return postPlanSeen(request, context, scope, paths.growth());
}

export default function OwnPlan() {
  const { plan, team } = useLoaderData<typeof loader>();
  return (
    <>
      <PlanPage plan={plan} />
      {team.length > 0 && <TeamPlans team={team} />}
    </>
  );
}
