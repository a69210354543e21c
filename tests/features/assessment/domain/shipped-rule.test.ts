import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { ERROR_MODELS, PERSON_KINDS, simulateRule } from "#app/features/assessment/domain/simulate-rule";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";

const { ladder } = await readLadderAt("ladder");
const { ladder: earlier } = await readLadderAt("ladder/earlier/2026.3.json");
if (!ladder || !earlier) throw new Error("the shipped ladder cannot be read");
const [USUAL, DOUBLED] = ERROR_MODELS;
const DOCUMENT = await readFile("docs/ladder.md", "utf8");
/** As many as `cairn ladder rule` simulates, so that these are the numbers it prints. */
const usual = simulateRule(ladder, USUAL);
const doubled = simulateRule(ladder, DOUBLED);

describe.each(usual)("the promotion rule of the shipped ladder for $name", (role) => {
  test("is met by those who are truly ready, with usual errors and with twice as many", () => {
    expect(role.trulyReady).toBeGreaterThanOrEqual(0.9);
    expect(doubled.find(({ id }) => id === role.id)?.trulyReady).toBeGreaterThanOrEqual(0.8);
  });

  test("is hardly ever met by those below on two fifths of core, or on two of the six core ones alone", () => {
    expect(role.belowOnTwoFifths).toBeLessThanOrEqual(0.05);
    expect(role.belowOnFifth).toBeLessThanOrEqual(0.05);
  });

  test("is documented with these numbers", () => {
    const row = DOCUMENT.split("\n").find((line) => line.startsWith(`| ${role.name} | 0.`)) ?? "";
    const cells = row.split("|").slice(2, 7);
    const second = doubled.find(({ id }) => id === role.id);
    const expected = PERSON_KINDS.map((kind) => [role[kind]?.toFixed(2), second?.[kind]?.toFixed(2)]);
    expect(cells.map((cell) => cell.trim().split(" · ").slice(0, 2))).toEqual(expected);
  });

  test("is rarely met by those who lack one defining competency", () => {
    expect(role.lacksDefining).toBeLessThanOrEqual(0.1);
  });
});

test("the rule before it was met by fewer than half of those who are truly ready, in every role", () => {
  for (const { trulyReady } of simulateRule(earlier, USUAL, { people: 2_000, seed: 1 })) {
    expect(trulyReady).toBeGreaterThan(0.3);
    expect(trulyReady).toBeLessThan(0.5);
  }
});
