import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { moveSession } from "#app/features/calibration/data/calibration-sessions";
import { sessionRefusalMessage } from "#app/features/calibration/domain/session/session";
import { loadBoardEntries, requireCalibrationSession } from "#app/features/calibration/server/calibration-session";
import { versionSchema } from "#app/features/cycles/ui/cycle-form-schema";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { parseFields } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormDraft } from "#app/ui/forms/drafts/form-draft";
import { FormErrors, TextArea } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { PageHeader } from "#app/ui/page-header";
import { ReadBy } from "#app/ui/read-by";
import { Consequences } from "./consequences";
import { reopenSchema, stepSchema } from "./form-schema";
import { isStep, STEPS } from "./steps";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${STEPS[data.step].title} ${data.session.name} · Cairn` : "Cairn" },
];

function requireStep(step: string | undefined) {
  if (!isStep(step)) throw notFound();
  return step;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const step = requireStep(params.step);
  const { actor, session } = await requireCalibrationSession(request, context, params.sessionId, step);
  const head = {
    step,
    constraint: getZodConstraint(reopenSchema),
    session: { id: session.id, name: session.name, version: session.version, isMember: session.facts.isMember },
  };
  // Only members see how much is decided, even if another person closes the session.
  if (!session.facts.isMember) return { ...head, counts: null };
  const entries = await loadBoardEntries(context, actor, session, { state: "pending", progress: null });
  const decisions = entries.flatMap((entry) => [...entry.decisions.values()]);
  return {
    ...head,
    counts: {
      people: entries.length,
      changed: decisions.filter(({ before, after }) => before !== after).length,
      kept: decisions.filter(({ before, after }) => before === after).length,
      notFinal: entries.filter(({ subject }) => !subject.isFinal).length,
      outdated: entries.flatMap(({ subject, outdated }) =>
        [...outdated].map((competencyId) => ({
          assessmentId: subject.assessmentId,
          name: subject.person.name,
          competencyId,
        })),
      ),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const step = requireStep(params.step);
  const { session, by } = await requireCalibrationSession(request, context, params.sessionId, step);
  const form = await request.formData();
  const submission = parseFields(form, step === "reopen" ? reopenSchema : stepSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const version = versionSchema.parse(form.get("version"));
  const { reason } = submission.value;
  const moved = await moveSession(context.database, { ...by, reason }, session.id, version, step);
  if (!moved.ok) {
    const message =
      moved.reason === "changed-meanwhile"
        ? "Someone changed this session meanwhile. Please look again."
        : sessionRefusalMessage(moved.reason);
    return data({ lastResult: submission.reply({ formErrors: [message] }) }, { status: 409 });
  }
  return redirectWithMessage(context, paths.calibrationSession(session.id), `${session.name} ${STEPS[step].done}`);
}

export default function SessionStep() {
  const { step, constraint, session, counts } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then((schemas) => schemas[step === "reopen" ? "reopenSchema" : "stepSchema"]),
  });
  const { title, label, keep } = STEPS[step];
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Calibration", to: paths.calibration() },
          { label: session.name, to: paths.calibrationSession(session.id) },
          { label },
        ]}
        title={`${title} ${session.name}?`}
      />
      <Card className="max-w-[720px]">
        <Form method="post" {...form.props} className="grid gap-5">
          <FormDraft name="step" />
          <FormErrors form={form} />
          <input type="hidden" name="version" value={session.version} />
          <Consequences step={step} sessionId={session.id} counts={counts} />
          {step === "reopen" && (
            <TextArea
              field={fields.reason}
              label="Why"
              hint={
                <>
                  It stays on record.
                  <ReadBy text="calibration.reopen-reason" />
                </>
              }
            />
          )}
          <div className="flex flex-wrap gap-2">
            <Button look={step === "reopen" ? "danger" : "primary"}>{label}</Button>
            <ButtonLink to={paths.calibrationSession(session.id)}>{keep}</ButtonLink>
          </div>
        </Form>
      </Card>
    </>
  );
}
