import {
  NOT_OBSERVED,
  proficiencyOf,
  type Ratings,
  type RatingValue,
  rated,
} from "#app/features/assessment/domain/rating";

/** One decision of a released session on one rating. Null is no rating. */
export type Calibration = {
  competencyId: string;
  before: number | null;
  after: number | null;
  reason: string;
  sessionId: string;
  sessionName: string;
};

/** The ratings after calibration, and every rating that it changed. */
export type Calibrated = { ratings: Ratings; changes: ReadonlyMap<string, Calibration> };

/**
 * Applies the decisions of released sessions, in order of release, to ratings that never change themselves. A decision
 * applies to the rating it saw: if that was agreed again since, the newer agreement counts instead. Ratings that a
 * session kept stay as they are.
 */
export function applyCalibrations(ratings: Ratings, calibrations: readonly Calibration[]): Calibrated {
  const result = new Map(ratings);
  const changes = new Map<string, Calibration>();
  for (const calibration of calibrations) {
    const { competencyId, before, after } = calibration;
    if (before === after || proficiencyOf(result.get(competencyId)) !== before) continue;
    result.set(competencyId, toRating(after));
    changes.set(competencyId, calibration);
  }
  return { ratings: result, changes };
}

export function toRating(level: number | null): RatingValue {
  return level === null ? NOT_OBSERVED : rated(level);
}

/** "calibrated from 4 to 3", with words for what is no rating. */
export function describeCalibration({ before, after }: Pick<Calibration, "before" | "after">): string {
  const say = (level: number | null) => (level === null ? "no rating" : String(level));
  return `calibrated from ${say(before)} to ${say(after)}`;
}
