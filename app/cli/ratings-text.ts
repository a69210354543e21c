import type { RatingsAnalysis } from "#app/statistics/analysis";
import { type Estimate, type Estimated, isEstimable, type NotEstimable } from "#app/statistics/estimate";
import type { Generalisability } from "#app/statistics/generalisability";
import { type FTest, MCGRAW_WONG_NAMES } from "#app/statistics/intraclass";
import type { Scale } from "#app/statistics/krippendorff-alpha";
import type { FacetMeasure, SeverityFit } from "#app/statistics/severity/severity-fit";
import { thresholdsInOrder } from "#app/statistics/threshold-order";

/** Longer lists are cut: the whole is in the JSON. */
const MAX_ROWS = 30;
const MAX_NAMES = 8;

/** The analysis for people: aligned columns, each number with its interval and what it rests on, or why there is none. */
export function printRatingsAnalysis(analysis: RatingsAnalysis, scale: Scale): string {
  const { n, counts } = analysis;
  return [
    `${plural(n, "rating")} by ${plural(counts.raters, "rater")} of ${plural(counts.subjects, "subject")} on ` +
      `${plural(counts.items, "item")}; ${counts.missing} missing; ${scale} scale`,
    section("Agreement (95 % interval; n subjects × items)", agreementRows(analysis)),
    ...severitySections(analysis),
    section("Generalisability, raters crossed with subjects", generalisabilityRows(analysis.generalisability.crossed)),
    section("Generalisability, raters nested in subjects", generalisabilityRows(analysis.generalisability.nested)),
    section("Ratings by rater", distributionRows(analysis)),
    section("Single ratings that stand out (3 standard deviations or more)", unexpectedRows(analysis)),
  ].join("\n\n");
}

function agreementRows({ agreement }: RatingsAnalysis): string[] {
  const { krippendorffAlpha: alpha, cohenKappa: cohen, icc } = agreement;
  const rows: [string, Estimate, string?][] = [
    ["percent agreement", agreement.percentAgreement],
    ["Krippendorff's alpha, nominal", alpha.nominal],
    ["Krippendorff's alpha, ordinal", alpha.ordinal],
    ["Krippendorff's alpha, interval", alpha.interval],
    ["Krippendorff's alpha, ratio", alpha.ratio],
    ["Fleiss' kappa", agreement.fleissKappa],
    ["Gwet's AC1", agreement.gwetAC1],
    ["Gwet's AC2", agreement.gwetAC2],
    ["Cohen's kappa", cohen.unweighted],
    ["Cohen's kappa, linear", cohen.linear],
    ["Cohen's kappa, quadratic", cohen.quadratic],
    ...(["icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"] as const).map((form): [string, Estimate, string] => [
      `${MCGRAW_WONG_NAMES[form]} (${form})`,
      icc[form],
      testCell(agreement.iccTests[form]),
    ]),
  ];
  return align(
    rows.map(([name, estimate, test]) => [
      name,
      ...estimateCells(estimate),
      ...(test && isEstimable(estimate) ? [test] : []),
    ]),
  );
}

function testCell(test: FTest | NotEstimable): string {
  if (!isEstimable(test)) return `F not estimable: ${test.notEstimable}`;
  const { f, df1, df2, p } = test;
  return `F(${df1}, ${Number(df2.toFixed(1))}) = ${number(f, 2)}, ${p < 0.001 ? "p < 0.001" : `p = ${number(p, 3)}`}`;
}

function estimateCells(estimate: Estimate): string[] {
  if (!isEstimable<Estimated>(estimate)) return [`not estimable: ${estimate.notEstimable}`];
  const { value, lower, upper, n } = estimate;
  return [number(value, 3), `${number(lower, 3)} … ${number(upper, 3)}`, `n ${n}`];
}

function severitySections({ severity }: RatingsAnalysis): string[] {
  const { fit, connectivity, converged, iterations } = severity;
  if (!isEstimable(fit)) {
    const groups = connectivity.connected
      ? []
      : cut(
          connectivity.subsets.map(
            ({ raters, subjects }, i) => `group ${i + 1}: raters ${names(raters)}; subjects ${names(subjects)}`,
          ),
        );
    const wanted = cut(
      connectivity.extraRatings.map(
        ({ rater, subject, item }) => `would connect them: ${rater} rates ${subject} on ${item}`,
      ),
    );
    return [section("Severity", [`not estimable: ${fit.notEstimable}`, ...groups, ...wanted])];
  }
  return [
    section(
      `Severity (logits; severe raters above zero; ${converged ? "converged" : "not converged"} in ${iterations} rounds)`,
      facetRows(fit.raters),
    ),
    section("Items (logits; hard items above zero)", facetRows(fit.items)),
    section("Subjects (logits)", facetRows(fit.subjects)),
    section(
      "Thresholds (logits)",
      align(
        fit.thresholds.map(({ id, measure, standardError, n }) => [
          id,
          number(measure, 2),
          `± ${number(standardError, 2)}`,
          `n ${n}`,
        ]),
      ).concat(thresholdsInOrder(fit.thresholds).skipped.map(({ words }) => `out of order: ${words}`)),
    ),
    section("Do they differ?", summaryRows(fit)),
  ];
}

