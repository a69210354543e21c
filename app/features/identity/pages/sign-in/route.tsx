import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { DEMO_PASSWORD, DEMO_PERSONAS } from "#app/features/identity/server/demo-personas";
import { BUSY_RETRY_SECONDS } from "#app/features/identity/server/password-hash";
import { findActor } from "#app/features/identity/server/session";
import { firstPageAfterSignIn, type SignInResult, signInWithPassword } from "#app/features/identity/server/sign-in";
import { paths, safeReturnTo } from "#app/paths";
import { parseFields } from "#app/platform/server/forms";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormErrors, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { TextLink } from "#app/ui/text-link";
import { signInSchema } from "./form-schema";

export { answerHeaders as headers } from "#app/platform/server/answer-headers";

export const meta = () => [{ title: "Sign in · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"));
  if (await findActor(request, context)) throw redirect(returnTo);
  if (!(await isOrganisationSetUp(context.database))) throw redirect(paths.setUp());
  return { constraint: getZodConstraint(signInSchema), personas: context.settings.demo ? DEMO_PERSONAS : [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const returnTo = safeReturnTo(new URL(request.url).searchParams.get("returnTo"));
  const form = await request.formData();
  const persona = context.settings.demo && DEMO_PERSONAS.find(({ email }) => email === form.get("persona"));
  if (persona) {
    const result = await signInWithPassword(context, request, { email: persona.email, password: DEMO_PASSWORD });
    if (!result.ok) return data({ lastResult: null, message: result.message }, refusalOf(result));
    throw redirect(await firstPageAfterSignIn(context, result.personId, returnTo), { headers: result.headers });
  }
  const submission = parseFields(form, signInSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply(), message: null }, { status: 400 });
  const result = await signInWithPassword(context, request, submission.value);
  if (result.ok) {
    throw redirect(await firstPageAfterSignIn(context, result.personId, returnTo), { headers: result.headers });
  }
  const lastResult = submission.reply({ formErrors: [result.message], hideFields: ["password"] });
  return data({ lastResult, message: null }, refusalOf(result));
}

const refusalOf = ({ status }: Extract<SignInResult, { ok: false }>) => ({
  status,
  headers: status === 503 ? { "Retry-After": String(BUSY_RETRY_SECONDS) } : undefined,
});

export default function SignIn() {
  const { constraint, personas } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ signInSchema }) => signInSchema),
  });
  return (
    <div
      className={`mx-auto mt-14 grid gap-6 ${personas.length > 0 ? "max-w-[860px] md:grid-cols-2" : "max-w-[420px]"}`}
    >
      <div>
        <h1>Sign in</h1>
        <p className="mt-1 mb-5 text-ink-2">Career ladders and skills assessment for your organisation.</p>
        <Card>
          <Form method="post" {...form.props} className="grid gap-4">
            <FormErrors form={form} />
            <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
            <TextField field={fields.password} label="Password" type="password" autoComplete="current-password" />
            <Button look="primary">Sign in</Button>
            <p className="text-[13.5px]">
              <TextLink to={paths.forgotPassword()}>Forgotten your password?</TextLink>
            </p>
          </Form>
        </Card>
      </div>
      {personas.length > 0 && (
        <section aria-labelledby="demo-heading">
          <h2 id="demo-heading" className="mt-1">
            Look around as…
          </h2>
          <p className="mt-1 mb-5 text-ink-2">This is the demo organisation. Nothing in it is real.</p>
          {result?.message && (
            <p role="alert" className="mb-3 font-medium text-danger">
              {result.message}
            </p>
          )}
          <ul className="grid gap-2">
            {personas.map((persona) => (
              <li key={persona.email}>
                <Form method="post">
                  <button
                    type="submit"
                    name="persona"
                    value={persona.email}
                    className="w-full rounded-[10px] border border-line bg-card px-4 py-3 text-left hover:border-accent hover:bg-accent-soft"
                  >
                    <span className="block font-semibold">{persona.label}</span>
                    <span className="block text-[13.5px] text-ink-2">{persona.about}</span>
                  </button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
