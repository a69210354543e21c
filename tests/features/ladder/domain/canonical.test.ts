import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#app/features/ladder/domain/canonical";
import { edited, requireLadder, sourceWith } from "./fixture";
import { ladderArbitrary } from "./ladder-arbitrary";

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, withKeysReversed(part)]),
  );
}

describe("canonicalJson", () => {
  it("does not depend on the order of keys, and holds the whole ladder", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        const json = canonicalJson(ladder);
        expect(canonicalJson(withKeysReversed(ladder) as typeof ladder)).toBe(json);
        expect(JSON.parse(json)).toEqual(ladder);
      }),
      { numRuns: 50 },
    );
  });

  it("sorts keys, uses no white space and leaves undefined out", () => {
    const { ladder } = requireLadder();
    const json = canonicalJson({
      ...ladder,
      promotionRule: { ...ladder.promotionRule, mayBeOneBelow: { core: undefined } },
    });
    expect(json).toContain('"promotionRule":{"consecutiveCycles":2,"mayBeOneBelow":{},"mustMeet":["core"]}');
  });

  it("does not depend on layout and comments, but on the order of lists", () => {
    const manager = edited("roles/manager.yaml", "name: Manager", "# who leads\nname:   'Manager'");
    const swapped = edited("ladder.yaml", "[engineer, senior-engineer]", "[senior-engineer, engineer]");
    const json = canonicalJson(requireLadder().ladder);
    expect(canonicalJson(requireLadder(sourceWith({ "roles/manager.yaml": manager })).ladder)).toBe(json);
    expect(canonicalJson(requireLadder(sourceWith({ "ladder.yaml": swapped })).ladder)).not.toBe(json);
  });
});
