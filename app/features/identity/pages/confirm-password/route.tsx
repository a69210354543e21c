import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CONFIRMED_MINUTES } from "#app/features/identity/domain/session-age";
import { confirmPassword, hasRecentPassword } from "#app/features/identity/server/confirm-password";
import { BUSY_RETRY_SECONDS } from "#app/features/identity/server/password-hash";
import { requireActor, requireOwnSession } from "#app/features/identity/server/session";
import { paths, safeReturnTo } from "#app/paths";
import { parseForm } from "#app/platform/server/forms";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { Button, ButtonLink } from "#app/ui/button";
import { FormErrors, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { NarrowPage } from "#app/ui/layout/narrow-page";
import { confirmPasswordSchema } from "./form-schema";

export { answerHeaders as headers } from "#app/platform/server/answer-headers";

export const meta = () => [{ title: "Confirm your password · Cairn" }];

/** Where to go on to; null where a person confirms in a tab of its own, beside a form. */
function whereTo(request: Request): string | null {
  const given = new URL(request.url).searchParams.get("returnTo");
  return given === null ? null : safeReturnTo(given);
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "own-account.manage"));
  const { email } = await requireOwnSession(request, context);
  const returnTo = whereTo(request);
  const isConfirmed = await hasRecentPassword(request, context);
  if (isConfirmed && returnTo !== null) throw redirect(returnTo);
  return { constraint: getZodConstraint(confirmPasswordSchema), email, isConfirmed };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireAllowed(decideOrganisation(await requireActor(request, context), "own-account.manage"));
  const submission = await parseForm(request, confirmPasswordSchema);
  const hideFields = ["password" as const];
  if (submission.status !== "success") return data(submission.reply({ hideFields }), { status: 400 });
  const result = await confirmPassword(context, request, submission.value.password);
  if (!result.ok) {
    const headers = result.status === 503 ? { "Retry-After": String(BUSY_RETRY_SECONDS) } : undefined;
    const reply = submission.reply({ hideFields, fieldErrors: { password: [result.message] } });
    return data(reply, { status: result.status, headers });
  }
  throw redirect(whereTo(request) ?? paths.confirmPassword(), { headers: result.headers });
}

export default function ConfirmPassword() {
  const { constraint, email, isConfirmed } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ confirmPasswordSchema }) => confirmPasswordSchema),
  });
  if (isConfirmed) {
    return (
      <NarrowPage title="Your password is confirmed">
        <p role="status">
          Close this tab, go back to your form and send it again. Everything you typed is still there.
        </p>
        <p className="mt-4">
          <ButtonLink to={paths.home()}>Go to the home page</ButtonLink>
        </p>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage
      title="Confirm your password"
      lead={`This needs a password given in the last ${CONFIRMED_MINUTES} minutes. You go on to it afterwards.`}
    >
      {/* Sent in full: what comes next may be a file. */}
      <Form method="post" {...form.props} reloadDocument className="grid gap-4">
        <FormErrors form={form} />
        <input name="username" value={email} autoComplete="username" readOnly hidden />
        <TextField field={fields.password} label="Password" type="password" autoComplete="current-password" />
        <Button look="primary">Confirm</Button>
      </Form>
    </NarrowPage>
  );
}
