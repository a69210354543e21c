import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseFields } from "#app/platform/server/forms";
import { hasField } from "#app/platform/server/schema-fields";

const form = (fields: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

const schema = z
  .object({
    title: z.string().trim().max(3),
    ids: z.array(z.string()).default([]),
    plan: z.object({ text: z.string().optional() }).optional(),
    scores: z.record(z.string(), z.string()).optional(),
    when: z.preprocess((value) => value || undefined, z.string().nullable().optional()),
  })
  .refine(() => true)
  .transform((value) => value);

describe("which fields a schema has", () => {
  test.each(["title", "ids", "ids[3]", "plan.text", "scores.anything", "when"])("%s is one", (name) => {
    expect(hasField(schema, name)).toBe(true);
  });

  test.each(["other", "title.x", "title[0]", "plan", "plan.other", "ids.x", "toString", "scores", "scores.a.b"])(
    "%s is none",
    (name) => {
      expect(hasField(schema, name)).toBe(false);
    },
  );

  test("of alternatives, the fields of each", () => {
    const either = z.discriminatedUnion("intent", [
      z.object({ intent: z.literal("a"), one: z.string() }),
      z.object({ intent: z.literal("b"), two: z.string() }).and(z.object({ three: z.string() })),
    ] as never);
    expect(["intent", "one", "two", "three", "four"].map((name) => hasField(either, name))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

test("a refused form gives back what the schema names, and nothing else", () => {
  const submission = parseFields(
    form([
      ["title", "too long"],
      ["ids", "1"],
      ["ids", "2"],
      ["other", "x"],
    ]),
    schema,
  );
  expect(submission.reply().initialValue).toEqual({ title: "too long", ids: ["1", "2"] });
});

test("an accepted form has the values of the schema", () => {
  const submission = parseFields(
    form([
      ["title", " ab "],
      ["ids", "1"],
      ["plan.text", "words"],
      ["other", "x"],
    ]),
    schema,
  );
  expect(submission.status === "success" && submission.value).toMatchObject({
    title: "ab",
    ids: ["1"],
    plan: { text: "words" },
  });
});
