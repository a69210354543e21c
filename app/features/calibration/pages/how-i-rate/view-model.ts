import type { SessionSeverity } from "#app/features/calibration/domain/session/severity";
import type { Analysis } from "#app/platform/jobs/analyses";

/**
 * Managers are compared with their mean: with two of them, one's own number is the other's with the sign turned, and with
 * a few it says much of each. From so many on it does not.
 */
const MIN_MANAGERS = 5;

/** What one manager learns of how strictly they rate, and of nobody else. */
function toOwnStrictness(severity: SessionSeverity, personId: string) {
  const own = severity.managers.find(({ id }) => id === personId);
  const isWithheld = severity.notEstimable === null && severity.managers.length < MIN_MANAGERS;
  const words = isWithheld ? null : (own?.words?.second ?? null);
  return {
    n: own?.n ?? 0,
    subjects: own?.subjects ?? 0,
    observedAverage: own?.observedAverage ?? 0,
    fairAverage: words === null ? null : (own?.fairAverage ?? null),
    words,
    isWithheld,
    reason: isWithheld
      ? "with fewer than five managers in the session, yours would tell the others’"
      : (severity.notEstimable ?? "your ratings alone do not determine it"),
  };
}
export type OwnStrictness = ReturnType<typeof toOwnStrictness>;

/** The same once it is worked out. */
export function toOwnView(severity: Analysis<SessionSeverity>, personId: string): Analysis<OwnStrictness> {
  return severity.state === "ready" ? { ...severity, result: toOwnStrictness(severity.result, personId) } : severity;
}
