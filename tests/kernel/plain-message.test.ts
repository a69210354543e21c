import { describe, expect, test } from "vitest";
import { z } from "zod";
import { plainMessage } from "#app/kernel/plain-message";

const messageOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: plainMessage }).error?.issues.map(({ message }) => message);

describe("what the library would say of a field is said in plain words", () => {
  test.each([
    [z.string(), undefined, "Fill this in"],
    [z.string().min(1), "", "Fill this in"],
    [z.string().min(3), "ab", "Enter at least 3 characters"],
    [z.string().max(2), "abc", "Use at most 2 characters"],
    [z.string(), 5, "This is not in a form that Cairn can read"],
    [z.email(), "a@", "Enter an email address, such as name@example.com"],
    [z.url(), "x", "Enter a web address that begins with https://"],
    [z.iso.date(), "x", "Enter a date"],
    [z.uuid(), "x", "This is not in a form that Cairn can read"],
    [z.coerce.number(), "x", "Enter a number"],
    [z.number().int(), 1.5, "Enter a whole number"],
    [z.number().min(1), 0, "Enter 1 or more"],
    [z.number().max(5), 6, "Enter 5 or less"],
    [z.enum(["a", "b"]), "c", "Choose one of the options"],
    [z.array(z.string()).min(2), ["a"], "Choose at least 2"],
    [z.array(z.string()).max(1), ["a", "b"], "Choose at most 1"],
    [z.strictObject({}), { a: 1 }, "This is not in a form that Cairn can read"],
  ])("case %#", (schema, value, message) => expect(messageOf(schema, value)).toEqual([message]));

  test("a sentence of the schema's own stays", () => {
    expect(messageOf(z.string({ error: "Say why" }), undefined)).toEqual(["Say why"]);
    expect(messageOf(z.string().min(1, "Say why"), "")).toEqual(["Say why"]);
    expect(
      messageOf(
        z.string().refine(() => false, "No"),
        "a",
      ),
    ).toEqual(["No"]);
  });
});
