import { DECISIONS, RECOMMENDATIONS } from "#app/features/promotion/domain/lifecycle";
import { COMMITTEE_STATES, VOTES } from "#app/features/promotion/domain/voting";
import { stateColumn } from "#app/platform/database/state-column";
import { CASE_STATES } from "#app/policy/stages";

export const readCaseState = stateColumn("PromotionCase", "state", CASE_STATES);
export const readRecommendation = stateColumn("PromotionCase", "recommendation", RECOMMENDATIONS);
export const readDecision = stateColumn("PromotionCase", "decision", DECISIONS);
export const readCommitteeState = stateColumn("Committee", "state", COMMITTEE_STATES);
export const readVote = stateColumn("CaseVote", "vote", VOTES);
