import { SESSION_STATES } from "#app/features/calibration/domain/session/session";
import { CASE_STATES, CONSENT_STATES } from "#app/features/calibration/domain/shared-cases/lifecycle";
import { stateColumn } from "#app/platform/database/state-column";

export const readSessionState = stateColumn("CalibrationSession", "state", SESSION_STATES);
export const readCaseState = stateColumn("SharedCase", "state", CASE_STATES);
export const readConsentState = stateColumn("SharedCaseConsent", "state", CONSENT_STATES);
