import { CONSENT_STATES } from "#app/features/calibration/domain/shared-cases/lifecycle";
import { stateColumn } from "#app/platform/database/state-column";
import { SESSION_STATES, SHARED_CASE_STATES } from "#app/policy/stages";

export const readSessionState = stateColumn("CalibrationSession", "state", SESSION_STATES);
export const readCaseState = stateColumn("SharedCase", "state", SHARED_CASE_STATES);
export const readConsentState = stateColumn("SharedCaseConsent", "state", CONSENT_STATES);
