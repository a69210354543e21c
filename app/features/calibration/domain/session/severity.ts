import type { Connectivity } from "#app/statistics/connectivity";
import { isEstimable } from "#app/statistics/estimate";
import { buildRatingsTable, type Rating } from "#app/statistics/ratings-table";
import { analyseSeverity } from "#app/statistics/severity/severity";
import { describeSeverity } from "#app/statistics/severity-words";
import { listUnexpectedRatings, type UnexpectedRating } from "#app/statistics/unexpected-ratings";

/** One manager's severity. Averages and the difference are in levels of the scale. */
type ManagerSeverity = {
  id: string;
  /** Ratings it rests on, and the people and shared cases they are about. */
  n: number;
  subjects: number;
  observedAverage: number;
  /** The average to expect of them for the mean person on the mean competency. */
  fairAverage: number | null;
  /** Levels by which they rate stricter than the group (below zero: more lenient), with the 95 % interval. */
  steps: { value: number; lower: number; upper: number } | null;
  /** The result in words, in the third and in the second person. Null if nothing can be estimated. */
  words: { third: string; second: string } | null;
};

export type SessionSeverity = {
  /** In the order in which managers first occur. */
  managers: ManagerSeverity[];
  /** Why severity cannot be told, in words; null where it can. */
  notEstimable: string | null;
  connectivity: Connectivity;
  /** Single ratings that differ from what the model expects, the largest difference first. */
  unexpected: UnexpectedRating[];
};

/**
 * Estimates each manager's severity from managers' ratings of people and practice cases. Self-ratings are left out:
 * they say nothing about how a person rates others. Missing ratings are absent. If the ratings can't separate strict
 * managers from weak teams, the result is the reason. Takes up to seconds for thousands of people.
 */
export function analyseSession(ratings: readonly Rating[]): SessionSeverity {
  const table = buildRatingsTable(ratings);
  const { fit, connectivity } = analyseSeverity(table);
  const observed = observeManagers(ratings);
  if (!isEstimable(fit)) {
    return {
      managers: observed.map((manager) => ({ ...manager, fairAverage: null, steps: null, words: null })),
      notEstimable: fit.notEstimable,
      connectivity,
      unexpected: [],
    };
  }
  const measures = new Map(fit.raters.map((rater) => [rater.id, rater]));
  return {
    managers: observed.map((manager) => {
      const { steps, words } = describeSeverity(fit, manager.id);
      return {
        ...manager,
        fairAverage: measures.get(manager.id)?.fairAverage ?? null,
        steps: isEstimable(steps) ? { value: steps.value, lower: steps.lower, upper: steps.upper } : null,
        words: { third: words, second: describeSeverity(fit, manager.id, { person: "second" }).words },
      };
    }),
    notEstimable: null,
    connectivity,
    unexpected: listUnexpectedRatings(table, fit),
  };
}

type Observed = Pick<ManagerSeverity, "id" | "n" | "subjects" | "observedAverage">;

function observeManagers(ratings: readonly Rating[]): Observed[] {
  const found = new Map<string, { sum: number; n: number; subjects: Set<string> }>();
  for (const { rater, subject, value } of ratings) {
    if (value === null) continue;
    const manager = found.get(rater) ?? { sum: 0, n: 0, subjects: new Set<string>() };
    manager.sum += value;
    manager.n += 1;
    manager.subjects.add(subject);
    found.set(rater, manager);
  }
  return [...found].map(([id, { sum, n, subjects }]) => ({
    id,
    n,
    subjects: subjects.size,
    observedAverage: sum / n,
  }));
}
