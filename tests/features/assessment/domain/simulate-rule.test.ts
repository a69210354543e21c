import { describe, expect, test } from "vitest";
import { countBelow, ERROR_MODELS, simulateRule } from "#app/features/assessment/domain/simulate-rule";
import type { Ladder, PromotionRule, Role, Weight } from "#app/features/ladder/domain/schema";
import { tinyLadder, tinyRole } from "./tiny-ladder";

const [USUAL, DOUBLED, SEVERITY] = ERROR_MODELS;
const SIZE = { people: 8_000, seed: 7 };
const PROFILE: PromotionRule = { kind: "profile", cycles: 2, coreAtTarget: 80, strengthsOffset: 0 };

/** A role with so many competencies of each weight, all with target 3 of 5. */
function roleWith(counts: Partial<Record<Weight, number>>): Role {
  const expectations = (Object.entries(counts) as [Weight, number][]).flatMap(([weight, count]) =>
    Array.from({ length: count }, (_, index) => [`${weight}-${index}`, [weight, 3]] as [string, [Weight, number]]),
  );
  return tinyRole(Object.fromEntries(expectations));
}

function ladderOf(promotionRule: PromotionRule, ...roles: Role[]): Ladder {
  const ids = roles.flatMap(({ expectations }) => expectations.map(({ competency }) => competency));
  return { ...tinyLadder({ all: [...new Set(ids)] }), promotionRule, roles };
}

const only = (rule: PromotionRule, role: Role, model = USUAL) => {
  const [found] = simulateRule(ladderOf(rule, role), model, SIZE);
  if (!found) throw new Error("the ladder has one role");
  return found;
};

/** A simulated share may lie four standard errors from the exact one. */
function expectShare(found: number | null, exact: number): void {
  const error = Math.sqrt((exact * (1 - exact)) / SIZE.people);
  expect(Math.abs((found ?? Number.NaN) - exact)).toBeLessThan(4 * error + 1e-9);
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
}
/** The chance of at most `most` events among `n`, each with chance `p`. */
const atMost = (most: number, n: number, p: number) =>
  Array.from({ length: most + 1 }, (_, k) => choose(n, k) * p ** k * (1 - p) ** (n - k)).reduce((a, b) => a + b, 0);

describe("against the exact chance", () => {
  test.each([
    [USUAL, 0.05],
    [DOUBLED, 0.1],
  ] as const)("defining alone: each is low in both cycles with the square of the chance of one", (model, low) => {
    const { trulyReady, lacksDefining } = only(PROFILE, roleWith({ defining: 3 }), model);
    expectShare(trulyReady, (1 - low ** 2) ** 3);
    // The one that is lacking is rated high in one cycle, and low, which is two below, in neither.
    const high = low;
    expectShare(lacksDefining, ((1 - low) ** 2 - (1 - low - high) ** 2) * (1 - low ** 2) ** 2);
  });

  test.each([
    [USUAL, 0.05],
    [DOUBLED, 0.1],
  ] as const)("core alone: at most two of twelve ratings are low", (model, low) => {
    expectShare(only(PROFILE, roleWith({ core: 6 }), model).trulyReady, atMost(2, 12, low));
  });

  test("one core competency truly below: its two ratings and ten others together, none of its own low again", () => {
    const [low, high] = [0.05, 0.05];
    const same = 1 - low - high;
    const exact =
      high ** 2 * atMost(2, 10, low) + 2 * high * same * atMost(1, 10, low) + same ** 2 * atMost(0, 10, low);
    expectShare(only(PROFILE, roleWith({ core: 6 })).belowOnTenth, exact);
  });

  test("a rule by weights: no core rating is low in two cycles, and at most two of the supporting in either", () => {
    const rule: PromotionRule = { mustMeet: ["core"], mayBeOneBelow: { supporting: 2 }, consecutiveCycles: 2 };
    const { trulyReady, lacksDefining } = only(rule, roleWith({ core: 10, supporting: 12 }));
    expectShare(trulyReady, (0.95 ** 10 * atMost(2, 12, 0.05)) ** 2);
    expect(lacksDefining).toBeNull();
  });
});

test("a tenth, a fifth and two fifths are of defining and core together, and never more than the core there is", () => {
  const counts = (role: Role) =>
    (["belowOnTenth", "belowOnFifth", "belowOnTwoFifths"] as const).map((kind) => countBelow(role, kind));
  expect(counts(roleWith({ defining: 4, core: 6, supporting: 9 }))).toEqual([1, 2, 4]);
  expect(counts(roleWith({ defining: 4, core: 1 }))).toEqual([1, 1, 1]);
});

test("the same seed gives the same, whatever other roles there are, and another seed another sample", () => {
  const role = roleWith({ defining: 4, core: 6 });
  const other = { ...roleWith({ core: 3 }), id: "other" };
  const alone = simulateRule(ladderOf(PROFILE, role), SEVERITY, SIZE);
  const beside = simulateRule(ladderOf(PROFILE, other, role), SEVERITY, SIZE);
  expect(beside[1]).toEqual(alone[0]);
  expect(simulateRule(ladderOf(PROFILE, role), SEVERITY, { ...SIZE, seed: 8 })).not.toEqual(alone);
});

test("raters who differ in severity make the rule harder to meet for those who are ready, and easier for those who are not", () => {
  const role = roleWith({ defining: 4, core: 6 });
  const [without, with_] = [only(PROFILE, role, USUAL), only(PROFILE, role, SEVERITY)];
  expect(with_.trulyReady).toBeLessThan(without.trulyReady ?? 0);
  expect(with_.belowOnTwoFifths).toBeGreaterThan(without.belowOnTwoFifths ?? 1);
});
