import { createHash } from "node:crypto";
import {
  type AuditHead,
  type AuditKey,
  type AuditKeys,
  findAuditKey,
  isHeadGenuine,
  requireAuditKeys,
  seal,
  sealHead,
} from "./audit-key";
import type { Database, Transaction } from "./database";
import { insertMany } from "./insert-many";
import { recordRightsChanges } from "./security-events";
import { inTransaction } from "./transaction";

/** Every kind of change that is on record. */
export const AUDIT_ACTIONS = [
  "audit.keyed",
  "audit.break-found",
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
  "rating.moved",
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

/** Every kind of thing that a record is about. */
export const AUDIT_SUBJECT_KINDS = [
  "organisation",
  "person",
  "team",
  "ladder",
  "cycle",
  "assessment",
  "calibration",
  "shared-case",
  "case",
  "committee",
  "feedback",
  "evidence",
] as const;
type AuditSubjectKind = (typeof AUDIT_SUBJECT_KINDS)[number];

/**
 * The person who changes something, and when: every function that writes takes it and puts it into its audit records.
 * `AuditContext<string | null>` also admits the program as the actor, which is null.
 */
export type AuditContext<ActorId extends string | null = string> = { actorId: ActorId; at: Date };

export type AuditEntry = AuditContext<string | null> & {
  action: AuditAction;
  subjectKind: AuditSubjectKind;
  subjectId: string;
  personId?: string | null;
  /** "author" marks a change of a draft, which only its author may read. */
  audience?: "administrators" | "author";
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** The genesis of the chain: the link before the first record. */
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

/**
 * The hash of one link over the previous hash and every field, in a fixed order: HMAC-SHA-256 with the key. Without one it
 * is the plain SHA-256 of releases before the keys.
 */
export function computeAuditHash(previousHash: string, entry: StoredEntry, key: AuditKey | null): string {
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
  if (key) return seal(key, [...fields, key.id]);
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
  const [first] = entries;
  if (!first) return;
  const keys = requireAuditKeys(tx);
  const head = await lockAuditHead(tx);
  await append(tx, keys[0], head, [...describeHead(keys, head, first.at), ...entries]);
}

/** The audit entry about a head that the present key didn't seal, from which the chain continues. */
function describeHead(keys: AuditKeys, head: AuditHead, at: Date): AuditEntry[] {
  const [current] = keys;
  const about = { at, actorId: null, subjectKind: "organisation", subjectId: "organisation" } as const;
  const { sequence, hash, keyId } = head;
  const key = findAuditKey(keys, keyId);
  const isBroken = key ? !isHeadGenuine(key, head) : sequence === 0 && hash !== AUDIT_GENESIS.hash;
  const isNew = sequence > 0 && keyId !== current.id;
  return [
    ...(isNew
      ? [
          {
            ...about,
            action: "audit.keyed" as const,
            before: { records: sequence, keyId: keyId || null },
            after: { keyId: current.id },
          },
        ]
      : []),
    ...(isBroken ? [{ ...about, action: "audit.break-found" as const, before: { records: sequence, hash } }] : []),
  ];
}

async function append(tx: Transaction, key: AuditKey, from: AuditHead, entries: readonly AuditEntry[]): Promise<void> {
  let head = { sequence: from.sequence, hash: from.hash };
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
    const hash = computeAuditHash(head.hash, stored, key);
    const record = { ...stored, previousHash: head.hash, hash, keyId: key.id };
    head = { sequence: stored.sequence, hash };
    return record;
  });
  await insertMany(tx, "AuditRecord", records);
  await recordRightsChanges(tx, records);
  await tx.auditHead.update({
    where: { id: "head" },
    data: { ...head, keyId: key.id, seal: sealHead(key, head) },
    select: { id: true },
  });
}

export type ChainStart = { state: "in-order" | "keyed" | "broken" | "key-missing"; records: number };

/**
 * At the start of the program: goes on with the present key where the chain has another one or none, and says what was
 * found. "keyed" is to be expected once after an upgrade and once after each change of the secret.
 */
export function continueAuditChain(database: Database, at: Date): Promise<ChainStart> {
  return inTransaction(database, async (tx): Promise<ChainStart> => {
    const keys = requireAuditKeys(tx);
    const head = await lockAuditHead(tx);
    const entries = describeHead(keys, head, at);
    if (entries.length > 0) await append(tx, keys[0], head, entries);
    const found = new Set(entries.map(({ action }) => action));
    const isMissing = head.keyId !== "" && findAuditKey(keys, head.keyId) === null;
    const state = found.has("audit.break-found")
      ? "broken"
      : isMissing
        ? "key-missing"
        : found.has("audit.keyed")
          ? "keyed"
          : "in-order";
    return { state, records: head.sequence };
  });
}

/** The current head of the chain, to be stored elsewhere. */
export async function readAuditHead(
  client: Pick<Transaction, "auditHead">,
): Promise<{ sequence: number; hash: string }> {
  const head = await client.auditHead.findUnique({ where: { id: "head" }, select: { sequence: true, hash: true } });
  return head ?? AUDIT_GENESIS;
}
