/**
 * How long the statistics take and how much memory they hold, as the data grow, and how well known severities come back. Run:
 * npx tsx --expose-gc tests/bench/statistics.ts
 * Each row is the first and the median of several runs on simulated ratings; the time of indexing them by name is given apart, for the
 * programs compared with start from a matrix. "to beat", from issue 5, is for: R's psych, the ICCs and the six pairs' kappas of 10,000 × 4; numpy's
 * fastest alpha, taken to be of 10,000 × 4 as well, nominal; a pairwise Rasch fit of 1,000 × 8 × 8 with persons. The largest rows have to
 * stay within seconds and under 1,024 MiB, which is the peak of the whole process.
 */
import { analyseAgreement, analyseRatings } from "#app/statistics/analysis";
import { computeCohenKappa } from "#app/statistics/cohen-kappa";
import { computeIntraclass } from "#app/statistics/intraclass";
import { computeKrippendorffAlpha, type Scale } from "#app/statistics/krippendorff-alpha";
import { createRandom } from "#app/statistics/random";
import { buildRatingsTable, type Rating, type RatingsTable } from "#app/statistics/ratings-table";
import { analyseSeverity } from "#app/statistics/severity/severity";
import { recover } from "#app/statistics/tests/recovery";
import { drawRating, drawTrueValues } from "#app/statistics/tests/simulate";
import { completeMatrix } from "#app/statistics/two-way-anova";
import { inMegabytes } from "./budgets";

type Size = { subjects: number; items: number; raters: number; each: number };

function simulate({ subjects, items, raters, each }: Size): Rating[] {
  const random = createRandom(1);
  const truth = drawTrueValues(random, { subjects, items, raters });
  const ratings: Rating[] = [];
  for (let s = 0; s < subjects; s++) {
    const first = random.below(raters);
    const away = 1 + random.below(Math.max(1, raters - each));
    for (let i = 0; i < items; i++) {
      for (let k = 0; k < each; k++) {
        // Who rates together is drawn by lot, and every rater rates many, so every design here is connected.
        const r = (first + (k === 0 ? 0 : away + k - 1)) % raters;
        const location = (truth.subjects[s] ?? 0) - (truth.items[i] ?? 0) - (truth.raters[r] ?? 0);
        ratings.push({
          rater: `r${r}`,
          subject: `s${s}`,
          item: `i${i}`,
          value: drawRating(random, location, truth.thresholds),
        });
      }
    }
  }
  return ratings;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds, the median of `runs`; every run gets a table of its own, because tables remember their patterns. */
function time(size: Size, compute: (table: RatingsTable) => unknown, runs: number) {
  const ratings = simulate(size);
  const indexing: number[] = [];
  const computing: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const table = buildRatingsTable(ratings);
    const indexed = performance.now();
    compute(table);
    computing.push(performance.now() - indexed);
    indexing.push(indexed - start);
  }
  return { table: median(indexing), first: computing[0] ?? Number.NaN, compute: median(computing) };
}

const SCALES: Scale[] = ["nominal", "ordinal", "interval", "ratio"];
const grid = (subjects: number, items: number, raters: number, each = raters): Size => ({
  subjects,
  items,
  raters,
  each,
});

const rows: [string, Size, (table: RatingsTable) => unknown, runs: number, toBeat?: number][] = [
  ["alpha, one scale, 10,000 × 4", grid(10_000, 1, 4), (t) => computeKrippendorffAlpha(t, "nominal"), 21, 5],
  ["alpha, four scales, 10,000 × 4", grid(10_000, 1, 4), (t) => SCALES.map((s) => computeKrippendorffAlpha(t, s)), 21],
  ["six ICCs with tests, 10,000 × 4", grid(10_000, 1, 4), (t) => computeIntraclass(completeMatrix(t)), 21, 495],
  [
    "six pairs, two kappas, 10,000 × 4",
    grid(10_000, 1, 4),
    (t) => [computeCohenKappa(t), computeCohenKappa(t, "quadratic")],
    21,
    238,
  ],
  ["all agreement, 10,000 × 4", grid(10_000, 1, 4), (t) => analyseAgreement(t, "ordinal"), 11],
  ["severity, 1,000 × 8 items × 8 raters", grid(1_000, 8, 8), analyseSeverity, 15, 127],
  ["everything, 1,000 × 24 × 2 of 2 raters", grid(1_000, 24, 2), (t) => analyseRatings(t, "ordinal"), 5],
  ["everything, 10,000 × 24 × 2 of 2 raters", grid(10_000, 24, 2), (t) => analyseRatings(t, "ordinal"), 3],
  ["everything, 10,000 × 24 × 2 of 300 raters", grid(10_000, 24, 300, 2), (t) => analyseRatings(t, "ordinal"), 3],
  ["everything, 10,000 × 24 × 2 of 1,500 raters", grid(10_000, 24, 1_500, 2), (t) => analyseRatings(t, "ordinal"), 1],
];

const line = (cells: readonly string[]) => {
  const [name = "", ...others] = cells;
  console.log(name.padEnd(46) + others.map((cell) => cell.padStart(11)).join(""));
};

line(["", "indexing", "first", "median", "to beat", "peak RSS"]);
for (const [name, size, compute, runs, toBeat] of rows) {
  globalThis.gc?.();
  const { table, first, compute: usual } = time(size, compute, runs);
  const peak = process.resourceUsage().maxRSS * 1_024;
  line([
    name,
    ...[table, first, usual].map((ms) => `${ms.toFixed(1)} ms`),
    toBeat ? `${toBeat} ms` : "",
    `${inMegabytes(peak)} MB`,
  ]);
}

const designs: [string, { subjects: number; items: number; raters: number; each: number }, runs: number][] = [
  ["150 subjects × 6 items × 8 raters, all by all", { subjects: 150, items: 6, raters: 8, each: 8 }, 50],
  ["100 subjects × 6 items, 2 of 10 raters each", { subjects: 100, items: 6, raters: 10, each: 2 }, 200],
  ["300 subjects × 24 items, 2 of 40 raters each", { subjects: 300, items: 24, raters: 40, each: 2 }, 10],
  ["200 subjects × 1 item, 2 of 8 raters each", { subjects: 200, items: 1, raters: 8, each: 2 }, 200],
];
console.log(
  "\nKnown measures, estimated (seed 20): slope on the truth, logits outward of it, share of 95 % intervals that cover it",
);
line(["", "", "slope", "outward", "covered", "not est."]);
for (const [name, size, runs] of designs) {
  const { notConverged, ...facets } = recover(20, runs, size);
  for (const [facet, { slope, outward, coverage }] of Object.entries(facets)) {
    // A single item is zero by convention: there is nothing to estimate.
    if (!Number.isFinite(slope)) continue;
    const numbers = [slope.toFixed(3), outward.toFixed(3), `${(100 * coverage).toFixed(1)} %`];
    line([name, facet, ...numbers, `${notConverged} of ${runs}`]);
  }
}
