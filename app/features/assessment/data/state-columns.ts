import { SIDES } from "#app/features/assessment/domain/rating";
import { stateColumn } from "#app/platform/database/state-column";
import { PHASES, RATING_KINDS } from "#app/policy/stages";

export const readPhase = stateColumn("Assessment", "phase", PHASES);
export const readRatingKind = stateColumn("Sheet", "kind", RATING_KINDS);
/** For statements that leave agreed ratings out. */
export const readSide = stateColumn("Sheet", "kind", SIDES);
export const readEvidenceSide = stateColumn("AssessmentEvidence", "kind", SIDES);
