import { type Estimate, type Estimated, isEstimable, type NotEstimable, notEstimable } from "./estimate";
import { computeIntraclass } from "./intraclass";
import type { RatingsTable } from "./ratings-table";
import { fQuantile } from "./special-functions";
import { analyseTwoWay, type CompleteMatrix, completeMatrix } from "./two-way-anova";

/** How dependable the mean of this many raters would be. */
export type Decision = { raters: number; g: number; phi: number };

/**
 * Where the variance of a rating comes from, in squared units of the ratings. A component estimated below zero is given as zero
 * and named in `belowZero`: the sample is too small to see it, or it is not there.
 */
export type Generalisability = {
  /** `crossed`: every rater rated every person. `nested`: each person has raters of their own, so raters cannot be told from the rest. */
  design: "crossed" | "nested";
  n: number;
  /** Raters per person; where they differ, the number that the analysis of variance counts with. */
  raters: number;
  components: { person: number; rater: number | null; residual: number };
  belowZero: string[];
  /** For the number of raters in the data: relative (who is ahead of whom) and absolute (at which level someone is). */
  g: Estimate;
  phi: Estimate;
  /** For 1, 2, … raters. */
  decisions: Decision[];
  /** The fewest raters with which phi reaches the target. */
  ratersNeeded: { target: number; raters: number } | NotEstimable;
};

const MAX_RATERS_LISTED = 10;
export const PHI_TARGET = 0.8;

/**
 * Variance components of person × rater, every rater having rated every person on one item, from the mean squares. The intervals of
 * g and phi are those of ICC(C,k) and ICC(A,k), which they equal. Persons whom not everyone rated are left out: see `n`.
 * Source: Brennan (2001), Generalizability Theory, sections 2.2 and 2.3; Cronbach, Gleser, Nanda and Rajaratnam (1972).
 */
export function analyseCrossed(table: RatingsTable, target = PHI_TARGET): Generalisability | NotEstimable {
  const matrix = completeMatrix(table);
  return isEstimable(matrix) ? analyseCrossedMatrix(matrix, target) : matrix;
}

/** {@link analyseCrossed} of a matrix of at least two persons by two raters. */
export function analyseCrossedMatrix(matrix: CompleteMatrix, target = PHI_TARGET): Generalisability | NotEstimable {
  const correlations = computeIntraclass(matrix);
  if (!isEstimable(correlations)) return correlations;
  const { subjects, raters, betweenSubjects, betweenRaters, residual } = analyseTwoWay(matrix);
  return summarise({
    design: "crossed",
    n: subjects,
    raters,
    person: (betweenSubjects - residual) / raters,
    rater: (betweenRaters - residual) / subjects,
    residual,
    g: correlations.icc3k,
    phi: correlations.icc2k,
    target,
  });
}

/**
 * Variance components of person × (rater within person): each person was rated by raters of their own, of whom there may be
 * a different number. What raters add cannot be told from the rest, so g and phi are one. Persons with one rating are left
 * out. One item. Unbalanced data: the mean squares count with n₀ raters per person, and the interval, exact for equal numbers, is
 * approximate. Sources: Brennan (2001), sections 3.2 and 7.1; Searle (1971), Linear Models, section 10.2.
 */
export function analyseNested(table: RatingsTable, target = PHI_TARGET): Generalisability | NotEstimable {
  if (table.items.length > 1)
    return notEstimable(`there are ${table.items.length} items: this takes one item at a time`);
  const groups: number[][] = [];
  for (let unit = 0; unit < table.unitSubject.length; unit++) {
    const [from, to] = [table.unitStart[unit] as number, table.unitStart[unit + 1] as number];
    if (to - from < 2) continue;
    groups.push(Array.from(table.categoryOf.subarray(from, to), (category) => table.categories[category] as number));
  }
  if (groups.length < 2) return notEstimable("fewer than two persons were rated by two raters");
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const mean = groups.flat().reduce((sum, value) => sum + value, 0) / total;
  let betweenSquares = 0;
  let withinSquares = 0;
  for (const group of groups) {
    const own = group.reduce((sum, value) => sum + value, 0) / group.length;
    betweenSquares += group.length * (own - mean) ** 2;
    withinSquares += group.reduce((sum, value) => sum + (value - own) ** 2, 0);
  }
  const [df1, df2] = [groups.length - 1, total - groups.length];
  const raters = (total - groups.reduce((sum, group) => sum + group.length ** 2, 0) / total) / df1;
  const [between, within] = [betweenSquares / df1, withinSquares / df2];
  if (between < 1e-20 && within < 1e-20)
    return notEstimable("every rating is the same, so there is no variation to explain");
  const dependability = nestedInterval(between / within, df1, df2, groups.length);
  return summarise({
    design: "nested",
    n: groups.length,
    raters,
    person: (between - within) / raters,
    rater: null,
    residual: within,
    g: dependability,
    phi: dependability,
    target,
  });
}

/** 1 − 1/F with the interval that F gives: ICC(1,k). */
function nestedInterval(f: number, df1: number, df2: number, n: number): Estimate {
  if (!Number.isFinite(f) || f <= 0) {
    return notEstimable(f > 0 ? "the raters do not differ at all" : "the persons do not differ at all");
  }
  return {
    value: 1 - 1 / f,
    lower: 1 - fQuantile(0.975, df1, df2) / f,
    upper: 1 - 1 / (f * fQuantile(0.975, df2, df1)),
    n,
  };
}

type Parts = {
  design: Generalisability["design"];
  n: number;
  raters: number;
  person: number;
  rater: number | null;
  residual: number;
  g: Estimate;
  phi: Estimate;
  target: number;
};

function summarise({ design, n, raters, person, rater, residual, g, phi, target }: Parts): Generalisability {
  const components = { person: Math.max(0, person), rater: rater === null ? null : Math.max(0, rater), residual };
  const belowZero = Object.entries({ person, rater: rater ?? 0 }).flatMap(([name, value]) => (value < 0 ? [name] : []));
  const absoluteError = components.residual + (components.rater ?? 0);
  const decisions =
    components.person > 0
      ? Array.from({ length: MAX_RATERS_LISTED }, (_, index): Decision => {
          const count = index + 1;
          return {
            raters: count,
            g: components.person / (components.person + residual / count),
            phi: components.person / (components.person + absoluteError / count),
          };
        })
      : [];
  return {
    design,
    n,
    raters,
    components,
    belowZero,
    g: stripTest(g),
    phi: stripTest(phi),
    decisions,
    ratersNeeded: countRatersNeeded(components.person, absoluteError, target),
  };
}

function countRatersNeeded(person: number, absoluteError: number, target: number): Generalisability["ratersNeeded"] {
  if (!(target > 0 && target < 1)) return notEstimable("the target has to lie between 0 and 1");
  if (person <= 0)
    return notEstimable("persons do not differ more than chance allows, so no number of raters is enough");
  // Rounding must not ask for one rater more where the target is met exactly.
  const exact = (target * absoluteError) / ((1 - target) * person);
  return { target, raters: Math.max(1, Math.ceil(exact - 1e-9)) };
}

function stripTest(estimate: Estimate): Estimate {
  if (!isEstimable<Estimated>(estimate)) return estimate;
  const { value, lower, upper, n } = estimate;
  return { value, lower, upper, n };
}
