import { computeFleissKappa, computeGwetAC, computePercentAgreement } from "./chance-corrected";
import { computeCohenKappa } from "./cohen-kappa";
import { computeDistributions, type Distribution } from "./distributions";
import { type Estimate, isEstimable, type NotEstimable, notEstimable } from "./estimate";
import { analyseCrossed, analyseNested, type Generalisability } from "./generalisability";
import { computeIntraclass, type FTest, type IntraclassForm } from "./intraclass";
import { computeKrippendorffAlpha, type Scale } from "./krippendorff-alpha";
import { countRatings, type RatingsTable, valueAt } from "./ratings-table";
import { analyseSeverity, type SeverityAnalysis } from "./severity/severity";
import { completeMatrix } from "./two-way-anova";
import { listUnexpectedRatings, type UnexpectedRating } from "./unexpected-ratings";
import type { Weights } from "./weights";

export type AgreementAnalysis = {
  percentAgreement: Estimate;
  krippendorffAlpha: Record<Scale, Estimate>;
  fleissKappa: Estimate;
  gwetAC1: Estimate;
  gwetAC2: Estimate;
  cohenKappa: Record<"unweighted" | "linear" | "quadratic", Estimate>;
  icc: Record<IntraclassForm, Estimate>;
  /** The F test that each of these is zero. */
  iccTests: Record<IntraclassForm, FTest | NotEstimable>;
};

/** All that this folder can say about a table of ratings. */
export type RatingsAnalysis = {
  /** The number of ratings. */
  n: number;
  counts: { raters: number; subjects: number; items: number; missing: number };
  agreement: AgreementAnalysis;
  severity: SeverityAnalysis;
  generalisability: { crossed: Generalisability | NotEstimable; nested: Generalisability | NotEstimable };
  /** Ratings by rater: who uses which part of the scale. */
  distributions: Distribution[];
  unexpected: UnexpectedRating[];
};

/** The weights with which AC2 counts partial agreement on each scale. */
const AC2_WEIGHTS: Record<Scale, Weights> = {
  nominal: "identity",
  ordinal: "ordinal",
  interval: "quadratic",
  ratio: "ratio",
};

/**
 * Computes everything at once, what the data do not support as "not estimable" with the reason. `scale` says what the values are: it
 * chooses the weights of AC2, and labels without an order (`nominal`) have no severity.
 */
export function analyseRatings(table: RatingsTable, scale: Scale): RatingsAnalysis {
  const severity = analyseSeverity(table);
  const fit = scale === "nominal" ? notEstimable("labels without an order cannot be strict or lenient") : severity.fit;
  return {
    n: countRatings(table),
    counts: {
      raters: table.raters.length,
      subjects: table.subjects.length,
      items: table.items.length,
      missing: table.missing,
    },
    agreement: analyseAgreement(table, scale),
    severity: scale === "nominal" ? { ...severity, fit, converged: false } : severity,
    generalisability: { crossed: analyseCrossed(table), nested: analyseNested(table) },
    distributions: computeDistributions(
      Array.from(table.raterOf, (rater, rating) => ({
        group: table.raters[rater] as string,
        value: valueAt(table, rating),
      })),
    ),
    unexpected: isEstimable(fit) ? listUnexpectedRatings(table, fit) : [],
  };
}

/** Every coefficient of agreement. The intraclass correlations take complete ratings of one item: subjects whom every rater rated. */
export function analyseAgreement(table: RatingsTable, scale: Scale): AgreementAnalysis {
  const alpha = (metric: Scale) => computeKrippendorffAlpha(table, metric);
  const correlations = computeIntraclass(completeMatrix(table));
  const icc = (form: IntraclassForm): Estimate => {
    const estimate = isEstimable(correlations) ? correlations[form] : correlations;
    if (!isEstimable(estimate)) return estimate;
    const { value, lower, upper, n } = estimate;
    return { value, lower, upper, n };
  };
  const iccTest = (form: IntraclassForm): FTest | NotEstimable => {
    const estimate = isEstimable(correlations) ? correlations[form] : correlations;
    return isEstimable(estimate) ? estimate.test : estimate;
  };
  return {
    percentAgreement: computePercentAgreement(table),
    krippendorffAlpha: {
      nominal: alpha("nominal"),
      ordinal: alpha("ordinal"),
      interval: alpha("interval"),
      ratio: alpha("ratio"),
    },
    fleissKappa: computeFleissKappa(table),
    gwetAC1: computeGwetAC(table),
    gwetAC2: computeGwetAC(table, AC2_WEIGHTS[scale]),
    cohenKappa: {
      unweighted: computeCohenKappa(table),
      linear: computeCohenKappa(table, "linear"),
      quadratic: computeCohenKappa(table, "quadratic"),
    },
    icc: {
      icc1: icc("icc1"),
      icc2: icc("icc2"),
      icc3: icc("icc3"),
      icc1k: icc("icc1k"),
      icc2k: icc("icc2k"),
      icc3k: icc("icc3k"),
    },
    iccTests: {
      icc1: iccTest("icc1"),
      icc2: iccTest("icc2"),
      icc3: iccTest("icc3"),
      icc1k: iccTest("icc1k"),
      icc2k: iccTest("icc2k"),
      icc3k: iccTest("icc3k"),
    },
  };
}
