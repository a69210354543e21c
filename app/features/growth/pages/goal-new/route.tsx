import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createGoal } from "#app/features/growth/data/change-goals";
import { MAX_OPEN_GOALS } from "#app/features/growth/domain/goal";
import { planSeenBy } from "#app/features/growth/domain/words";
import { goalChoices } from "#app/features/growth/server/goal-choices";
import { currentLadderOf, requirePlanOf } from "#app/features/growth/server/growth";
import { loadGaps } from "#app/features/growth/server/growth-gaps";
import { GoalFields } from "#app/features/growth/ui/goal-fields";
import { newGoalSchema, readGoal } from "#app/features/growth/ui/goal-form-schema";
import { requireActor } from "#app/features/identity/server/session";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseForm } from "#app/platform/server/forms";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, SelectField, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { type Constraints, useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { ChooseCompetency } from "./choose-competency";
import { toPrefill } from "./view-model";

export const meta = () => [{ title: "New goal · Cairn" }];

async function requireScope({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const query = new URL(request.url).searchParams;
  const scope = await requirePlanOf(context, actor, query.get("person") || actor.personId, "edit");
  const ladder = await currentLadderOf(context, scope.person);
  return { ...scope, query, ladder, competency: findCompetency(ladder, query.get("competency") ?? "") };
}

export async function loader(args: LoaderFunctionArgs) {
  const { person, relation, query, ladder, competency } = await requireScope(args);
  const gaps = await loadGaps(args.context, person, ladder);
  const prefill = competency && toPrefill(ladder, competency, gaps, query);
  return {
    constraint: getZodConstraint(newGoalSchema),
    person: { id: person.id, name: person.name },
    isSelf: relation.isSelf,
    seenBy: planSeenBy(person, person.manager, relation.isSelf),
    competency: competency && { id: competency.id, name: competency.name },
    choices: competency && prefill && goalChoices(ladder, competency.id, prefill.from),
    prefill,
    gaps: gaps.gaps.slice(0, 8),
    groups: ladder.categories.map(({ name, competencies }) => ({
      label: name,
      options: competencies.map((id) => ({ value: id, label: findCompetency(ladder, id)?.name ?? id })),
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args;
  const { actor, person, relation, ladder, competency } = await requireScope(args);
  if (!competency) throw new Response("A goal is about a competency", { status: 400 });
  const submission = await parseForm(args.request, newGoalSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const input = submission.value;
  const read = readGoal(ladder, competency.id, input);
  if (!read.ok) return data({ lastResult: submission.reply({ fieldErrors: read.fieldErrors }) }, { status: 400 });
  const actions = [
    { text: input.action1, dueOn: input.due1 ?? null },
    { text: input.action2, dueOn: input.due2 ?? null },
    { text: input.action3, dueOn: input.due3 ?? null },
  ].filter(({ text }) => text !== "");
  const created = await createGoal(
    context.database,
    { actorId: actor.personId, at: context.now() },
    { personId: person.id, competencyId: competency.id, state: input.state, ...read.content, actions },
  );
  if (created.ok) {
    const whose = relation.isSelf ? "in your plan" : `in the plan of ${person.name}`;
    return redirectWithMessage(context, paths.goal(created.id), `The goal is ${whose}.`);
  }
  const formErrors = [`A plan holds at most ${MAX_OPEN_GOALS} open goals. Finish or drop one first.`];
  return data({ lastResult: submission.reply({ formErrors }) }, { status: 400 });
}

export default function NewGoal() {
  const { constraint, person, isSelf, seenBy, competency, choices, prefill, gaps, groups } =
    useLoaderData<typeof loader>();
  const plan = { label: isSelf ? "My growth plan" : `Growth plan of ${person.name}` };
  const to = isSelf ? paths.growth() : paths.growth(person.id);
  return (
    <div className="max-w-[860px]">
      <PageHeader
        crumbs={[{ ...plan, to }, { label: "New goal" }]}
        title={competency ? `New goal: ${competency.name}` : "New goal"}
        sub="One competency, one level, and what would show it."
        seenBy={seenBy}
      />
      {competency && choices && prefill ? (
        <GoalForm
          key={competency.id}
          constraint={constraint}
          choices={choices}
          defaults={prefill.defaults}
          hint={prefill.hint}
          cancelTo={to}
          draft={`goal-${person.id}-${competency.id}`}
        />
      ) : (
        <ChooseCompetency person={isSelf ? null : person.id} gaps={gaps} groups={groups} />
      )}
    </div>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function GoalForm({
  constraint,
  choices,
  defaults,
  hint,
  cancelTo,
  draft,
}: {
  constraint: Constraints;
  choices: NonNullable<Loaded["choices"]>;
  defaults: NonNullable<Loaded["prefill"]>["defaults"];
  hint: string;
  cancelTo: string;
  draft: string;
}) {
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    defaultValue: defaults,
    constraint,
    schema: () => import("#app/features/growth/ui/goal-form-schema").then(({ newGoalSchema }) => newGoalSchema),
  });
  return (
    <Card>
      <Form method="post" {...form.props} className="grid gap-5">
        <FormDraft name={draft} />
        <FormErrors form={form} />
        {hint && <p className="text-ink-2">{hint}</p>}
        <GoalFields fields={fields} choices={choices} />
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-semibold">First actions</legend>
          <p className="text-[13.5px] text-ink-2">Small steps, each with a date. You can add more later.</p>
          {([1, 2, 3] as const).map((number) => (
            <div key={number} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_15rem]">
              <TextField field={fields[`action${number}`]} label={`Action ${number}`} />
              <TextField field={fields[`due${number}`]} label={`Day of action ${number}`} type="date" />
            </div>
          ))}
        </fieldset>
        <SelectField
          field={fields.state}
          label="State"
          options={[
            { value: "planned", label: "Planned: for later" },
            { value: "active", label: "Active: begun now" },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <Button look="primary">Add the goal</Button>
          <ButtonLink to={cancelTo} look="quiet">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
