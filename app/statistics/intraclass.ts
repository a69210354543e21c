import { CONFIDENCE, type Estimated, isEstimable, type NotEstimable, notEstimable, perfectEstimate } from "./estimate";
import { fQuantile, fUpperTail } from "./special-functions";
import { analyseTwoWay, type CompleteMatrix, type TwoWayAnova } from "./two-way-anova";

/** The F test of a coefficient against a hypothetical value (zero unless said otherwise). */
export type FTest = { f: number; df1: number; df2: number; p: number };
export type IntraclassCorrelation = Estimated & { test: FTest | NotEstimable };

/** The names of Shrout and Fleiss: the model (1, 2 or 3), and the reliability of one rating or, with k, of the mean of all k raters. */
export type IntraclassForm = "icc1" | "icc2" | "icc3" | "icc1k" | "icc2k" | "icc3k";

/** The same six in the names of McGraw and Wong: one-way; absolute agreement (A) and consistency (C) of a two-way model, random or mixed. */
export const MCGRAW_WONG_NAMES: Record<IntraclassForm, string> = {
  icc1: "ICC(1)",
  icc2: "ICC(A,1)",
  icc3: "ICC(C,1)",
  icc1k: "ICC(k)",
  icc2k: "ICC(A,k)",
  icc3k: "ICC(C,k)",
};

/**
 * The six intraclass correlations of complete ratings, `n` being the number of subjects, with the 95 % interval and the F test
 * that the coefficient is `hypothesis` (below 1). Values are in the units of the ratings, taken as an interval scale.
 * Not estimable: fewer than two subjects or raters, all ratings the same. Without any disagreement F has no
 * finite value: the test is then not estimable, and the interval is that of {@link perfectEstimate}.
 * Sources: Shrout and Fleiss (1979), Psychol. Bull. 86, 420–428; tests against other values than zero, and the two-way forms for
 * fixed raters, McGraw and Wong (1996), Psychol. Methods 1, 30–46, tables 4, 7 and 8.
 */
export function computeIntraclass(
  matrix: CompleteMatrix | NotEstimable,
  hypothesis = 0,
): Record<IntraclassForm, IntraclassCorrelation | NotEstimable> | NotEstimable {
  if (!isEstimable(matrix)) return matrix;
  if (matrix.subjects < 2 || matrix.raters < 2) return notEstimable("it takes two subjects and two raters");
  const anova = analyseTwoWay(matrix);
  if (anova.betweenSubjects === 0 && anova.withinSubjects === 0) {
    return notEstimable("every rating is the same, so there is no variation to agree on");
  }
  const k = anova.raters;
  const single = {
    icc1: oneWay(anova, hypothesis),
    icc2: agreement(anova, hypothesis),
    icc3: consistency(anova, hypothesis),
  };
  const averageHypothesis = hypothesis / (k - (k - 1) * hypothesis);
  return {
    ...single,
    icc1k: toAverage(oneWay(anova, averageHypothesis), k),
    icc2k: toAverage(agreement(anova, averageHypothesis), k),
    icc3k: toAverage(consistency(anova, averageHypothesis), k),
  };
}

type Result = IntraclassCorrelation | NotEstimable;

const NO_F = notEstimable("the raters do not differ at all, so F is not finite");
const NO_SPREAD = notEstimable("the subjects do not differ at all, so there is nothing to tell apart");

function oneWay(anova: TwoWayAnova, hypothesis: number): Result {
  const { subjects, raters, betweenSubjects, withinSubjects } = anova;
  return fromRatio(anova, betweenSubjects, withinSubjects, subjects * (raters - 1), hypothesis);
}

function consistency(anova: TwoWayAnova, hypothesis: number): Result {
  const { subjects, raters, betweenSubjects, residual } = anova;
  return fromRatio(anova, betweenSubjects, residual, (subjects - 1) * (raters - 1), hypothesis);
}

