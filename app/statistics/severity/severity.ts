import { analyseConnectivity, type Connectivity, isConnected, type Subset } from "../connectivity";
import { isEstimable, type NotEstimable, notEstimable } from "../estimate";
import { buildRatingsTable, listRatings, type RatingsTable } from "../ratings-table";
import { type EstimationData, findEstimationData } from "./estimation-data";
import { fitJointly } from "./joint-likelihood";
import { type CompactData, describeFit, type Facet, type SeverityFit } from "./severity-fit";

export type SeverityAnalysis = {
  connectivity: Connectivity;
  fit: SeverityFit | NotEstimable;
  converged: boolean;
  iterations: number;
};

/**
 * How severe each rater is, by the many-facet Rasch rating-scale model log(P_k / P_{k−1}) = subject − item − rater − threshold_k.
 *
 * Identification: items, raters and thresholds have mean zero (over those who are not extreme), subjects float. Estimation: joint
 * maximum likelihood ({@link fitJointly}), whose measures spread too far by about L / (L − 1); items, raters and thresholds are multiplied
 * by the inverse (Wright and Douglas, 1977, Appl. Psychol. Meas. 1, 281–295) and their errors by its root. Subjects are measured again
 * on the corrected scale ({@link measureSubject}); extreme raters and items by {@link measureExtreme}. Missing ratings are just absent.
 *
 * Not estimable: a design that is not connected, or only through extreme ratings; too many values; estimates without a finite maximum.
 */
export function analyseSeverity(table: RatingsTable): SeverityAnalysis {
  const connectivity = analyseConnectivity(table);
  const refuse = (reason: string, iterations = 0): SeverityAnalysis => ({
    connectivity,
    fit: notEstimable(reason),
    converged: false,
    iterations,
  });
  if (table.categoryOf.length === 0) return refuse("there are no ratings");
  if (table.raters.length < 2) return refuse("there is only one rater, so nobody to compare them with");
  if (!connectivity.connected) return refuse(explainDisconnected(connectivity));
  const data = findEstimationData(table);
  if (!isEstimable(data)) return refuse(data.notEstimable);
  if (data.used.includes(0) && !isConnected(table, (rating) => data.used[rating] === 1)) {
    return refuse("raters are connected only through subjects who got the lowest or the highest rating throughout");
  }
  const compact = compactIndexes(table, data);
  const estimate = fitJointly(compact.fitData);
  if (!estimate.converged || !estimate.variances) {
    return refuse(
      `the estimates did not settle in ${estimate.iterations} rounds: some raters or items are told apart by too few ratings`,
      estimate.iterations,
    );
  }
  const fit = describeFit(table, data, compact, estimate, estimate.variances);
  return { connectivity, fit, converged: true, iterations: estimate.iterations };
}

/** The same for each subset of a design that is not connected: measures of different subsets cannot be compared. */
export function analyseSubsets(
  table: RatingsTable,
  { subsets }: Connectivity,
): { subset: Subset; analysis: SeverityAnalysis }[] {
  return subsets.map((subset) => {
    const [raters, items, subjects] = [new Set(subset.raters), new Set(subset.items), new Set(subset.subjects)];
    const ratings = listRatings(table).filter(
      (r) => raters.has(r.rater) && items.has(r.item) && subjects.has(r.subject),
    );
    return { subset, analysis: analyseSeverity(buildRatingsTable(ratings)) };
  });
}

function explainDisconnected({ subsets, extraRatings }: Connectivity): string {
  const ratings = `${extraRatings.length} more rating${extraRatings.length === 1 ? "" : "s"}`;
  return (
    `the ratings fall into ${subsets.length} groups that share no rater and subject, so strict raters and weak subjects ` +
    `look the same; ${ratings} would connect them`
  );
}

/** The used ratings with indexes without gaps; `places` has −1 for elements that are set aside. */
function compactIndexes(table: RatingsTable, { used, scoreOf, values }: EstimationData): CompactData {
  const indexes = { subject: table.subjectOf, item: table.itemOf, rater: table.raterOf };
  const sizes = { subject: table.subjects.length, item: table.items.length, rater: table.raters.length };
  const compact = (facet: Facet) => {
    const place = new Int32Array(sizes[facet]).fill(-1);
    for (let r = 0; r < used.length; r++) if (used[r] === 1) place[indexes[facet][r] as number] = 0;
    let next = 0;
    return { place: place.map((occurs) => (occurs === 0 ? next++ : -1)), size: next };
  };
  const [subject, item, rater] = [compact("subject"), compact("item"), compact("rater")];
  const count = used.reduce((sum, one) => sum + one, 0);
  const columns = { item: new Int32Array(count), rater: new Int32Array(count), score: new Int32Array(count) };
  const start = new Int32Array(subject.size + 1);
  let next = 0;
  for (let r = 0; r < used.length; r++) {
    if (used[r] === 0) continue;
    columns.item[next] = item.place[table.itemOf[r] as number] as number;
    columns.rater[next] = rater.place[table.raterOf[r] as number] as number;
    columns.score[next] = scoreOf[r] as number;
    next += 1;
    // Ordered by subject, and subjects keep their order: the last rating of each says where the next one begins.
    start[(subject.place[table.subjectOf[r] as number] as number) + 1] = next;
  }
  return {
    places: { subject: subject.place, item: item.place, rater: rater.place },
    fitData: {
      ...columns,
      start,
      subjects: subject.size,
      items: item.size,
      raters: rater.size,
      steps: values.length - 1,
    },
  };
}
