import { MAX_CASE_PIECES } from "#app/features/promotion/domain/limits";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { insertMany } from "#app/platform/database/insert-many";
import { type Column, list } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { type Permit, permittedId } from "#app/policy/permit";

const h = table("CaseShare", "h");
const p = table("Person", "p");

export type NewCase = {
  ladderVersionId: string;
  fromRoleId: string;
  targetRoleId: string;
  /** The competencies of the target role: evidence tagged with one of them is chosen to begin with. */
  competencyIds: readonly string[];
};

export type CreateCaseResult = { ok: true; id: string } | { ok: false; reason: "has-open-case"; id: string };

/**
 * Begins a case of one's own with the evidence that is tagged for what the target asks. One at a time: where there is an
 * open one its id comes back. The record of it is the author's: nobody else learns that they are preparing one.
 */
export function createCase(database: Database, by: AuditContext, of: NewCase): Promise<CreateCaseResult> {
  return inTransaction(database, async (tx) => {
    // Two that begin at once come one after the other.
    await lockAuditHead(tx);
    const open = await tx.promotionCase.findFirst({
      where: { subjectId: by.actorId, state: { in: ["draft", "review", "submitted", "in-committee"] } },
      select: { id: true },
    });
    if (open) return { ok: false, reason: "has-open-case", id: open.id };
    const { competencyIds, ...about } = of;
    const { id } = await tx.promotionCase.create({
      data: { ...about, subjectId: by.actorId, createdAt: by.at, updatedAt: by.at },
      select: { id: true },
    });
    const tags = await tx.evidenceTag.findMany({
      where: {
        competencyId: { in: [...competencyIds] },
        evidence: { subjectId: by.actorId, authorId: by.actorId, archivedAt: null },
      },
      orderBy: [{ evidenceId: "asc" }, { competencyId: "asc" }, { criterionId: "asc" }],
      take: MAX_CASE_PIECES,
      select: { evidenceId: true, competencyId: true, criterionId: true },
    });
    await insertMany(
      tx,
      "CaseEvidence",
      tags.map((tag) => ({ caseId: id, ...tag })),
    );
    await recordAudit(tx, {
      ...aboutCase(by, { id, subjectId: by.actorId }),
      action: "case.created",
      audience: "author",
      after: { roleId: of.fromRoleId, targetRoleId: of.targetRoleId },
    });
    return { ok: true, id };
  });
}

/** What every record of a case has. */
export function aboutCase(by: AuditContext<string | null>, of: { id: string; subjectId: string }) {
  return {
    at: by.at,
    actorId: by.actorId,
    subjectKind: "case" as const,
    subjectId: of.id,
    personId: of.subjectId,
  };
}

/** Keeps the draft still until the transaction ends, where it is the actor's and a draft. */
async function lockDraft(tx: Transaction, by: AuditContext, caseId: string): Promise<boolean> {
  const { count } = await tx.promotionCase.updateMany({
    where: { id: caseId, subjectId: by.actorId, state: "draft" },
    data: { updatedAt: by.at },
  });
  return count > 0;
}

export type SaveWordsResult =
  | { ok: true; version: number }
  | { ok: false; reason: "not-a-draft" }
  | { ok: false; reason: "changed-meanwhile"; current: { text: string; version: number } };

/** Saves the summary; newer words are never overwritten: then they come back. Its words are in no record. */
export function saveSummary(
  database: Database,
  by: AuditContext,
  { caseId, text, expectedVersion }: { caseId: string; text: string; expectedVersion: number },
): Promise<SaveWordsResult> {
  return inTransaction(database, async (tx): Promise<SaveWordsResult> => {
    if (!(await lockDraft(tx, by, caseId))) return { ok: false, reason: "not-a-draft" };
    const current = await tx.promotionCase.findUniqueOrThrow({
      where: { id: caseId },
      select: { summary: true, version: true },
    });
    if (current.summary === text) return { ok: true, version: current.version };
    const newer = { text: current.summary, version: current.version };
    if (current.version !== expectedVersion) return { ok: false, reason: "changed-meanwhile", current: newer };
    const { version } = await tx.promotionCase.update({
      where: { id: caseId },
      data: { summary: text, version: { increment: 1 } },
      select: { version: true },
    });
    return { ok: true, version };
  });
}

/** Saves the words on one competency; `expectedVersion` is 0 where there were none. Newer words are never overwritten. */
export function saveNarrative(
  database: Database,
  by: AuditContext,
  of: { caseId: string; competencyId: string; text: string; expectedVersion: number },
): Promise<SaveWordsResult> {
  const { caseId, competencyId, text, expectedVersion } = of;
  return inTransaction(database, async (tx): Promise<SaveWordsResult> => {
    if (!(await lockDraft(tx, by, caseId))) return { ok: false, reason: "not-a-draft" };
    const key = { caseId_competencyId: { caseId, competencyId } };
    const current = await tx.caseNarrative.findUnique({ where: key, select: { text: true, version: true } });
    const now = current ?? { text: "", version: 0 };
    if (now.text === text) return { ok: true, version: now.version };
    if (now.version !== expectedVersion) return { ok: false, reason: "changed-meanwhile", current: now };
    const { version } = await tx.caseNarrative.upsert({
      where: key,
      create: { caseId, competencyId, text, updatedAt: by.at },
      update: { text, updatedAt: by.at, version: { increment: 1 } },
      select: { version: true },
    });
    return { ok: true, version };
  });
}

