import type { ReactNode } from "react";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import type { Act } from "./form-schema";

/** A button that does one thing with a person's access. */
export function ActForm({ intent, danger, children }: { intent: Act; danger?: boolean; children: ReactNode }) {
  return (
    <Form method="post">
      <Button name="intent" value={intent} look={danger ? "danger" : "secondary"}>
        {children}
      </Button>
    </Form>
  );
}
