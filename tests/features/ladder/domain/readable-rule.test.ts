import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describePromotionRule } from "#app/features/ladder/domain/readable-rule";
import {
  COUNTED_WEIGHTS,
  type ProfileRule,
  promotionRuleSchema,
  type WeightsRule,
} from "#app/features/ladder/domain/schema";
import { anyRule } from "./ladder-arbitrary";

/** The sentences about weights, without the last one, about cycles. */
function described(mustMeet: WeightsRule["mustMeet"], mayBeOneBelow: WeightsRule["mayBeOneBelow"]): string[] {
  return describePromotionRule({ mustMeet, mayBeOneBelow, consecutiveCycles: 1 }).slice(0, -1);
}

describe("describePromotionRule", () => {
  it("tells a rule by weights", () => {
    expect(
      describePromotionRule({ mustMeet: ["core"], mayBeOneBelow: { supporting: 2 }, consecutiveCycles: 2 }),
    ).toEqual([
      "Every core competency is at or above what the role expects.",
      "Up to 2 supporting competencies may be one level below, none further; the others are at or above what the role expects.",
      "Optional competencies do not count.",
      "This holds in 2 cycles in a row.",
    ]);
  });

  it("says that one cycle is enough", () => {
    expect(describePromotionRule({ mustMeet: ["core"], mayBeOneBelow: {}, consecutiveCycles: 1 }).at(-1)).toBe(
      "One cycle is enough.",
    );
  });

  it("names all weights that must be met, in one order", () => {
    expect(described(["optional", "core"], {})).toEqual([
      "Every core and optional competency is at or above what the role expects.",
      "Supporting competencies do not count.",
    ]);
    expect(described(["core", "supporting", "optional"], {})).toEqual([
      "Every core, supporting and optional competency is at or above what the role expects.",
    ]);
  });

  it("speaks of none, one and two that may be below", () => {
    expect(described(["core"], { supporting: 0 })[0]).toBe(
      "Every core and supporting competency is at or above what the role expects.",
    );
    expect(described(["core"], { supporting: 1 })[1]).toMatch(/^One supporting competency may be one level below/);
    expect(described(["core"], { supporting: 2 })[1]).toMatch(
      /^Up to 2 supporting competencies may be one level below/,
    );
  });

  it("lets the stricter list win where a weight is in both", () => {
    expect(described(["core"], { core: 3 })).toEqual([
      "Every core competency is at or above what the role expects.",
      "Supporting and optional competencies do not count.",
    ]);
  });

  it("says so where nothing counts", () => {
    expect(described([], {})).toEqual(["No competency counts towards readiness."]);
  });

  it("names each weight exactly once, in sentences, for every rule", () => {
    const rule = fc.record({
      mustMeet: fc.subarray([...COUNTED_WEIGHTS]),
      mayBeOneBelow: fc.record({ core: fc.nat(3), supporting: fc.nat(3), optional: fc.nat(3) }, { requiredKeys: [] }),
      consecutiveCycles: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(rule, (value) => {
        const sentences = describePromotionRule(promotionRuleSchema.parse(value));
        const countsNothing = value.mustMeet.length === 0 && Object.keys(value.mayBeOneBelow).length === 0;
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
        for (const weight of COUNTED_WEIGHTS) {
          const mentions = sentences.join(" ").toLowerCase().split(weight).length - 1;
          expect(mentions).toBe(countsNothing ? 0 : 1);
        }
      }),
    );
  });
});

describe("describePromotionRule, of a profile", () => {
  const rule: ProfileRule = {
    kind: "profile",
    cycles: 2,
    coreAtTarget: 80,
    strengthsOffset: 1,
    orOneCycleWith: { results: 2, monthsApart: 6 },
  };

  it("tells the rule of the shipped ladder", () => {
    expect(describePromotionRule(rule)).toEqual([
      "The rule reads the last 2 cycles together. Every defining competency is at target in at least one of them and never 2 levels below.",
      "At least 80% of the core ratings are at target, and none is 2 levels below.",
      "A strength is a defining or core competency above target in each of these cycles. One strength offsets one core competency that is 1 level below.",
      "One cycle that meets this on its own is enough with 2 endorsed results for defining competencies. They are independent of one another and at least 6 months apart.",
      "Supporting and optional competencies never block a promotion.",
    ]);
  });

  it("leaves out strengths and results where the rule has none, and reads one cycle as one", () => {
    const { orOneCycleWith: _, ...without } = rule;
    expect(describePromotionRule({ ...without, strengthsOffset: 0, cycles: 1 })).toEqual([
      "The rule reads the latest cycle. Every defining competency is at target in it.",
      "At least 80% of the core ratings are at target, and none is 2 levels below.",
      "Supporting and optional competencies never block a promotion.",
    ]);
  });

  it("gives whole sentences, each once, for every rule", () => {
    fc.assert(
      fc.property(anyRule, (any) => {
        const sentences = describePromotionRule(any);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(new Set(sentences).size).toBe(sentences.length);
      }),
    );
  });
});
