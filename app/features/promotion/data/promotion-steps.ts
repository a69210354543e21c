import {
  type CaseEvent,
  type CaseRefusal,
  type Recommendation,
  transitionCase,
} from "#app/features/promotion/domain/lifecycle";
import { MAX_ADDENDA } from "#app/features/promotion/domain/limits";
import type { CasePacket } from "#app/features/promotion/domain/packet";
import { buildSnapshot } from "#app/features/promotion/domain/snapshot";
import { type AuditContext, type AuditEntry, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import type { Prisma } from "#app/platform/database/generated/sqlite/client";
import { inTransaction } from "#app/platform/database/transaction";
import type { CaseState } from "#app/policy/stages";
import { type CaseHead, findCaseHead } from "./promotion";
import { computeSnapshotHash } from "./promotion-contents";
import { aboutCase } from "./promotion-draft";

export type StepResult<Reason extends string = never> =
  | { ok: true }
  | { ok: false; reason: CaseRefusal | "absent" | "changed-meanwhile" | Reason };

type Change = {
  data?: Prisma.PromotionCaseUncheckedUpdateInput;
  record?: Partial<Pick<AuditEntry, "before" | "after" | "reason">> | null;
};

type Step<Reason extends string> = {
  caseId: string;
  event: CaseEvent;
  action: AuditEntry["action"];
  /** The version that was seen, where what was seen matters. */
  expectedVersion?: number;
  /** What else changes; a reason where it may not after all. */
  change?: (tx: Transaction, head: CaseHead) => Promise<Change | { refused: Reason }>;
};

/**
 * Applies one transition of a case with its audit record, or says why not. Until a case is submitted its records are
 * visible to its author alone, so that preparing one stays private.
 */
export function takeCaseStep<Reason extends string = never>(
  database: Database,
  by: AuditContext,
  step: Step<Reason>,
): Promise<StepResult<Reason>> {
  return inTransaction(database, async (tx): Promise<StepResult<Reason>> => {
    // Lock the audit head first, so that other changes to the case wait and the reads below stay true.
    await lockAuditHead(tx);
    const head = await findCaseHead({ engine: database.engine, client: tx }, { personId: by.actorId }, step.caseId);
    if (!head) return { ok: false, reason: "absent" };
    const moved = transitionCase(head.lifecycle, step.event, by.at);
    if (!moved.ok) return moved;
    const expected = step.expectedVersion ?? head.version;
    if (head.version !== expected) return { ok: false, reason: "changed-meanwhile" };
    const change = step.change ? await step.change(tx, head) : {};
    if ("refused" in change) return { ok: false, reason: change.refused };
    const { count } = await tx.promotionCase.updateMany({
      where: { id: head.id, version: expected },
      data: { state: moved.next.state, updatedAt: by.at, ...change.data, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    if (change.record !== null) {
      await recordAudit(tx, {
        ...aboutCase(by, { id: head.id, subjectId: head.subject.id }),
        action: step.action,
        audience: isPrivate(head.lifecycle.state, moved.next.state) ? "author" : "administrators",
        before: { state: head.lifecycle.state },
        after: { state: moved.next.state },
        ...change.record,
      });
    }
    return { ok: true };
  });
}

const UNSENT: readonly CaseState[] = ["draft", "review"];
const isPrivate = (from: CaseState, to: CaseState) =>
  UNSENT.includes(from) && (UNSENT.includes(to) || to === "withdrawn");

/** Asks the manager of today to review. Refused where there is none. */
export function askManager(database: Database, by: AuditContext, caseId: string): Promise<StepResult<"no-manager">> {
  return takeCaseStep<"no-manager">(database, by, {
    caseId,
    event: "ask-manager",
    action: "case.review-asked",
    change: async (tx) => {
      const { manager } = await tx.person.findUniqueOrThrow({
        where: { id: by.actorId },
        select: { manager: { select: { id: true, status: true } } },
      });
      if (manager?.status !== "active") return { refused: "no-manager" };
      // What the manager recommends is the case as it will stand now.
      return { data: { managerId: manager.id, recommendation: null, recommendedAt: null, reviewAskedAt: by.at } };
    },
  });
}

/** Back to a draft, by the engineer, or by the manager with words on what to change. */
export function backToDraft(
  database: Database,
  by: AuditContext,
  caseId: string,
  words: string | null,
): Promise<StepResult> {
  return takeCaseStep(database, by, {
    caseId,
    event: "back-to-draft",
    action: "case.taken-back",
    change: async () => ({
      data: { recommendation: null, recommendedAt: null, ...(words !== null && { recommendationWords: words }) },
    }),
  });
}

/** Records what the manager recommends, for a case as they saw it. Its words are in no record. */
export function recommendCase(
  database: Database,
  by: AuditContext,
  of: { caseId: string; recommendation: Recommendation; words: string; expectedVersion: number },
): Promise<StepResult> {
  return takeCaseStep(database, by, {
    caseId: of.caseId,
    event: "recommend",
    action: "case.recommended",
    expectedVersion: of.expectedVersion,
    change: async () => ({
      data: { recommendation: of.recommendation, recommendationWords: of.words, recommendedAt: by.at },
    }),
  });
}

/**
 * Submits the case: what `packet` says is frozen with its hash, and from now on read by those who decide. Whether it goes
 * without a recommendation is what the packet says.
 */
export function submitCase(
  database: Database,
  by: AuditContext,
  of: { caseId: string; expectedVersion: number; organisation: string; packet: CasePacket },
): Promise<StepResult> {
  const { askedInVain } = of.packet;
  const snapshot = buildSnapshot({
    caseId: of.caseId,
    organisation: of.organisation,
    submittedAt: by.at,
    packet: of.packet,
  });
  const snapshotHash = computeSnapshotHash(snapshot);
  return takeCaseStep(database, by, {
    caseId: of.caseId,
    event: askedInVain ? "submit-without-recommendation" : "submit",
    action: "case.submitted",
    expectedVersion: of.expectedVersion,
    change: async () => ({
      data: { submittedAt: by.at, snapshot, snapshotHash },
      record: {
        before: { state: "review" },
        after: {
          state: "submitted",
          targetRoleId: of.packet.target.roleId,
          snapshotHash,
          ...(askedInVain && { withoutRecommendation: true }),
        },
      },
    }),
  });
}

/** Takes a case back for good, at any time before the decision. */
export function withdrawCase(database: Database, by: AuditContext, caseId: string): Promise<StepResult> {
  return takeCaseStep(database, by, {
    caseId,
    event: "withdraw",
    action: "case.withdrawn",
    change: async () => ({ data: { withdrawnAt: by.at } }),
  });
}

/** Adds words to a submitted case, marked as added later. */
export function addAddendum(
  database: Database,
  by: AuditContext,
  caseId: string,
  text: string,
): Promise<{ ok: true } | { ok: false; reason: "is-decided" | "too-many" }> {
  return inTransaction(database, async (tx) => {
    await lockAuditHead(tx);
    const found = await tx.promotionCase.findFirst({
      where: { id: caseId, state: { in: ["submitted", "in-committee"] } },
      select: { id: true, subjectId: true, _count: { select: { addenda: true } } },
    });
    if (!found) return { ok: false, reason: "is-decided" };
    if (found._count.addenda >= MAX_ADDENDA) return { ok: false, reason: "too-many" };
    await tx.caseAddendum.create({ data: { caseId, authorId: by.actorId, text, createdAt: by.at } });
    await recordAudit(tx, { ...aboutCase(by, found), action: "case.addendum-added" });
    return { ok: true };
  });
}

/** Closes a decided case. */
export function closeCase(database: Database, by: AuditContext, caseId: string): Promise<StepResult> {
  return takeCaseStep(database, by, {
    caseId,
    event: "close",
    action: "case.closed",
    change: async () => ({ data: { closedAt: by.at } }),
  });
}
