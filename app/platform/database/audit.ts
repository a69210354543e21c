import { createHash } from "node:crypto";
import type { Transaction } from "./database";
import { insertMany } from "./insert-many";
import { recordRightsChanges } from "./security-events";

/** Every kind of change that is on record. */
export const AUDIT_ACTIONS = [
  "organisation.created",
  "organisation.changed",
  "person.created",
  "person.changed",
  "person.role-replaced",
  "person.deactivated",
  "person.reactivated",
  "team.created",
  "team.changed",
  "team.removed",
  "access.granted",
  "access.withdrawn",
  "access.invited",
  "access.password-link-asked",
  "access.password-link-refused",
  "access.password-link-made",
  "access.password-link-used",
  "access.password-set",
  "access.sessions-ended",
  "ladder.published",
  "cycle.created",
  "cycle.changed",
  "cycle.participants-changed",
  "cycle.deleted",
  "cycle.launched",
  "cycle.closed",
  "cycle.moved",
  "cycle.move-reverted",
  "assessment.created",
  "assessment.reviewer-changed",
  "assessment.self-submitted",
  "assessment.self-withdrawn",
  "assessment.review-submitted",
  "assessment.review-withdrawn",
  "assessment.confirmed",
  "assessment.finalised",
  "assessment.reopened",
  "assessment.closed",
  "assessment.shared",
  "assessment.unshared",
  "assessment.moved",
  "assessment.move-reverted",
  "rating.changed",
  "rating.agreed",
  "calibration.opened",
  "calibration.members-changed",
  "calibration.people-added",
  "calibration.decided",
  "calibration.closed",
  "calibration.reopened",
  "calibration.released",
  "shared-case.prepared",
  "shared-case.changed",
  "shared-case.opened",
  "shared-case.closed",
  "shared-case.reopened",
  "shared-case.answered",
  "shared-case.consent-given",
  "shared-case.consent-refused",
  "shared-case.consent-withdrawn",
  "case.created",
  "case.shared",
  "case.unshared",
  "case.review-asked",
  "case.taken-back",
  "case.recommended",
  "case.submitted",
  "case.addendum-added",
  "case.placed",
  "case.taken-out",
  "case.conflict-declared",
  "case.voted",
  "case.voting-ended",
  "case.approved",
  "case.not-yet",
  "case.put-into-effect",
  "case.goals-made",
  "case.closed",
  "case.withdrawn",
  "committee.created",
  "committee.changed",
  "committee.closed",
  "feedback.shared",
  "feedback.unshared",
  "evidence.deleted",
  "evidence.shared",
  "evidence.unshared",
  "evidence.vouched",
  "evidence.vouch-declined",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export type AuditEntry = {
  at: Date;
  /** Null for what the program does by itself. */
  actorId: string | null;
  action: AuditAction;
  subjectKind:
    | "organisation"
    | "person"
    | "team"
    | "ladder"
    | "cycle"
    | "assessment"
    | "calibration"
    | "shared-case"
    | "case"
    | "committee"
    | "feedback"
    | "evidence";
  subjectId: string;
  personId?: string | null;
  /** "author": a draft's change, which nobody but its author may read. */
  audience?: "administrators" | "author";
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** Where the chain begins: the link before the first record. */
export const AUDIT_GENESIS = { sequence: 0, hash: "0".repeat(64) };

const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value));

type StoredEntry = {
  sequence: number;
  at: Date;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  personId: string | null;
  audience: string;
  before: string | null;
  after: string | null;
  reason: string | null;
};

/** The hash of one link: SHA-256 over the previous hash and every field, in a fixed order. */
export function computeAuditHash(previousHash: string, entry: StoredEntry): string {
  const fields = [
    previousHash,
    entry.sequence,
    entry.at.toISOString(),
    entry.actorId,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.personId,
    entry.audience,
    entry.before,
    entry.after,
    entry.reason,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/**
 * Locks the head of the chain until the transaction ends, so that it has no forks. Taken before the first read, it also
 * keeps still whatever is only ever changed with a record: those who would change it wait here.
 */
export function lockAuditHead(tx: Transaction) {
  return tx.auditHead.upsert({
    where: { id: "head" },
    create: { id: "head", ...AUDIT_GENESIS },
    update: { id: "head" },
  });
}

/** Writes records in the caller's transaction: what is on record is exactly what happened. */
export async function recordAudit(tx: Transaction, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  let head = await lockAuditHead(tx);
  const records = entries.map((entry) => {
    const stored = {
      sequence: head.sequence + 1,
      at: entry.at,
      actorId: entry.actorId,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      personId: entry.personId ?? null,
      audience: entry.audience ?? "administrators",
      before: json(entry.before),
      after: json(entry.after),
      reason: entry.reason ?? null,
    };
    const hash = computeAuditHash(head.hash, stored);
    const record = { ...stored, previousHash: head.hash, hash };
    head = { id: "head", sequence: stored.sequence, hash };
    return record;
  });
  await insertMany(tx, "AuditRecord", records);
  await recordRightsChanges(tx, records);
  await tx.auditHead.update({ where: { id: "head" }, data: { sequence: head.sequence, hash: head.hash } });
}
