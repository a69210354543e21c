import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLadders } from "#app/features/ladder/domain/diff";
import type { LadderDiff } from "#app/features/ladder/domain/diff-types";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { printLadder } from "#app/features/ladder/domain/print";
import { applyDiff } from "#tests/features/ladder/domain/apply-diff";
import { evolutionArbitrary, unrelatedArbitrary } from "./evolution-arbitrary";
import { ladderArbitrary } from "./ladder-arbitrary";

describe("diffLadders", () => {
  it("finds nothing between a ladder and itself, nor after it was printed and read again", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        expect(diffLadders(ladder, structuredClone(ladder)).changes).toEqual([]);
        const again = parseLadder(printLadder(ladder));
        expect(again.ok && diffLadders(ladder, again.ladder).changes).toEqual([]);
      }),
    );
  });

  it("gives one sentence for every change, and a reason for each that breaks", () => {
    fc.assert(
      fc.property(fc.oneof(evolutionArbitrary, unrelatedArbitrary), ({ before, after }) => {
        const { changes, breaking } = diffLadders(before, after);
        for (const change of changes) {
          expect(change.sentence).toMatch(/^\S[\s\S]*\S$/);
          expect(change.breaking).toBe(change.reason !== null);
          expect(change.subject.name).not.toBe("");
        }
        expect(breaking).toBe(changes.some((change) => change.breaking));
      }),
    );
  });
});

describe("applyDiff", () => {
  it.each([
    ["a ladder and a later version of it", evolutionArbitrary],
    ["two ladders that have nothing in common", unrelatedArbitrary],
  ])("makes the newer from the older: %s; also where the diff was stored as JSON", (_, pairs) => {
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const untouched = structuredClone(before);
        const diff = diffLadders(before, after);
        expect(applyDiff(before, diff)).toEqual(after);
        expect(applyDiff(before, JSON.parse(JSON.stringify(diff)) as LadderDiff)).toEqual(after);
        expect(before).toEqual(untouched);
      }),
      { numRuns: 150 },
    );
  });
});

describe("evolutionArbitrary", () => {
  it("makes ladders that can be published", () => {
    fc.assert(
      fc.property(evolutionArbitrary, ({ after }) => {
        const read = parseLadder(printLadder(after));
        expect(read.ok ? read.ladder : read.issues).toEqual(after);
      }),
      { numRuns: 50 },
    );
  });
});
