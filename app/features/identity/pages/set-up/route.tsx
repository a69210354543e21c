import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { setUpOrganisation } from "#app/features/identity/data/set-up";
import type { Auth } from "#app/features/identity/server/auth";
import { explainWeakPassword } from "#app/features/identity/server/common-passwords";
import { BUSY_MESSAGE, BUSY_RETRY_SECONDS, isHashingBusy } from "#app/features/identity/server/password-hash";
import { PASSWORD_HINT } from "#app/features/identity/server/password-limits";
import { tooManyAttempts } from "#app/features/identity/server/prove-password";
import { isSetUpCode } from "#app/features/identity/server/set-up-code";
import { signInWithPassword } from "#app/features/identity/server/sign-in";
import { findRole } from "#app/features/ladder/domain/lookup";
import { roleOptions } from "#app/features/ladder/server/role-choices";
import { paths } from "#app/paths";
import { parseForm } from "#app/platform/server/forms";
import { notFound } from "#app/platform/server/guards";
import { recordSecurityEvent } from "#app/platform/server/security-log";
import { listTimeZones, serverTimeZone } from "#app/platform/server/time-zones";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormErrors, SelectField, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { setUpSchema } from "./form-schema";

export { answerHeaders as headers } from "#app/platform/server/answer-headers";

export const meta = () => [{ title: "Set up · Cairn" }];

export async function loader({ context }: LoaderFunctionArgs) {
  if (await isOrganisationSetUp(context.database)) throw notFound();
  const { ladder } = await context.ladders.requireCurrent();
  return {
    constraint: getZodConstraint(setUpSchema),
    roles: roleOptions(ladder),
    zones: listTimeZones(),
    zone: serverTimeZone(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { database, settings, throttle, auth } = context;
  if (await isOrganisationSetUp(database)) throw notFound();
  const submission = await parseForm(request, setUpSchema);
  const hideFields = ["password" as const, "repeated" as const];
  if (submission.status !== "success") return data(submission.reply({ hideFields }), { status: 400 });
  const { code, name, timeZone, administratorName, email, roleId, password } = submission.value;
  const refuse = (errors: Parameters<typeof submission.reply>[0], status: number) =>
    data(submission.reply({ ...errors, hideFields }), {
      status,
      headers: status === 503 ? { "Retry-After": String(BUSY_RETRY_SECONDS) } : undefined,
    });
  const proof = await throttle.prove({ account: "set-up", address: context.clientAddress }, async () =>
    isSetUpCode(settings.SECRET, code) ? true : null,
  );
  if (!proof.ok) {
    if (proof.reason === "throttled") return refuse({ formErrors: [tooManyAttempts(proof.retryAfterSeconds)] }, 429);
    await recordSecurityEvent(context, { kind: "sign-in-refused", detail: { reason: "set-up-code" } });
    return refuse({ fieldErrors: { code: ["This is not the code that the server printed"] } }, 400);
  }
  const { ladder } = await context.ladders.requireCurrent();
  if (!findRole(ladder, roleId)) return refuse({ fieldErrors: { roleId: ["Choose a role of the ladder"] } }, 400);
  const weakness = explainWeakPassword(password, { name: administratorName, email, organisation: name });
  if (weakness) return refuse({ fieldErrors: { password: [weakness] } }, 400);
  const passwordHash = await hashUnlessBusy(auth, password);
  if (passwordHash === null) return refuse({ formErrors: [BUSY_MESSAGE] }, 503);
  const administrator = { name: administratorName, email, ladderId: ladder.id, roleId, passwordHash };
  const isDone = await setUpOrganisation(database, { organisation: { name, timeZone }, administrator }, context.now());
  if (!isDone) throw notFound();
  const signedIn = await signInWithPassword(context, request, { email, password });
  throw redirect(signedIn.ok ? paths.home() : paths.signIn(), signedIn.ok ? { headers: signedIn.headers } : undefined);
}

async function hashUnlessBusy(auth: Auth, password: string): Promise<string | null> {
  try {
    return await (await auth.$context).password.hash(password);
  } catch (error) {
    if (isHashingBusy(error)) return null;
    throw error;
  }
}

export default function SetUp() {
  const { constraint, roles, zones, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult,
    defaultValue: { timeZone: zone },
    constraint,
    schema: () => import("./form-schema").then(({ setUpSchema }) => setUpSchema),
  });
  return (
    <div className="mx-auto mt-14 max-w-[640px]">
      <h1>Set up Cairn</h1>
      <p className="mt-1 mb-5 text-ink-2">Once, for your organisation. You become its first administrator.</p>
      <Card>
        <Form method="post" {...form.props} className="grid gap-7">
          <FormErrors form={form} />
          <TextField
            field={fields.code}
            label="Set-up code"
            autoComplete="off"
            spellCheck={false}
            hint="The server printed it in its terminal when it started."
          />
          <fieldset className="grid gap-4">
            <legend className="mb-3 text-[19px] font-semibold">Organisation</legend>
            <TextField field={fields.name} label="Name" autoComplete="organization" />
            <SelectField
              field={fields.timeZone}
              label="Time zone"
              options={zones.map((name) => ({ value: name, label: name.replaceAll("_", " ") }))}
              hint="The days of your cycles begin and end in it."
            />
          </fieldset>
          <fieldset className="grid gap-4">
            <legend className="mb-3 text-[19px] font-semibold">You</legend>
            <TextField field={fields.administratorName} label="Your name" autoComplete="name" />
            <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
            <SelectField
              field={fields.roleId}
              label="Your role on the ladder"
              options={roles}
              emptyLabel="Choose a role"
              hint="You can change it later."
            />
            <TextField
              field={fields.password}
              label="Password"
              type="password"
              autoComplete="new-password"
              hint={PASSWORD_HINT}
            />
            <TextField
              field={fields.repeated}
              label="Password, once more"
              type="password"
              autoComplete="new-password"
            />
          </fieldset>
          <Button look="primary" className="justify-self-start">
            Set up and sign in
          </Button>
        </Form>
      </Card>
    </div>
  );
}
