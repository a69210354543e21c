import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyseConnectivity } from "../connectivity";
import { buildRatingsTable, type Rating } from "../ratings-table";

type Cell = { rater: string; subject: string; item: string };
const rated = (cells: readonly Cell[]): Rating[] => cells.map((cell, i) => ({ ...cell, value: 1 + (i % 3) }));
const analyse = (cells: readonly Cell[]) => analyseConnectivity(buildRatingsTable(rated(cells)));
const cell = (rater: string, subject: string, item = "i") => ({ rater, subject, item });

/** How many ratings short of full rank the additive model is, by elimination on its design matrix: zero where all can be compared. */
function missingRank(cells: readonly Cell[]): number {
  const names = (facet: keyof Cell) => [...new Set(cells.map((c) => c[facet]))];
  const columns = (["subject", "item", "rater"] as const).flatMap((facet) =>
    names(facet).map((name) => `${facet} ${name}`),
  );
  const rows = cells.map(
    (c) =>
      columns.map((column) =>
        (["subject", "item", "rater"] as const).some((f) => column === `${f} ${c[f]}`) ? 1 : 0,
      ) as number[],
  );
  let rank = 0;
  for (let column = 0; column < columns.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] as number) > 1e-9);
    if (pivot < 0) continue;
    [rows[rank], rows[pivot]] = [rows[pivot] as number[], rows[rank] as number[]];
    const chosen = rows[rank] as number[];
    for (let i = 0; i < rows.length; i++) {
      if (i === rank) continue;
      const row = rows[i] as number[];
      const factor = (row[column] as number) / (chosen[column] as number);
      if (factor !== 0)
        for (let c = 0; c < row.length; c++) row[c] = (row[c] as number) - factor * (chosen[c] as number);
    }
    rank += 1;
  }
  // Two shifts between the three facets are free by convention.
  return columns.length - 2 - rank;
}

describe("managers who rated only their own reports", () => {
  const teams = [cell("m1", "a"), cell("m1", "b"), cell("m2", "c"), cell("m2", "d"), cell("m2", "e"), cell("m3", "f")];

  test("are as many groups as managers, the largest first, however many items they share", () => {
    const onTwoItems = teams.flatMap((c) => [c, { ...c, item: "j" }]);
    const { connected, subsets } = analyse(onTwoItems);
    expect(connected).toBe(false);
    expect(subsets.map(({ raters }) => raters)).toEqual([["m2"], ["m1"], ["m3"]]);
    expect(subsets[0]).toEqual({ raters: ["m2"], subjects: ["c", "d", "e"], items: ["i", "j"] });
  });

  test("are connected by one rating less than there are groups", () => {
    const { extraRatings } = analyse(teams);
    expect(extraRatings).toHaveLength(2);
    expect(analyse([...teams, ...extraRatings]).connected).toBe(true);
    expect(analyse([...teams, ...extraRatings.slice(1)]).connected).toBe(false);
  });

  test("are connected by one practice case that all rate", () => {
    const shared = ["m1", "m2", "m3"].map((manager) => cell(manager, "case"));
    expect(analyse([...teams, ...shared])).toMatchObject({ connected: true, extraRatings: [] });
  });

  test("nobody is asked to rate themselves", () => {
    const { extraRatings } = analyse([cell("ann", "bob"), cell("ann", "eve"), cell("bob", "cat"), cell("bob", "dan")]);
    expect(extraRatings).toHaveLength(1);
    expect(extraRatings[0]?.rater).not.toBe(extraRatings[0]?.subject);
  });
});

test("raters who rate the same subjects on items of their own cannot be told from the items", () => {
  const cells = ["a", "b", "c"].flatMap((subject) => [cell("m1", subject, "i"), cell("m2", subject, "j")]);
  const { connected, subsets, extraRatings } = analyse(cells);
  expect(connected).toBe(false);
  expect(subsets).toHaveLength(2);
  expect(missingRank(cells)).toBe(1);
  expect(extraRatings).toHaveLength(1);
  expect(missingRank([...cells, ...extraRatings])).toBe(0);
});

test("no ratings, or one, are connected", () => {
  expect(analyse([])).toEqual({ connected: true, subsets: [], extraRatings: [] });
  expect(analyse([cell("m", "a")])).toMatchObject({ connected: true, extraRatings: [] });
});

test("missing ratings connect nothing", () => {
  const table = buildRatingsTable([...rated([cell("m1", "a"), cell("m2", "b")]), { ...cell("m1", "b"), value: null }]);
  expect(analyseConnectivity(table).connected).toBe(false);
});

describe("an oracle by the rank of the design matrix", () => {
  const arbitraryCells = (items: number) =>
    fc.uniqueArray(
      fc.record({
        rater: fc.constantFrom("r1", "r2", "r3", "r4"),
        subject: fc.constantFrom("s1", "s2", "s3", "s4", "s5", "s6"),
        item: fc.constantFrom(...["i1", "i2", "i3"].slice(0, items)),
      }),
      { minLength: 1, maxLength: 14, selector: ({ rater, subject, item }) => `${rater}${subject}${item}` },
    );

  test("one item: connected exactly if nothing is missing, and the extra ratings are the fewest", () => {
    fc.assert(
      fc.property(arbitraryCells(1), (cells) => {
        const { connected, subsets, extraRatings } = analyse(cells);
        const missing = missingRank(cells);
        expect(connected).toBe(missing === 0);
        expect(subsets).toHaveLength(missing + 1);
        expect(extraRatings).toHaveLength(missing);
        expect(missingRank([...cells, ...extraRatings])).toBe(0);
      }),
    );
  });

  test("several items: never connected where something is missing, and the extra ratings always connect", () => {
    fc.assert(
      fc.property(arbitraryCells(3), (cells) => {
        const { connected, subsets, extraRatings } = analyse(cells);
        if (connected) expect(missingRank(cells)).toBe(0);
        expect(subsets.flatMap(({ raters }) => raters)).toEqual(
          expect.arrayContaining(cells.map(({ rater }) => rater)),
        );
        expect(missingRank([...cells, ...extraRatings])).toBe(0);
        expect(extraRatings.length).toBeGreaterThanOrEqual(missingRank(cells));
      }),
    );
  });
});

test("ten thousand people who each rated only themselves are taken apart in a moment", () => {
  const cells = Array.from({ length: 10_000 }, (_, i) => cell(`p${i}`, `s${i}`));
  expect(analyse(cells).extraRatings).toHaveLength(9_999);
});
