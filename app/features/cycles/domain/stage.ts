import type { Day } from "#app/kernel/day";
import type { Lifecycle } from "#app/policy/stages";
import { type CycleDates, type CycleState, isOverdue } from "./cycle";

/** Stages of an assessment on the board of its cycle, in the usual order. */
export const STAGES = [
  "not-begun",
  "self-begun",
  "review-begun",
  "waiting-for-review",
  "waiting-for-self",
  "comparison",
  "confirmed-by-one",
  "final",
  "closed",
] as const;
export type Stage = (typeof STAGES)[number];

/** How many competencies each side has rated or marked "not observed": all that others learn of a draft. */
export type RatedCounts = { self: number; review: number };

/**
 * The stage of an assessment in a cycle. While neither side is in, the self-assessment speaks for it: "review-begun"
 * means that the review alone is. "closed" is one that its cycle closed without a result.
 */
export function computeStage(lifecycle: Lifecycle, rated: RatedCounts): Stage {
  switch (lifecycle.phase) {
    case "final":
      return "final";
    case "closed":
      return "closed";
    case "comparison":
      return lifecycle.engineerConfirmed || lifecycle.managerConfirmed ? "confirmed-by-one" : "comparison";
    case "rating":
      if (lifecycle.selfSubmitted) return "waiting-for-review";
      if (lifecycle.reviewSubmitted) return "waiting-for-self";
      if (rated.self > 0) return "self-begun";
      return rated.review > 0 ? "review-begun" : "not-begun";
  }
}

/** Sums counts by stage. Every stage has a key, with 0 if there is none. */
export function countStages(counted: Iterable<{ stage: Stage; count: number }>): Map<Stage, number> {
  const counts = new Map<Stage, number>(STAGES.map((stage) => [stage, 0]));
  for (const { stage, count } of counted) counts.set(stage, (counts.get(stage) ?? 0) + count);
  return counts;
}

/** The total of several counts. */
export const sumCounts = (counted: readonly { count: number }[]): number =>
  counted.reduce((total, { count }) => total + count, 0);

/** Something that one of the two has not done by its day. */
export type Late = { who: "engineer" | "reviewer"; what: "self-assessment" | "review" | "confirmation"; dueOn: Day };

/**
 * Who is late with what in an assessment, the engineer first. Nobody is late unless the cycle is open. A confirmation
 * is due by the closing day; each side by its own day, whatever the other has done.
 */
export function findLate(
  lifecycle: Lifecycle,
  cycle: Omit<CycleDates, "startsOn"> & { state: CycleState },
  today: Day,
): Late[] {
  if (cycle.state !== "open") return [];
  const late: Late[] = [];
  const add = (isMissing: boolean, who: Late["who"], what: Late["what"], dueOn: Day) => {
    if (isMissing && isOverdue(dueOn, today)) late.push({ who, what, dueOn });
  };
  if (lifecycle.phase === "rating") {
    add(!lifecycle.selfSubmitted, "engineer", "self-assessment", cycle.selfDueOn);
    add(!lifecycle.reviewSubmitted, "reviewer", "review", cycle.reviewDueOn);
  }
  if (lifecycle.phase === "comparison") {
    add(!lifecycle.engineerConfirmed, "engineer", "confirmation", cycle.closesOn);
    add(!lifecycle.managerConfirmed, "reviewer", "confirmation", cycle.closesOn);
  }
  return late;
}
