import { getZodConstraint } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForPassword } from "#app/features/identity/server/password-links";
import { tooManyAttempts } from "#app/features/identity/server/prove-password";
import { paths } from "#app/paths";
import { parseForm } from "#app/platform/server/forms";
import { Button } from "#app/ui/button";
import { FormErrors, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { useForm } from "#app/ui/forms/use-form";
import { NarrowPage } from "#app/ui/layout/narrow-page";
import { TextLink } from "#app/ui/text-link";
import { forgotPasswordSchema } from "./form-schema";

export const meta = () => [{ title: "Forgotten password · Cairn" }];

export function loader({ context }: LoaderFunctionArgs) {
  return { constraint: getZodConstraint(forgotPasswordSchema), mailIsSet: context.mailer.isSet };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, forgotPasswordSchema);
  if (submission.status !== "success") return data({ lastResult: submission.reply(), asked: null }, { status: 400 });
  const { email } = submission.value;
  // Counted apart from signing in, so that nobody is locked out by someone who asks in their name.
  const verdict = await context.throttle.countRequest({
    account: `forgotten ${email}`,
    address: context.clientAddress,
  });
  if (!verdict.ok) {
    const lastResult = submission.reply({ formErrors: [tooManyAttempts(verdict.retryAfterSeconds)] });
    return data({ lastResult, asked: null }, { status: 429 });
  }
  // Not awaited: the answer takes as long for an address that nobody has, and says the same.
  askForPassword(context, email).catch((error) => {
    context.logger.error({ requestId: context.requestId, err: error }, "a request for a password got lost");
  });
  return data({ lastResult: null, asked: email });
}

export default function ForgotPassword() {
  const { constraint, mailIsSet } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useForm({
    lastResult: result?.lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ forgotPasswordSchema }) => forgotPasswordSchema),
  });
  if (result?.asked) {
    return (
      <NarrowPage title="We have passed it on">
        <div role="status" className="grid gap-3">
          <p>
            {mailIsSet
              ? `If ${result.asked} has an account, a link to choose a new password is on its way there. Where the mail cannot be sent, the administrators see that you asked.`
              : `If ${result.asked} has an account, the administrators now see that you asked. One of them will pass you a link.`}
          </p>
          <p>
            <TextLink to={paths.signIn()}>Back to sign-in</TextLink>
          </p>
        </div>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage
      title="Forgotten your password?"
      lead={
        mailIsSet
          ? "We mail you a link with which you can choose a new one."
          : "An administrator passes you a link with which you can choose a new one."
      }
    >
      <Form method="post" {...form.props} className="grid gap-4">
        <FormErrors form={form} />
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
        <Button look="primary">Ask for a link</Button>
        <p className="text-[13.5px]">
          <TextLink to={paths.signIn()}>Back to sign-in</TextLink>
        </p>
      </Form>
    </NarrowPage>
  );
}
