import { parseWithZod } from "@conform-to/zod/v4";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { CheckboxField, FormErrors, SelectField, TextField } from "#app/ui/forms/field";
import { type FormAnswer, useForm } from "#app/ui/forms/use-form";

const schema = z.object({
  name: z.string({ error: "Enter the name" }),
  role: z.string().optional(),
  named: z.boolean().optional(),
  members: z.array(z.string().max(3, "Too long").optional()).default([]),
});
const OPTIONS = [
  { value: "a", label: "A" },
  { value: "b", label: "B" },
];

function TestForm({ lastResult, defaults }: { lastResult?: FormAnswer; defaults?: Record<string, unknown> }) {
  const [form, fields] = useForm({
    id: "test",
    lastResult,
    defaultValue: defaults,
    constraint: { name: { required: true, maxLength: 20 } },
    schema: async () => schema,
  });
  return (
    <form {...form.props}>
      <FormErrors form={form} />
      <TextField field={fields.name} label="Name" hint="As on the door." />
      <SelectField field={fields.role} label="Role" options={OPTIONS} />
      <CheckboxField field={fields.named} label="Named" />
      <TextField field={form.field("members[1]")} label="Second member" />
    </form>
  );
}

/** The attributes of the control with this name, as the server sends them. */
function control(html: string, name: string): string {
  const found = html.match(new RegExp(`<(input|select)[^>]*name="${name.replace(/[[\]]/g, "\\$&")}"[^>]*>`))?.[0];
  if (!found) throw new Error(`no control is called ${name}`);
  return found;
}

const post = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return parseWithZod(form, { schema });
};

test("an empty form tells what is required and how long, and has no errors", () => {
  const html = renderToString(<TestForm />);
  const name = control(html, "name");
  expect(name).toContain('required=""');
  expect(name).toContain('maxLength="20"');
  expect(name).toContain('aria-describedby="test-name-description"');
  expect(name).not.toContain("aria-invalid=");
  expect(control(html, "role")).not.toContain("required");
  expect(html).not.toContain('role="alert"');
});

test("defaults stand in the controls: texts, numbers, choices, ticks and one of a list", () => {
  const html = renderToString(<TestForm defaults={{ name: 7, role: "b", named: true, members: ["x", "y"] }} />);
  expect(control(html, "name")).toContain('value="7"');
  expect(html).toMatch(/<option value="b" selected="">/);
  expect(control(html, "named")).toContain('checked=""');
  expect(control(html, "members[1]")).toContain('value="y"');
});

test("what a refused form held stands in it again, before the defaults, with each message at its control", () => {
  const submission = post({ role: "a", "members[0]": "ok", "members[1]": "longer" });
  const html = renderToString(<TestForm lastResult={submission.reply()} defaults={{ role: "b", named: true }} />);
  expect(control(html, "name")).toContain('aria-invalid="true"');
  expect(control(html, "name")).toContain('aria-describedby="test-name-error test-name-description"');
  expect(html).toContain("Enter the name");
  expect(html).toMatch(/<option value="a" selected="">/);
  expect(control(html, "named")).not.toContain("checked");
  expect(control(html, "members[1]")).toContain('value="longer"');
  expect(control(html, "members[1]")).toContain('aria-invalid="true"');
});

test("messages about the form as a whole are announced, and secrets are not sent back", () => {
  const lastResult = post({ name: "Ada" }).reply({ formErrors: ["Please look again"], hideFields: ["name"] });
  const html = renderToString(<TestForm lastResult={lastResult} />);
  expect(html).toContain('role="alert"');
  expect(html).toContain('<form id="test"');
  expect(html).toContain('aria-describedby="test-error"');
  expect(control(html, "name")).not.toContain("Ada");
});
