import { PASSWORD_HINT } from "#app/features/identity/server/password-limits";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { FormErrors, TextField } from "#app/ui/forms/field";
import { Form } from "#app/ui/forms/form";
import { type Constraints, type FormAnswer, useForm } from "#app/ui/forms/use-form";

export function PasswordForm({ lastResult, constraint }: { lastResult: FormAnswer; constraint: Constraints }) {
  const [form, fields] = useForm({
    lastResult,
    constraint,
    schema: () => import("./form-schema").then(({ changePasswordSchema }) => changePasswordSchema),
  });
  return (
    <Card>
      <h2 className="mb-3">Change your password</h2>
      <Form method="post" {...form.props} className="grid gap-4">
        <input type="hidden" name="intent" value="change-password" />
        <FormErrors form={form} />
        <TextField field={fields.current} label="Current password" type="password" autoComplete="current-password" />
        <TextField
          field={fields.password}
          label="New password"
          type="password"
          autoComplete="new-password"
          hint={PASSWORD_HINT}
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
