import { isEstimable } from "../estimate";
import { createRandom } from "../random";
import { buildRatingsTable } from "../ratings-table";
import { analyseSeverity } from "../severity/severity";
import { drawTrueValues, simulateRatings, type TrueValues } from "./simulate";

export const numberOf = ({ id }: { id: string }) => Number(id.slice(1));

/** Gathers estimates beside the truth: bias, the regression slope through zero, and how often ±1.96 standard errors cover it. */
export class Recovery {
  private products = 0;
  private squares = 0;
  private count = 0;
  private covered = 0;
  private differences = 0;
  add(measure: number, standardError: number, truth: number): void {
    this.products += measure * truth;
    this.squares += truth * truth;
    this.count += 1;
    this.differences += Math.sign(truth) * (measure - truth);
    if (Math.abs(measure - truth) < 1.96 * standardError) this.covered += 1;
  }
  /** Estimates over truth: 1 where they spread neither too far nor too little. */
  get slope() {
    return this.products / this.squares;
  }
  /** How far, in logits, estimates lie outward of the truth on average. */
  get outward() {
    return this.differences / this.count;
  }
  get coverage() {
    return this.covered / this.count;
  }
}

/** Simulates ratings of known measures and estimates these, `runs` times. Extreme elements have no proper interval and are left out. */
export function recover(
  seed: number,
  runs: number,
  size: { subjects: number; items: number; raters: number; each: number },
) {
  const random = createRandom(seed);
  const found = { raters: new Recovery(), items: new Recovery(), thresholds: new Recovery(), subjects: new Recovery() };
  let notConverged = 0;
  for (let run = 0; run < runs; run++) {
    const truth: TrueValues = drawTrueValues(random, size);
    const assigned = truth.subjects.map(() => {
      const chosen = new Set<number>();
      while (chosen.size < size.each) chosen.add(random.below(size.raters));
      return chosen;
    });
    const { fit } = analyseSeverity(
      buildRatingsTable(simulateRatings(random, truth, (s, r) => assigned[s]?.has(r) ?? false)),
    );
    if (!isEstimable(fit)) {
      notConverged += 1;
      continue;
    }
    for (const facet of ["raters", "items", "subjects"] as const) {
      for (const measure of fit[facet]) {
        if (measure.measure === null || measure.standardError === null || measure.extreme) continue;
        found[facet].add(measure.measure, measure.standardError, truth[facet][numberOf(measure)] as number);
      }
    }
    fit.thresholds.forEach(({ measure, standardError }, k) => {
      found.thresholds.add(measure, standardError, truth.thresholds[k] as number);
    });
  }
  return { ...found, notConverged };
}
