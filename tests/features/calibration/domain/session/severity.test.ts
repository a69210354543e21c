import { describe, expect, test } from "vitest";
import { analyseSession } from "#app/features/calibration/domain/session/severity";
import { createRandom } from "#app/statistics/random";
import type { Rating } from "#app/statistics/ratings-table";

/** Six managers who each rated three reports and, where `shared`, four cases that all of them rated; m0 rates a step below the others. */
function ratings({ shared }: { shared: boolean }): Rating[] {
  const random = createRandom(7);
  const items = Array.from({ length: 8 }, (_, index) => `i${index}`);
  const rate = (rater: number, ability: number) =>
    Math.max(1, Math.min(5, Math.round(ability - (rater === 0 ? 1 : 0) + (random.next() - 0.5) * 1.6)));
  return Array.from({ length: 6 }, (_, rater) => rater).flatMap((rater) => {
    const own = [0, 1, 2].map((index) => ({ id: `r${rater}-${index}`, ability: 2.5 + index * 0.6 }));
    const cases = shared ? [0, 1, 2, 3].map((index) => ({ id: `shared-case:${index}`, ability: 2 + index * 0.6 })) : [];
    return [...own, ...cases].flatMap(({ id, ability }) =>
      items.map((item) => ({ rater: `m${rater}`, subject: id, item, value: rate(rater, ability) })),
    );
  });
}

describe("how strictly managers rate", () => {
  test("without any rating in common nobody can tell, and the averages as given are still there", () => {
    const severity = analyseSession(ratings({ shared: false }));
    expect(severity.notEstimable).not.toBeNull();
    expect(severity.connectivity.extraRatings).toHaveLength(5);
    expect(severity.managers).toHaveLength(6);
    for (const { steps, words, fairAverage, n } of severity.managers) {
      expect({ steps, words, fairAverage, n }).toEqual({ steps: null, words: null, fairAverage: null, n: 24 });
    }
  });

  test("practice cases connect them: the strict one is found, in words and with an interval", () => {
    const severity = analyseSession(ratings({ shared: true }));
    expect(severity.notEstimable).toBeNull();
    const strict = severity.managers.find(({ id }) => id === "m0");
    expect(strict?.steps?.lower).toBeGreaterThan(0);
    expect(strict?.words?.third).toMatch(/^rates about .* stricter than the group, ± [\d.]+; based on 56 ratings$/);
    expect(strict?.words?.second).toMatch(/^rate about /);
    expect(strict?.fairAverage).toBeGreaterThan(strict?.observedAverage ?? 5);
  });

  test.each([
    ["nothing", []],
    ["one rating", [{ rater: "m", subject: "s", item: "i", value: 3 }]],
    ["only missing ones", [{ rater: "m", subject: "s", item: "i", value: null }]],
  ])("%s is not estimable, with the reason", (_, given) => {
    const severity = analyseSession(given);
    expect(severity.notEstimable).toMatch(/\w/);
    expect(JSON.stringify(severity)).not.toMatch(/NaN/);
  });
});
