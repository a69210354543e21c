import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { FormErrors, TextField } from "#app/components/forms/field";
import { Button } from "#app/components/ui/button";
import { Card } from "#app/components/ui/card";
import { MIN_PASSWORD_LENGTH } from "#app/http/password-schema";
import { changePasswordSchema } from "./form-schema";

export function PasswordForm({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const [form, fields] = useForm({
    lastResult,
    constraint: getZodConstraint(changePasswordSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: changePasswordSchema }),
    shouldRevalidate: "onInput",
  });
  return (
    <Card>
      <h2 className="mb-3">Change your password</h2>
      <Form method="post" {...getFormProps(form)} className="grid gap-4">
        <input type="hidden" name="intent" value="change-password" />
        <FormErrors form={form} />
        <TextField field={fields.current} label="Current password" type="password" autoComplete="current-password" />
        <TextField
          field={fields.password}
          label="New password"
          type="password"
          autoComplete="new-password"
          hint={`At least ${MIN_PASSWORD_LENGTH} characters.`}
        />
        <TextField
          field={fields.repeated}
          label="New password, once more"
          type="password"
          autoComplete="new-password"
        />
        <Button look="primary" className="justify-self-start">
          Change password
        </Button>
      </Form>
    </Card>
  );
}
