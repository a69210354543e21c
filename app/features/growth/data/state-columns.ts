import { INVITATIONS } from "#app/features/growth/domain/feedback";
import { GOAL_STATES } from "#app/features/growth/domain/goal";
import { stateColumn } from "#app/platform/database/state-column";

export const readGoalState = stateColumn("Goal", "state", GOAL_STATES);
export const readInvitation = stateColumn("FeedbackInvitation", "state", INVITATIONS);