/** What a piece is chosen for: a criterion, or the competency as a whole (an empty text). */
export type Choice = { evidenceId: string; criterionId: string };

export type ChooseResult = { ok: true } | { ok: false; reason: "not-a-draft" | "not-own" | "too-much" };

/**
 * Chooses evidence for one competency of a draft, and takes it away. Only what is named changes, so a second tab's
 * choices stay. Refused as a whole where a piece is not the actor's own, or the case would hold more than anyone reads.
 */
export function chooseEvidence(
  database: Database,
  by: AuditContext,
  of: { caseId: string; competencyId: string; add: readonly Choice[]; remove: readonly Choice[] },
): Promise<ChooseResult> {
  const { caseId, competencyId, add, remove } = of;
  return inTransaction(database, async (tx): Promise<ChooseResult> => {
    if (!(await lockDraft(tx, by, caseId))) return { ok: false, reason: "not-a-draft" };
    const wanted = [...new Set(add.map(({ evidenceId }) => evidenceId))];
    let own = 0;
    for (const ids of inBatches(wanted)) {
      own += await tx.evidence.count({ where: { id: { in: ids }, subjectId: by.actorId, authorId: by.actorId } });
    }
    if (own !== wanted.length) return { ok: false, reason: "not-own" };
    for (const choice of remove) await tx.caseEvidence.deleteMany({ where: { caseId, competencyId, ...choice } });
    const there = await tx.caseEvidence.findMany({
      where: { caseId },
      select: { evidenceId: true, competencyId: true, criterionId: true },
    });
    const isThere = (choice: Choice) =>
      there.some(
        (row) =>
          row.competencyId === competencyId &&
          row.evidenceId === choice.evidenceId &&
          row.criterionId === choice.criterionId,
      );
    const added = add.filter((choice) => !isThere(choice));
    if (there.length + added.length > MAX_CASE_PIECES) return { ok: false, reason: "too-much" };
    await insertMany(
      tx,
      "CaseEvidence",
      added.map(({ evidenceId, criterionId }) => ({ caseId, evidenceId, competencyId, criterionId })),
    );
    return { ok: true };
  });
}

export type ShareCaseResult = { ok: true } | { ok: false; reason: "nobody" | "self" | "ended" };

/** Shares a case with an active person. Sharing twice changes nothing. */
export function shareCase(
  database: Database,
  by: AuditContext,
  caseId: string,
  personId: string,
): Promise<ShareCaseResult> {
  return changeShare(database, by, caseId, async (tx) => {
    if (personId === by.actorId) return { ok: false, reason: "self" };
    const person = await tx.person.findUnique({ where: { id: personId, status: "active" }, select: { id: true } });
    if (!person) return { ok: false, reason: "nobody" };
    if (await tx.caseShare.count({ where: { caseId, personId } })) return { ok: true };
    await tx.caseShare.create({ data: { caseId, personId, createdAt: by.at } });
    await recordAudit(tx, {
      ...aboutCase(by, { id: caseId, subjectId: by.actorId }),
      action: "case.shared",
      audience: "author",
      after: { sharedWithId: personId },
    });
    return { ok: true };
  });
}

/** Stops sharing: from now on they do not read it any more. */
export function unshareCase(
  database: Database,
  by: AuditContext,
  caseId: string,
  personId: string,
): Promise<ShareCaseResult> {
  return changeShare(database, by, caseId, async (tx) => {
    const { count } = await tx.caseShare.deleteMany({ where: { caseId, personId } });
    if (count > 0) {
      await recordAudit(tx, {
        ...aboutCase(by, { id: caseId, subjectId: by.actorId }),
        action: "case.unshared",
        audience: "author",
        before: { sharedWithId: personId },
      });
    }
    return { ok: true };
  });
}

function changeShare(
  database: Database,
  by: AuditContext,
  caseId: string,
  change: (tx: Transaction) => Promise<ShareCaseResult>,
): Promise<ShareCaseResult> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    const own = await tx.promotionCase.count({
      where: { id: caseId, subjectId: by.actorId, state: { notIn: ["closed", "withdrawn"] } },
    });
    return own === 0 ? { ok: false, reason: "ended" } : change(tx);
  });
}

/** The people that a case is shared with, by name. */
export const caseShares = (permit: Permit<"case.own">): Column<{ id: string; name: string }[]> =>
  list(
    { id: p.id, name: p.name },
    sql`FROM ${h} JOIN ${p} ON ${p.id} = ${h.personId}
      WHERE ${h.caseId} = ${permittedId(permit, "case.own")} ORDER BY ${p.nameKey}, ${p.id}`,
  );
