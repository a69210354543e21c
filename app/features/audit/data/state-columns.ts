import { SECURITY_KINDS } from "#app/kernel/security-event";
import { AUDIT_ACTIONS, AUDIT_SUBJECT_KINDS } from "#app/platform/database/audit";
import { stateColumn } from "#app/platform/database/state-column";

export const readAuditAction = stateColumn("AuditRecord", "action", AUDIT_ACTIONS);
export const readAuditSubjectKind = stateColumn("AuditRecord", "subjectKind", AUDIT_SUBJECT_KINDS);
export const readSecurityKind = stateColumn("SecurityEvent", "kind", SECURITY_KINDS);
