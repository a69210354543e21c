import { standingKind } from "#app/features/assessment/domain/gap";
import { proficiencyOf, type Ratings } from "#app/features/assessment/domain/rating";
import { RATING_KINDS, type RatingKind } from "#app/policy/stages";
import { applyCalibrations, type Calibration, toRating } from "./calibrated";

/** A person of a session, as its members see them. */
export type BoardSubject = {
  assessmentId: string;
  person: { id: string; name: string };
  /** Their reviewer in this cycle. */
  manager: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  roleId: string;
  targetRoleId: string;
  isFinal: boolean;
};

/** The ratings of one assessment. What both sides agreed is there once it is final: until then it is between the two. */
export type RatingsOfSubject = Partial<Record<RatingKind, Ratings>>;

/** The newest decision of one cell. */
export type CellDecision = {
  assessmentId: string;
  competencyId: string;
  before: number | null;
  after: number | null;
  reason: string;
  revision: number;
  decidedBy: { id: string; name: string };
  decidedAt: Date;
};

/**
 * The ratings that a session starts from: the agreed ones if final, else the manager's, then changed by sessions
 * released before.
 */
export function ratingsBeforeSession(ratings: RatingsOfSubject, earlier: readonly Calibration[]): Ratings {
  const available = new Set(RATING_KINDS.filter((kind) => ratings[kind] !== undefined));
  const kind = standingKind(available);
  return applyCalibrations((kind && ratings[kind]) ?? new Map(), earlier).ratings;
}

/** A decision on a rating that has become another one since: it has to be looked at again. */
export function isOutdated(decision: Pick<CellDecision, "competencyId" | "before">, before: Ratings): boolean {
  return proficiencyOf(before.get(decision.competencyId)) !== decision.before;
}

/** The ratings as the session sees them now: its decisions over what it began from. Outdated ones are left out. */
export function ratingsInSession(before: Ratings, decisions: Iterable<CellDecision>): Ratings {
  const result = new Map(before);
  for (const decision of decisions) {
    if (decision.before !== decision.after && !isOutdated(decision, before)) {
      result.set(decision.competencyId, toRating(decision.after));
    }
  }
  return result;
}
