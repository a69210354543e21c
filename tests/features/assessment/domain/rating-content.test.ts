import { describe, expect, test } from "vitest";
import { NOT_OBSERVED, rated, UNRATED } from "#app/features/assessment/domain/rating";
import { MAX_NOTE_LENGTH, orderCriteria, toContent, toValue } from "#app/features/assessment/domain/rating-content";
import { evidenceSchema, ratingSchema } from "#app/features/assessment/domain/rating-schema";

const criterion = (id: string) => ({ id, text: id });
const level = (number: number, ...ids: string[]) => ({
  level: number,
  descriptor: "d",
  criteria: ids.map(criterion),
  evidence: [],
});
const competency = { proficiencies: [level(1, "one-a", "one-b"), level(2, "two-a")] };
const ladder = { proficiencies: [1, 2, 3].map((step) => ({ level: step, name: "n", scope: "s", autonomy: "a" })) };
const schema = ratingSchema(ladder, competency);
const posted = { rating: "2", criteria: [], note: "", version: "0" };

describe("a posted rating", () => {
  test.each(["4", "-1", "1.5", "two", " 2"])("%j is no proficiency of the ladder", (rating) => {
    expect(schema.safeParse({ ...posted, rating }).success).toBe(false);
  });

  test.each(["", "0", "1", "3"])("%j is taken", (rating) => {
    expect(schema.safeParse({ ...posted, rating }).success).toBe(true);
  });

  test("a criterion of another competency is refused", () => {
    expect(schema.safeParse({ ...posted, criteria: ["elsewhere"] }).success).toBe(false);
  });

  test("criteria come in the ladder's order, each once", () => {
    expect(schema.parse({ ...posted, criteria: ["two-a", "one-b", "two-a"] }).content.criteria).toEqual([
      "one-b",
      "two-a",
    ]);
    expect(orderCriteria(competency.proficiencies, [])).toEqual([]);
    // A page does not know those of every step: none is lost for that.
    expect(orderCriteria([level(2, "two-a", "two-b")], ["two-b", "one-a", "two-a", "one-a"])).toEqual([
      "one-a",
      "two-a",
      "two-b",
    ]);
  });

  test("a note may have as many characters as are said, a line break counting once however it is sent", () => {
    const lines = "a\r\n".repeat(MAX_NOTE_LENGTH / 2);
    expect(schema.parse({ ...posted, note: lines }).content.note).toHaveLength(MAX_NOTE_LENGTH);
    expect(schema.safeParse({ ...posted, note: `${lines}a` }).success).toBe(false);
  });

  test.each(["-1", "1.5", "x"])("version %j is refused", (version) => {
    expect(schema.safeParse({ ...posted, version }).success).toBe(false);
  });

  test("a rating becomes fields and comes back the same", () => {
    for (const value of [UNRATED, NOT_OBSERVED, rated(3)]) {
      expect(toValue(toContent({ value, note: "", criteriaSeen: [] }).rating)).toEqual(value);
    }
  });
});

describe("posted evidence", () => {
  const evidence = { title: "Checkout tracing", link: "", happenedOn: "" };

  test.each(["javascript:alert(1)", "ftp://example.test/", "example.test", "/path", "data:text/html,x"])(
    "the link %j is refused",
    (link) => {
      expect(evidenceSchema.safeParse({ ...evidence, link }).success).toBe(false);
    },
  );

  test.each(["2026-02-30", "12 Sep", "2026-9-1"])("the day %j is refused", (happenedOn) => {
    expect(evidenceSchema.safeParse({ ...evidence, happenedOn }).success).toBe(false);
  });

  test("without a title it is refused", () => {
    expect(evidenceSchema.safeParse({ ...evidence, title: "  " }).success).toBe(false);
  });

  test("link and day may be left out", () => {
    expect(evidenceSchema.parse(evidence)).toEqual({ ...evidence, happenedOn: null });
    const whole = { title: "T", link: "https://example.test/a?b#c", happenedOn: "2026-09-12" };
    expect(evidenceSchema.parse(whole)).toEqual(whole);
  });
});
