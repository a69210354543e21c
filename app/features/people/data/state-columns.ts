import { PERSON_STATUSES } from "#app/features/people/domain/person";
import { stateColumn } from "#app/platform/database/state-column";

export const readPersonStatus = stateColumn("Person", "status", PERSON_STATUSES);
export const readNoticeKind = stateColumn("AccessNotice", "kind", ["password-link", "email", "manager"]);
