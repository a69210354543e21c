import { PHASES } from "#app/features/assessment/domain/lifecycle";
import { RATING_KINDS, SIDES } from "#app/features/assessment/domain/rating";
import { stateColumn } from "#app/platform/database/state-column";

export const readPhase = stateColumn("Assessment", "phase", PHASES);
export const readRatingKind = stateColumn("Sheet", "kind", RATING_KINDS);
/** The same where the statement leaves agreed ratings out. */
export const readSide = stateColumn("Sheet", "kind", SIDES);
export const readEvidenceSide = stateColumn("AssessmentEvidence", "kind", SIDES);
