import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { updateGoal } from "#app/features/growth/data/change-goals";
import { findGoal } from "#app/features/growth/data/goals";
import { competencyName, planSeenBy } from "#app/features/growth/domain/words";
import { goalChoices } from "#app/features/growth/server/goal-choices";
import { currentLadderOf, requirePlanOf } from "#app/features/growth/server/growth";
import { GoalFields } from "#app/features/growth/ui/goal-fields";
import { editGoalSchema, readGoal } from "#app/features/growth/ui/goal-form-schema";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed, requireFound, requireId } from "#app/platform/server/guards";
import { decidePlan } from "#app/policy/policy-growth";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Conflict } from "#app/ui/conflict";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { toDefaults, toDifferences } from "./view-model";

export const meta = () => [{ title: "Edit goal · Cairn" }];

async function requireGoal({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const found = requireFound(await findGoal(context.database, actor, requireId(params.goalId)));
  requireAllowed(decidePlan(actor, "edit", found.relation));
  const { person } = await requirePlanOf(context, actor, found.person.id, "edit");
  return { actor, ...found, person, ladder: await currentLadderOf(context, person) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { goal, person, relation, ladder } = await requireGoal(args);
  return {
    constraint: getZodConstraint(editGoalSchema),
    id: goal.id,
    version: goal.version,
    name: competencyName(ladder, goal.competencyId),
    seenBy: planSeenBy(person, person.manager, relation.isSelf),
    defaults: toDefaults(goal),
    choices: goalChoices(ladder, goal.competencyId, goal.fromProficiency),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, goal, ladder } = await requireGoal(args);
  const submission = await parseForm(args.request, editGoalSchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), conflict: null }, { status: 400 });
  }
  const { version, ...input } = submission.value;
  const read = readGoal(ladder, goal.competencyId, input, goal.criteria);
  if (!read.ok) {
    return data({ lastResult: submission.reply({ fieldErrors: read.fieldErrors }), conflict: null }, { status: 400 });
  }
  const by = { actorId: actor.personId, at: context.now() };
  const result = await updateGoal(
    context.database,
    by,
    { id: goal.id, personId: goal.personId, version },
    read.content,
  );
  if (result.ok) return redirectWithMessage(context, paths.goal(goal.id), "The goal was saved.");
  const now = requireFound(await findGoal(context.database, actor, goal.id)).goal;
  const conflict = { version: now.version, differences: toDifferences(ladder, now, read.content) };
  return data({ lastResult: submission.reply(), conflict }, { status: 409 });
}

export default function EditGoal() {
  const { constraint, id, version, name, seenBy, defaults, choices } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: defaults,
    constraint,
    schema: () => import("#app/features/growth/ui/goal-form-schema").then(({ editGoalSchema }) => editGoalSchema),
  });
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ label: "Goal", to: paths.goal(id) }, { label: "Edit" }]}
        title={`Edit the goal: ${name}`}
        sub="The other side sees what you change."
        seenBy={seenBy}
      />
      {result?.conflict && <Conflict differences={result.conflict.differences} />}
      <Card>
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="goal" />
          <input type="hidden" name="version" value={result?.conflict?.version ?? version} />
          <FormErrors form={form} />
          <GoalFields fields={fields} choices={choices} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={paths.goal(id)} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </div>
  );
}
