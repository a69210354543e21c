import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePlanOf } from "#app/features/growth/server/growth";
import { loadPlan } from "#app/features/growth/server/load-plan";
import { postPlanSeen } from "#app/features/growth/server/post-plan-form";
import { PlanPage } from "#app/features/growth/ui/plan-page";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Growth plan · ${data.person.name} · Cairn` : "Cairn" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return loadPlan(context, await requirePlanOf(context, actor, params.personId, "see"));
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const scope = await requirePlanOf(context, actor, params.personId, "see");
  return postPlanSeen(request, context, scope, paths.growth(scope.person.id));
}

export default function PlanOfPerson() {
  return <PlanPage plan={useLoaderData<typeof loader>()} />;
}
