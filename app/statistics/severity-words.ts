import { CONFIDENCE, type Estimate, type Estimated, isEstimable, type NotEstimable, notEstimable } from "./estimate";
import { Moments } from "./severity/rating-scale";
import type { FacetMeasure, SeverityFit } from "./severity/severity-fit";
import { normalQuantile } from "./special-functions";

/**
 * How many steps of the scale stricter (above zero) or more lenient (below) a rater is than the group: the average that an average
 * rater gives the mean subject on the mean item, less what this rater gives them (the fair average), over the mean distance of
 * two values. The interval is that of the measure in logits, carried over. `n` is the number of their ratings.
 * Not estimable: no measure; a rater who gave the lowest or the highest rating throughout, whose measure has no far end.
 * Source: Linacre, Facets manual, "Fair average".
 */
export function severityInSteps({ scale, reference }: SeverityFit, rater: FacetMeasure): Estimate {
  const { measure, standardError, extreme, n } = rater;
  if (measure === null || standardError === null)
    return notEstimable("they rated only what tells nothing about raters");
  if (extreme) return notEstimable(`they gave the ${extreme === "low" ? "lowest" : "highest"} rating every time`);
  const moments = new Moments(scale);
  const { values } = scale;
  const step = ((values.at(-1) as number) - (values[0] as number)) / (values.length - 1);
  const stricterBy = (severity: number) =>
    (reference.average - moments.at(reference.measure - severity).expectedValue) / step;
  const margin = normalQuantile((1 + CONFIDENCE) / 2) * standardError;
  return { value: stricterBy(measure), lower: stricterBy(measure - margin), upper: stricterBy(measure + margin), n };
}

export type SeverityDescription = {
  steps: Estimate;
  /** `alike`: the interval holds zero, so it may be chance. */
  tendency: "stricter" | "more lenient" | "alike" | "unknown";
  /** A predicate without its subject: "rates about half a step stricter than the group, ± 0.2; based on 96 ratings". */
  words: string;
};

/**
 * A rater's severity for people who are no statisticians. With `person: "second"` the words follow "you". Where severity is
 * not estimable the words say so and why.
 */
export function describeSeverity(
  fit: SeverityFit | NotEstimable,
  raterId: string,
  { person = "third" }: { person?: "second" | "third" } = {},
): SeverityDescription {
  const rater = isEstimable(fit) ? fit.raters.find(({ id }) => id === raterId) : undefined;
  const verb = person === "third" ? "rates" : "rate";
  const unknown = (reason: string, steps: Estimate): SeverityDescription => ({
    steps,
    tendency: "unknown",
    words: `${verb} with a strictness that cannot be told: ${reason}`,
  });
  if (!isEstimable(fit)) return unknown(fit.notEstimable, fit);
  if (!rater) return unknown("there are no ratings", notEstimable("there are no ratings"));
  const steps = severityInSteps(fit, rater);
  const based = `based on ${rater.n} rating${rater.n === 1 ? "" : "s"}`;
  if (rater.extreme) {
    const [which, tendency] =
      rater.extreme === "low" ? (["lowest", "stricter"] as const) : (["highest", "more lenient"] as const);
    return {
      steps,
      tendency,
      words: `gave the ${which} rating every time: ${tendency} than the group, by how much cannot be told; ${based}`,
    };
  }
  if (!isEstimable<Estimated>(steps)) return unknown(steps.notEstimable, steps);
  const { value, lower, upper } = steps;
  const doubt = `± ${Math.max(0.1, (upper - lower) / 2).toFixed(1)}`;
  const tendency = value > 0 ? "stricter" : "more lenient";
  if (lower <= 0 && upper >= 0) {
    const tenth = Math.abs(value).toFixed(1);
    const about = tenth === "0.0" ? "no difference" : `${tenth} levels ${tendency}`;
    return {
      steps,
      tendency: "alike",
      words: `${verb} like the group, as far as can be told: ${about}, ${doubt}; ${based}`,
    };
  }
  return {
    steps,
    tendency,
    words: `${verb} ${amountInWords(Math.abs(value))} ${tendency} than the group, ${doubt}; ${based}`,
  };
}

/** A number of steps to the quarter, from one step on to the half. */
export function amountInWords(steps: number): string {
  if (steps < 0.125) return "slightly";
  if (steps < 0.375) return "about a quarter of a level";
  if (steps < 0.625) return "about half a level";
  if (steps < 0.875) return "about three quarters of a level";
  const halves = Math.max(1, Math.round(steps * 2) / 2);
  return halves === 1 ? "about one level" : `about ${halves} levels`;
}
