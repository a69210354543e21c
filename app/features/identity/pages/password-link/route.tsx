import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { explainWeakPassword } from "#app/features/identity/server/common-passwords";
import { BUSY_MESSAGE, BUSY_RETRY_SECONDS, isHashingBusy } from "#app/features/identity/server/password-hash";
import { PASSWORD_HINT } from "#app/features/identity/server/password-limits";
import { choosePassword, findOwnerOfLink } from "#app/features/identity/server/password-links";
import { firstPageAfterSignIn, signInWithPassword } from "#app/features/identity/server/sign-in";
import { paths } from "#app/paths";
import { parseForm } from "#app/platform/server/forms";
import { Button, ButtonLink } from "#app/ui/button";
import { FormErrors, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { NarrowPage } from "#app/ui/layout/narrow-page";
import { choosePasswordSchema } from "./form-schema";

export { answerHeaders as headers } from "#app/platform/server/answer-headers";

export const meta = () => [{ title: "Choose a password · Cairn" }];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const owner = await findOwnerOfLink(context, params.token ?? "");
  // A link that cannot be used is answered kindly, and yet is not a page that exists.
  return data(
    { constraint: getZodConstraint(choosePasswordSchema), owner: owner && { name: owner.name, email: owner.email } },
    { status: owner ? 200 : 404 },
  );
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const submission = await parseForm(request, choosePasswordSchema);
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply({ hideFields: ["password", "repeated"] }) }, { status: 400 });
  }
  const { password } = submission.value;
  const refuse = (errors: Parameters<typeof submission.reply>[0], init: { status: number; headers?: HeadersInit }) =>
    data({ lastResult: submission.reply({ ...errors, hideFields: ["password", "repeated"] }) }, init);
  const formErrors = ["This link was used or has run out meanwhile. Ask for a new one at “Forgotten your password?”."];
  const asked = await findOwnerOfLink(context, token);
  if (!asked) return refuse({ formErrors }, { status: 410 });
  const organisation = (await findOrganisation(context.database))?.name ?? "";
  const weakness = explainWeakPassword(password, { ...asked, organisation });
  if (weakness) return refuse({ fieldErrors: { password: [weakness] } }, { status: 400 });
  try {
    const owner = await choosePassword(context, token, password);
    if (!owner) return refuse({ formErrors }, { status: 410 });
    const signedIn = await signInWithPassword(context, request, { email: owner.email, password, isKnown: true });
    if (!signedIn.ok) throw redirect(paths.signIn());
    const first = await firstPageAfterSignIn(context, signedIn.personId, paths.home());
    throw redirect(first, { headers: signedIn.headers });
  } catch (error) {
    if (!isHashingBusy(error)) throw error;
    const headers = { "Retry-After": String(BUSY_RETRY_SECONDS) };
    return refuse({ formErrors: [BUSY_MESSAGE] }, { status: 503, headers });
  }
}

export default function PasswordLink() {
  const { constraint, owner } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ choosePasswordSchema }) => choosePasswordSchema),
  });
  if (!owner) {
    return (
      <NarrowPage title="This link cannot be used any more">
        <p>
          Each link works once and for a limited time. If you chose your password with it already, sign in; otherwise
          ask for a new one.
        </p>
        <div className="mt-4 flex flex-wrap gap-2">
          <ButtonLink to={paths.signIn()} look="primary">
            Sign in
          </ButtonLink>
          <ButtonLink to={paths.forgotPassword()}>Ask for a new link</ButtonLink>
        </div>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title="Choose your password" lead={`Hello ${owner.name}. You sign in with ${owner.email}.`}>
      <Form method="post" {...form.props} className="grid gap-4">
        <FormErrors form={form} />
        <input name="username" value={owner.email} autoComplete="username" readOnly hidden />
        <TextField
          field={fields.password}
          label="Password"
          type="password"
          autoComplete="new-password"
          hint={PASSWORD_HINT}
        />
        <TextField field={fields.repeated} label="Password, once more" type="password" autoComplete="new-password" />
        <Button look="primary">Save and sign in</Button>
      </Form>
    </NarrowPage>
  );
}
