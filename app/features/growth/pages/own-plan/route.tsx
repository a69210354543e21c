import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { plansOfReports } from "#app/features/growth/data/growth-notices";
import { requirePlanOf } from "#app/features/growth/server/growth";
import { loadPlan } from "#app/features/growth/server/load-plan";
import { postPlanSeen } from "#app/features/growth/server/post-plan-form";
import { PlanPage } from "#app/features/growth/ui/plan-page";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { readOne } from "#app/platform/database/reading";
import { TeamPlans } from "./team-plans";

export const meta = () => [{ title: "My growth plan · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const [plan, team] = await Promise.all([
    requirePlanOf(context, actor, actor.personId, "see").then((scope) => loadPlan(context, scope)),
    actor.hasReports ? readOne(context.database, plansOfReports(actor.personId)) : [],
  ]);
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
