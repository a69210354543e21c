import { CYCLE_STATES } from "#app/features/cycles/domain/cycle";
import { stateColumn } from "#app/platform/database/state-column";

export const readCycleState = stateColumn("Cycle", "state", CYCLE_STATES);
