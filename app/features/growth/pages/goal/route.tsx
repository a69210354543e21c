import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findGoal } from "#app/features/growth/data/goals";
import { listEvidenceChoices } from "#app/features/growth/data/growth-evidence";
import { listGoalChanges } from "#app/features/growth/data/plan-changes";
import { planSeenBy, STATE_WORDS } from "#app/features/growth/domain/words";
import { currentLadderOf, requirePlanOf } from "#app/features/growth/server/growth";
import { toProblem, toValues } from "#app/features/growth/ui/small-form";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { plainMessage } from "#app/kernel/plain-message";
import { capitalise } from "#app/kernel/words";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decidePlan } from "#app/policy/policy-growth";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { PageHeader } from "#app/ui/page-header";
import { PrintButton } from "#app/ui/print-button";
import { TextLink } from "#app/ui/text-link";
import { act, doneMessage, refusalOf } from "./act";
import { Actions } from "./actions";
import { goalFormSchema } from "./form-schema";
import { History } from "./history";
import { Moves } from "./moves";
import { toGoalView, toHistory } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.name} · Goal · Cairn` : "Cairn" },
];

async function requireGoal(
  { request, context, params }: LoaderFunctionArgs | ActionFunctionArgs,
  action: "see" | "edit",
) {
  const actor = await requireActor(request, context);
  const found = requireFound(await findGoal(context.database, actor, requireId(params.goalId)));
  requireAllowed(decidePlan(actor, action, found.relation));
  return { actor, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { actor, found } = await requireGoal(args, "see");
  const { person, relation, permit } = await requirePlanOf(context, actor, found.person.id, "see");
  const [ladder, evidence, changes, { today, zone }] = await Promise.all([
    currentLadderOf(context, person),
    listEvidenceChoices(context.database, permit),
    listGoalChanges(context.database, permit, found.goal.id),
    findToday(context),
  ]);
  return {
    goal: toGoalView(found.goal, ladder, today),
    person: { id: person.id, name: person.name },
    isSelf: relation.isSelf,
    seenBy: planSeenBy(person, person.manager, relation.isSelf),
    evidence,
    history: toHistory(changes),
    zone,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, found } = await requireGoal(args, "edit");
  const posted = await args.request.formData();
  const form = `${posted.get("intent")}:${posted.get("id") ?? posted.get("event") ?? ""}`;
  const parsed = goalFormSchema.safeParse(toValues(posted), { error: plainMessage });
  if (!parsed.success) return data({ problem: toProblem(form, parsed.error, posted) }, { status: 400 });
  const { today } = await findToday(context);
  const by = { actorId: actor.personId, at: context.now() };
  const result = await act(context.database, by, found, parsed.data, today);
  if (result.ok) return redirectWithMessage(context, paths.goal(found.goal.id), doneMessage(parsed.data));
  const status = result.reason === "changed-meanwhile" ? 409 : 400;
  return data({ problem: toProblem(form, refusalOf(result.reason), posted) }, { status });
}

export default function Goal() {
  const { goal, person, isSelf, seenBy, evidence, history, zone } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  const plan = { label: isSelf ? "My growth plan" : `Growth plan of ${person.name}` };
  return (
    <>
      <PageHeader
        crumbs={[{ ...plan, to: isSelf ? paths.growth() : paths.growth(person.id) }, { label: "Goal" }]}
        title={`Goal: ${goal.name}`}
        sub={
          <>
            {capitalise(goal.step)}
            {goal.dueOn && (
              <>
                , by <Day value={goal.dueOn} />
              </>
            )}{" "}
            <Badge tone={goal.state === "active" ? "accent" : "neutral"}>{STATE_WORDS[goal.state]}</Badge>{" "}
            {goal.isOverdue && <Badge tone="warning">overdue</Badge>}
          </>
        }
        seenBy={seenBy}
        actions={
          <>
            <PrintButton />
            <ButtonLink to={paths.editGoal(goal.id)}>Edit</ButtonLink>
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-5">
          <Actions goal={goal} evidence={evidence} isSelf={isSelf} problem={problem} />
          <Moves goal={goal} seenBy={seenBy} problem={problem} />
        </div>
        <div className="grid gap-5">
          <About goal={goal} />
          <History history={history} zone={zone} />
        </div>
      </div>
    </>
  );
}

type GoalShown = ReturnType<typeof useLoaderData<typeof loader>>["goal"];

function About({ goal }: { goal: GoalShown }) {
  return (
    <Card>
      {goal.state === "dropped" && (
        <>
          <h2 className="text-[16px]">Why it was dropped</h2>
          <p className="mb-4 break-words whitespace-pre-wrap">{goal.dropReason}</p>
        </>
      )}
      <h2 className="text-[16px]">Why it matters</h2>
      <p className="break-words whitespace-pre-wrap">{goal.why || <span className="text-ink-3">Not added</span>}</p>
      <h2 className="mt-4 text-[16px]">What would show it</h2>
      {goal.criteria.length === 0 ? (
        <p className="text-ink-3">No criteria chosen yet</p>
      ) : (
        <ul className="list-disc pl-5">
          {goal.criteria.map(({ id, text, level }) => (
            <li key={id}>
              {text === null ? (
                <span className="text-ink-3">A criterion that the ladder no longer has ({id})</span>
              ) : (
                <>
                  <TextLink to={paths.competency(goal.competencyId, id)} className="text-ink decoration-line-2">
                    {text}
                  </TextLink>{" "}
                  <span className="text-[13px] text-ink-3">step {level}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <h2 className="mt-4 text-[16px]">Help needed</h2>
      <p className="break-words whitespace-pre-wrap">
        {goal.helpNeeded || <span className="text-ink-3">Not added</span>}
      </p>
      {goal.isInLadder && (
        <p className="mt-4 text-[13.5px]">
          <TextLink to={paths.competency(goal.competencyId)}>{goal.name} in the ladder</TextLink>
        </p>
      )}
    </Card>
  );
}
