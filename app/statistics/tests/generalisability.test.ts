import { describe, expect, test } from "vitest";
import { type Estimate, type Estimated, isEstimable, type NotEstimable } from "../estimate";
import { analyseCrossed, analyseNested, type Generalisability } from "../generalisability";
import { createRandom } from "../random";
import { buildRatingsTable, type Rating } from "../ratings-table";
import { fromRaterLines, SHROUT_FLEISS } from "./published-data";

function found(result: Generalisability | NotEstimable): Generalisability {
  if (!isEstimable(result)) throw new Error(result.notEstimable);
  return result;
}
const estimateOf = (estimate: Estimate) => (isEstimable<Estimated>(estimate) ? estimate.value : Number.NaN);

// Shrout and Fleiss (1979), table 3: mean squares 11.24 between targets, 32.49 between judges, 1.02 error.
test("components, G and Phi of Shrout and Fleiss's ratings follow from their mean squares", () => {
  const crossed = found(analyseCrossed(SHROUT_FLEISS));
  expect(crossed.components.person).toBeCloseTo((11.242 - 1.019) / 4, 2);
  expect(crossed.components.rater).toBeCloseTo((32.486 - 1.019) / 6, 2);
  expect(crossed.components.residual).toBeCloseTo(1.019, 3);
  // For four raters: their ICC(3,4) and ICC(2,4).
  expect(estimateOf(crossed.g)).toBeCloseTo(0.91, 2);
  expect(estimateOf(crossed.phi)).toBeCloseTo(0.62, 2);
  expect(crossed.decisions[3]?.g).toBeCloseTo(estimateOf(crossed.g), 10);
  expect(crossed.decisions[3]?.phi).toBeCloseTo(estimateOf(crossed.phi), 10);
});

test("the raters needed are the first number whose Phi reaches the target", () => {
  const { ratersNeeded, components } = found(analyseCrossed(SHROUT_FLEISS));
  if (!isEstimable(ratersNeeded)) throw new Error(ratersNeeded.notEstimable);
  const phi = (raters: number) =>
    components.person / (components.person + ((components.rater ?? 0) + components.residual) / raters);
  expect(phi(ratersNeeded.raters)).toBeGreaterThanOrEqual(0.8);
  expect(phi(ratersNeeded.raters - 1)).toBeLessThan(0.8);
});

test("nested and balanced: Phi is ICC(1,k), with its interval", () => {
  const nested = found(analyseNested(SHROUT_FLEISS));
  expect(estimateOf(nested.phi)).toBeCloseTo(0.44279713, 7);
  expect((nested.phi as Estimated).lower).toBeCloseTo(-0.884442155, 7);
  expect((nested.phi as Estimated).upper).toBeCloseTo(0.91241542, 7);
  expect(nested.components.rater).toBeNull();
});

describe("simulated components come back", () => {
  const random = createRandom(31);
  const [person, rater, residual] = [1, 0.3, 0.5];

  test("crossed", () => {
    const runs = Array.from({ length: 60 }, () => {
      const severities = Array.from({ length: 6 }, () => Math.sqrt(rater) * random.normal());
      const ratings = Array.from({ length: 40 }, (_, s) => {
        const level = Math.sqrt(person) * random.normal();
        return severities.map((severity, r) => ({
          rater: `${r}`,
          subject: `${s}`,
          item: "x",
          value: level + severity + Math.sqrt(residual) * random.normal(),
        }));
      }).flat();
      return found(analyseCrossed(buildRatingsTable(ratings))).components;
    });
    const mean = (pick: (c: Generalisability["components"]) => number) =>
      runs.reduce((sum, c) => sum + pick(c), 0) / runs.length;
    expect(mean((c) => c.person)).toBeCloseTo(person, 0);
    expect(Math.abs(mean((c) => c.rater ?? 0) - rater)).toBeLessThan(0.08);
    expect(Math.abs(mean((c) => c.residual) - residual)).toBeLessThan(0.03);
  });

  test("nested with two to five raters per person; the interval covers", () => {
    let covered = 0;
    let sum = 0;
    for (let run = 0; run < 200; run++) {
      const ratings: Rating[] = [];
      for (let s = 0; s < 40; s++) {
        const level = random.normal();
        const count = 2 + random.below(4);
        for (let r = 0; r < count; r++) {
          ratings.push({
            rater: `${s}-${r}`,
            subject: `${s}`,
            item: "x",
            value: level + Math.sqrt(0.8) * random.normal(),
          });
        }
      }
      const nested = found(analyseNested(buildRatingsTable(ratings)));
      sum += nested.components.person;
      const truth = 1 / (1 + 0.8 / nested.raters);
      const { lower, upper } = nested.phi as Estimated;
      if (lower <= truth && truth <= upper) covered += 1;
    }
    expect(Math.abs(sum / 200 - 1)).toBeLessThan(0.06);
    expect(covered / 200).toBeGreaterThan(0.9);
  });
});

describe("what cannot be said", () => {
  test("persons who do not differ: components at zero are named, and no number of raters is enough", () => {
    const crossed = found(analyseCrossed(buildRatingsTable(fromRaterLines(["1 2 3 2", "3 2 1 2"]))));
    expect(crossed.belowZero).toContain("person");
    expect(crossed.components.person).toBe(0);
    expect(isEstimable(crossed.ratersNeeded)).toBe(false);
  });

  test.each<[string, Rating[]]>([
    ["nothing", []],
    ["one rater", fromRaterLines(["1 2 3"])],
    ["all equal", fromRaterLines(["3 3", "3 3"])],
    ["one person", fromRaterLines(["1", "2"])],
    ["two items", [...fromRaterLines(["1 2", "2 1"], "i"), ...fromRaterLines(["1 2", "2 1"], "j")]],
  ])("%s: the reason", (_, ratings) => {
    const table = buildRatingsTable(ratings);
    expect(analyseCrossed(table)).toHaveProperty("notEstimable");
    expect(analyseNested(table)).toHaveProperty("notEstimable");
  });

  test("raters who agree fully need no second one", () => {
    const crossed = found(analyseCrossed(buildRatingsTable(fromRaterLines(["1 2 3 4", "1 2 3 4"]))));
    expect(crossed.ratersNeeded).toEqual({ target: 0.8, raters: 1 });
  });
});
