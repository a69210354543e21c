import { SHARED_CASE_PREFIX } from "#app/features/calibration/data/calibration-ratings";
import type { BoardEntry } from "#app/features/calibration/domain/session/board";
import type { SessionSeverity } from "#app/features/calibration/domain/session/severity";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { describeMissingLinks } from "#app/statistics/missing-links";

/** Of more than twice as many managers, the strictest and the most lenient are shown until the reader asks for all. */
const SHOWN_OF_EACH_END = 6;

/** The most requests for connecting ratings that are written out. */
const SPELT_OUT = 6;

/** Each manager's severity in words and numbers, or why it can't be estimated and what would change that. */
export function toSeverityView(
  severity: SessionSeverity,
  ladder: Ladder,
  entries: readonly BoardEntry[],
  { isWhole }: { isWhole: boolean },
) {
  const managerNames = new Map(
    entries.flatMap(({ subject: { manager } }) => (manager ? [[manager.id, manager.name] as const] : [])),
  );
  const people = new Map(entries.map(({ subject }) => [subject.assessmentId, subject.person.name]));
  const nameOf = (id: string) => managerNames.get(id) ?? "a manager who is not in this cycle any more";
  const round = (value: number) => Math.round(value * 100) / 100;
  const missing = describeMissingLinks(severity.connectivity, {
    rater: nameOf,
    subject: (id) => (id.startsWith(SHARED_CASE_PREFIX) ? "a practice case" : (people.get(id) ?? "someone")),
    item: (id) => findCompetency(ladder, id)?.name ?? id,
  });
  const managers = severity.managers
    .map(({ id, n, subjects, observedAverage, fairAverage, steps, words }) => ({
      id,
      name: nameOf(id),
      n,
      subjects,
      observedAverage: round(observedAverage),
      fairAverage: fairAverage === null ? null : round(fairAverage),
      steps: steps && { value: round(steps.value), lower: round(steps.lower), upper: round(steps.upper) },
      words: words?.third ?? null,
    }))
    .sort((a, b) => (b.steps?.value ?? 0) - (a.steps?.value ?? 0) || a.name.localeCompare(b.name, "en"));
  const isCut = !isWhole && managers.length > 2 * SHOWN_OF_EACH_END;
  return {
    managers: isCut ? [...managers.slice(0, SHOWN_OF_EACH_END), ...managers.slice(-SHOWN_OF_EACH_END)] : managers,
    leftOut: isCut ? managers.length - 2 * SHOWN_OF_EACH_END : 0,
    of: managers.length,
    notEstimable: severity.notEstimable,
    missing: missing && {
      summary: missing.summary,
      requests: missing.requests.slice(0, SPELT_OUT),
      more: Math.max(0, missing.requests.length - SPELT_OUT),
      alternative: missing.alternative,
    },
  };
}