function facetRows(measures: readonly FacetMeasure[]): string[] {
  const header = ["", "measure", "error", "infit", "outfit", "average", "fair", "n"];
  const ordered = [...measures].sort((a, b) => (b.measure ?? 0) - (a.measure ?? 0));
  const rows = ordered.map((m) => [
    m.id,
    number(m.measure, 2),
    m.standardError === null ? "" : `± ${number(m.standardError, 2)}`,
    number(m.infit, 2),
    number(m.outfit, 2),
    number(m.observedAverage, 2),
    number(m.fairAverage, 2),
    `${m.n}${m.extreme ? ` (always ${m.extreme === "low" ? "lowest" : "highest"})` : ""}`,
  ]);
  return cut(align([header, ...rows]), MAX_ROWS + 1);
}

function summaryRows({ summaries, biasCorrection }: SeverityFit): string[] {
  const rows = (["raters", "items", "subjects"] as const).map((facet) => {
    const summary = summaries[facet];
    if (!isEstimable(summary)) return [facet, `not estimable: ${summary.notEstimable}`];
    const { separation, reliability, allEqual, n } = summary;
    return [
      facet,
      `separation ${number(separation, 2)}`,
      `reliability ${number(reliability, 2)}`,
      `all equal: p ${number(allEqual.p, 3)}`,
      `n ${n}`,
    ];
  });
  return [...align(rows), `bias correction: ${biasCorrection.name}; factor ${number(biasCorrection.factor, 3)}`];
}

function generalisabilityRows(result: Generalisability | NotEstimable): string[] {
  if (!isEstimable(result)) return [`not estimable: ${result.notEstimable}`];
  const { components, ratersNeeded, decisions, g, phi } = result;
  return align([
    ["variance of subjects", number(components.person, 3)],
    ...(components.rater === null ? [] : [["variance of raters", number(components.rater, 3)]]),
    ["variance of the rest", number(components.residual, 3)],
    [`G, ${number(result.raters, 1)} raters`, ...estimateCells(g)],
    [`Phi, ${number(result.raters, 1)} raters`, ...estimateCells(phi)],
    [
      "Phi by number of raters",
      decisions
        .slice(0, 6)
        .map(({ raters, phi: value }) => `${raters}: ${number(value, 2)}`)
        .join("  ") || "–",
    ],
    [
      "raters needed for Phi ≥ 0.8",
      isEstimable(ratersNeeded) ? String(ratersNeeded.raters) : `not estimable: ${ratersNeeded.notEstimable}`,
    ],
  ]);
}

function distributionRows({ distributions }: RatingsAnalysis): string[] {
  const values = distributions[0]?.shares.map(({ value }) => String(value)) ?? [];
  if (values.length > 12) return [`${values.length} different values: too many to list`];
  const rows = distributions.map(({ group, n, mean, median, shares }) => [
    group,
    `n ${n}`,
    isEstimable(mean) ? number(mean.value, 2) : "–",
    number(median, 1),
    ...shares.map(({ share }) => `${Math.round(share * 100)} %`),
  ]);
  return cut(align([["", "", "mean", "median", ...values], ...rows]), MAX_ROWS + 1);
}

function unexpectedRows({ unexpected, severity }: RatingsAnalysis): string[] {
  if (!isEstimable(severity.fit)) return ["not estimable without severity"];
  if (unexpected.length === 0) return ["none"];
  return cut(
    align(
      unexpected.map(({ rater, subject, item, value, expected, residual }) => [
        `${rater} on ${subject}, ${item}`,
        `rated ${value}`,
        `expected ${number(expected, 1)}`,
        `residual ${number(residual, 1)}`,
      ]),
    ),
  );
}

const section = (title: string, rows: readonly string[]) => [title, ...rows.map((row) => `  ${row}`)].join("\n");
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const number = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits));
const names = (all: readonly string[]) =>
  all.length <= MAX_NAMES ? all.join(", ") : `${all.slice(0, MAX_NAMES).join(", ")} and ${all.length - MAX_NAMES} more`;
const cut = (rows: readonly string[], most = MAX_ROWS) =>
  rows.length <= most ? [...rows] : [...rows.slice(0, most), `… and ${rows.length - most} more: see --json`];

/** Columns as wide as their widest cell; the last one of a row may be as long as it likes. */
function align(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      if (column < row.length - 1) widths[column] = Math.max(widths[column] ?? 0, [...cell].length);
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < row.length - 1 ? cell + " ".repeat((widths[column] ?? 0) - [...cell].length) : cell,
      )
      .join("  ")
      .trimEnd(),
  );
}
