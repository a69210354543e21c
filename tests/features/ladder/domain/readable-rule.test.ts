import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describePromotionRule } from "#app/features/ladder/domain/readable-rule";
import { type PromotionRule, promotionRuleSchema, WEIGHTS } from "#app/features/ladder/domain/schema";

/** The sentences about weights, without the last one, about cycles. */
function described(mustMeet: PromotionRule["mustMeet"], mayBeOneBelow: PromotionRule["mayBeOneBelow"]): string[] {
  return describePromotionRule({ mustMeet, mayBeOneBelow, consecutiveCycles: 1 }).slice(0, -1);
}

describe("describePromotionRule", () => {
  it("tells the rule of the shipped ladder", () => {
    expect(
      describePromotionRule({ mustMeet: ["core"], mayBeOneBelow: { supporting: 2 }, consecutiveCycles: 2 }),
    ).toEqual([
      "Every core competency is at or above what the role expects.",
      "Up to 2 supporting competencies may be one step below, none further; the others are at or above what the role expects.",
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
    expect(described(["core"], { supporting: 1 })[1]).toMatch(/^One supporting competency may be one step below/);
    expect(described(["core"], { supporting: 2 })[1]).toMatch(/^Up to 2 supporting competencies may be one step below/);
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
      mustMeet: fc.subarray([...WEIGHTS]),
      mayBeOneBelow: fc.record({ core: fc.nat(3), supporting: fc.nat(3), optional: fc.nat(3) }, { requiredKeys: [] }),
      consecutiveCycles: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(rule, (value) => {
        const sentences = describePromotionRule(promotionRuleSchema.parse(value));
        const countsNothing = value.mustMeet.length === 0 && Object.keys(value.mayBeOneBelow).length === 0;
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
        for (const weight of WEIGHTS) {
          const mentions = sentences.join(" ").toLowerCase().split(weight).length - 1;
          expect(mentions).toBe(countsNothing ? 0 : 1);
        }
      }),
    );
  });
});