/** The forms that are (F − 1) / (F + k − 1) of one ratio of mean squares; their interval is that of F. */
function fromRatio(
  { subjects, raters }: TwoWayAnova,
  above: number,
  below: number,
  df2: number,
  hypothesis: number,
): Result {
  if (below === 0 && above === 0) return NO_SPREAD;
  if (below === 0) return { ...perfectEstimate({ n: subjects, subjects }), test: NO_F };
  const df1 = subjects - 1;
  const f = above / below;
  const upperShare = (1 + CONFIDENCE) / 2;
  const toCorrelation = (ratio: number) => (ratio - 1) / (ratio + raters - 1);
  const scaled = (f * (1 - hypothesis)) / (1 + (raters - 1) * hypothesis);
  return {
    value: toCorrelation(f),
    lower: toCorrelation(f / fQuantile(upperShare, df1, df2)),
    upper: toCorrelation(f * fQuantile(upperShare, df2, df1)),
    n: subjects,
    test: { f: scaled, df1, df2, p: fUpperTail(scaled, df1, df2) },
  };
}

/** Absolute agreement of a single rating. The degrees of freedom of the interval are Satterthwaite's, as in Shrout and Fleiss. */
function agreement(anova: TwoWayAnova, hypothesis: number): Result {
  const { subjects: n, raters: k, betweenSubjects, betweenRaters, residual } = anova;
  const error = (k * betweenRaters) / n + ((k * n - k - n) * residual) / n;
  if (betweenSubjects === 0 && residual === 0) return NO_SPREAD;
  if (betweenRaters === 0 && residual === 0) return { ...perfectEstimate({ n, subjects: n }), test: NO_F };
  if (betweenSubjects + error <= 1e-12 * residual) return NO_SPREAD;
  const value = (betweenSubjects - residual) / (betweenSubjects + error);
  const mixed = (rho: number) => {
    const a = (k * rho) / (n * (1 - rho));
    const b = 1 + (k * rho * (n - 1)) / (n * (1 - rho));
    const meanSquare = a * betweenRaters + b * residual;
    const df = meanSquare ** 2 / ((a * betweenRaters) ** 2 / (k - 1) + (b * residual) ** 2 / ((n - 1) * (k - 1)));
    return { meanSquare, df };
  };
  const df = Math.max(mixed(value).df || 0, 1e-3);
  const upperShare = (1 + CONFIDENCE) / 2;
  // Written with 1/F, which may be zero where F would be infinite.
  const lowerFactor = 1 / fQuantile(upperShare, n - 1, df);
  const upperFactor = 1 / fQuantile(upperShare, df, n - 1);
  const lower = (betweenSubjects * lowerFactor - residual) / (error + betweenSubjects * lowerFactor);
  const upper = (betweenSubjects - residual * upperFactor) / (error * upperFactor + betweenSubjects);
  const against = mixed(hypothesis);
  const f = betweenSubjects / against.meanSquare;
  const finite = Number.isFinite(f) && against.df > 0;
  return {
    value,
    lower: Math.min(value, Number.isFinite(lower) ? lower : value),
    upper: Math.max(value, Number.isFinite(upper) ? upper : value),
    n,
    test: finite ? { f, df1: n - 1, df2: against.df, p: fUpperTail(f, n - 1, against.df) } : NO_F,
  };
}

/** From one rating to the mean of k, by Spearman and Brown's formula, which keeps the order of the interval's ends. */
function toAverage(single: Result, k: number): Result {
  if (!isEstimable(single)) return single;
  const average = (rho: number) => (k * rho) / (1 + (k - 1) * rho);
  // Below −1/(k − 1) the mean of the raters has no variance to be reliable about, and the formula turns over.
  if (1 + (k - 1) * Math.min(single.value, single.lower) < 1e-9) return NO_SPREAD;
  return { ...single, value: average(single.value), lower: average(single.lower), upper: average(single.upper) };
}
