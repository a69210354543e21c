import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  type Answer,
  type Asked,
  answerSchema,
  askedSchema,
  canReadAnswers,
  type GatheredCompetency,
  gatherAnswers,
  leastColleagues,
  MAX_COLLEAGUES,
} from "#app/features/growth/domain/feedback";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { type Column, group, list } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { type Permit, permittedId } from "#app/policy/permit";
import type { FeedbackFacts } from "#app/policy/policy-growth";
import { readInvitation } from "./state-columns";

const f = table("FeedbackInvitation", "f");
const r = table("FeedbackRequest", "r");
const p = table("Person", "p");

const askedListSchema = z.array(askedSchema);
const parseAsked = (text: string) => askedListSchema.parse(JSON.parse(text));

export type FeedbackSummary = {
  id: string;
  asked: Asked[];
  ladderVersionId: string;
  question: string;
  named: boolean;
  createdAt: Date;
  isClosed: boolean;
  askedCount: number;
  answers: number;
  asker: { id: string; name: string };
  sharedWith: { id: string; name: string } | null;
};

const SUMMARY_COLUMNS = {
  id: true,
  competencies: true,
  ladderVersionId: true,
  question: true,
  named: true,
  createdAt: true,
  closedAt: true,
  asker: { select: { id: true, name: true } },
  sharedWith: { select: { id: true, name: true } },
  _count: { select: { invitations: true, answers: true } },
} as const;

type SummaryRow = Omit<FeedbackSummary, "asked" | "isClosed" | "askedCount" | "answers"> & {
  competencies: string;
  closedAt: Date | null;
  _count: { invitations: number; answers: number };
};

const toSummary = ({ competencies, closedAt, _count, ...row }: SummaryRow): FeedbackSummary => ({
  ...row,
  asked: parseAsked(competencies),
  isClosed: closedAt !== null,
  askedCount: _count.invitations,
  answers: _count.answers,
});

const PAGE = 50;

/** Feedback requests that a person sent, newest first. */
export async function listOwnRequests(database: Database, askerId: string): Promise<FeedbackSummary[]> {
  const rows = await database.client.feedbackRequest.findMany({
    where: { askerId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: PAGE,
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}

/** Requests of one person whose answers they show to this reader, the newest first. */
export async function listSharedRequests(
  database: Database,
  reader: { personId: string },
  askerId: string | null = null,
): Promise<FeedbackSummary[]> {
  const rows = await database.client.feedbackRequest.findMany({
    where: { sharedWithId: reader.personId, ...(askerId !== null && { askerId }) },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: PAGE,
    select: SUMMARY_COLUMNS,
  });
  return rows.map(toSummary);
}

export type AskedOfMe = { id: string; asker: { id: string; name: string }; named: boolean; askedAt: Date };

/** Feedback requests that a person hasn't answered yet, oldest first. */
export const feedbackAskedOf = (colleagueId: string): Column<AskedOfMe[]> =>
  list(
    {
      id: r.id,
      named: r.named,
      askedAt: r.createdAt,
      asker: group({ id: p.id, name: p.name }),
    },
    sql`FROM ${f} JOIN ${r} ON ${r.id} = ${f.requestId}
      JOIN ${p} ON ${p.id} = ${r.askerId}
      WHERE ${f.colleagueId} = ${colleagueId} AND ${f.state} = 'open' AND ${r.closedAt} IS NULL
      ORDER BY ${r.createdAt} LIMIT ${PAGE}`,
  );

export type FeedbackHead = FeedbackSummary & {
  version: number;
  /** Who was asked: known to the asker, who chose them. */
  colleagues: { id: string; name: string }[];
  facts: FeedbackFacts;
};

/** A request with how the actor stands to it, or null. No answer is in it, nor who has given one. */
export async function findRequest(
  database: Database,
  actor: { personId: string },
  id: string,
): Promise<FeedbackHead | null> {
  const row = await database.client.feedbackRequest.findUnique({
    where: { id },
    select: {
      ...SUMMARY_COLUMNS,
      version: true,
      invitations: {
        orderBy: [{ colleague: { nameKey: "asc" } }, { colleagueId: "asc" }],
        select: { colleagueId: true, state: true, colleague: { select: { id: true, name: true } } },
      },
    },
  });
  if (!row) return null;
  const { invitations, version, ...rest } = row;
  const own = invitations.find(({ colleagueId }) => colleagueId === actor.personId);
  const isAsker = row.asker.id === actor.personId;
  return {
    ...toSummary(rest),
    version,
    colleagues: isAsker ? invitations.map(({ colleague }) => colleague) : [],
    facts: {
      isAsker,
      invitation: own ? readInvitation(own.state) : null,
      isClosed: row.closedAt !== null,
      isSharedWithActor: row.sharedWith?.id === actor.personId,
    },
  };
}

/**
 * The answers to a request, brought together, for who may read them; null while the rules of unnamed answers keep them
 * back. Of an unnamed request nothing that belongs to one answer alone leaves this function.
 */
export async function readAnswers(
  database: Database,
  permit: Permit<"feedback.read">,
  request: Pick<FeedbackSummary, "id" | "asked" | "named" | "isClosed">,
): Promise<GatheredCompetency[] | null> {
  const rows = await database.client.feedbackAnswer.findMany({
    where: { requestId: permittedId(permit, "feedback.read", request.id) },
    orderBy: { id: "asc" },
    select: { id: true, content: true, author: { select: { name: true } } },
  });
  if (canReadAnswers({ ...request, answers: rows.length }) !== "yes") return null;
  const answers = rows.map(({ id, content, author }) => ({
    id,
    author: request.named ? (author?.name ?? null) : null,
    content: answerSchema.parse(JSON.parse(content)),
  }));
  return gatherAnswers(request.asked, answers);
}

export type NewRequest = {
  ladderVersionId: string;
  asked: readonly Asked[];
  question: string;
  named: boolean;
  colleagueIds: readonly string[];
};

export type RequestRefusal = "too-few" | "too-many" | "unnamed-not-allowed" | "not-here";

/** Asks colleagues, who must be here and not be the asker. Without names only where the organisation allows it. */
export function createRequest(
  database: Database,
  by: AuditContext,
  request: NewRequest,
): Promise<{ ok: true; id: string } | { ok: false; reason: RequestRefusal }> {
  const ids = [...new Set(request.colleagueIds)].filter((id) => id !== by.actorId);
  return inTransaction(database, async (tx) => {
    if (ids.length > MAX_COLLEAGUES) return { ok: false, reason: "too-many" };
    if (ids.length < leastColleagues(request.named)) return { ok: false, reason: "too-few" };
    if (!request.named) {
      const organisation = await tx.organisation.findUnique({
        where: { id: "organisation" },
        select: { unnamedFeedback: true },
      });
      if (!organisation?.unnamedFeedback) return { ok: false, reason: "unnamed-not-allowed" };
    }
    const here = await tx.person.count({ where: { id: { in: ids }, status: "active" } });
    if (here < ids.length) return { ok: false, reason: "not-here" };
    const { id } = await tx.feedbackRequest.create({
      data: {
        askerId: by.actorId,
        ladderVersionId: request.ladderVersionId,
        competencies: JSON.stringify(request.asked),
        question: request.question,
        named: request.named,
        createdAt: by.at,
        invitations: { create: ids.map((colleagueId) => ({ colleagueId })) },
      },
      select: { id: true },
    });
    return { ok: true, id };
  });
}

export type AnswerResult = { ok: true } | { ok: false; reason: "not-open" };

/**
 * Sends one answer, once. Of an unnamed request nothing is stored that says whose it is or when it came: a random id, no
 * author, no time, and no record.
 */
export function sendAnswer(
  database: Database,
  colleagueId: string,
  requestId: string,
  content: Answer,
): Promise<AnswerResult> {
  return inTransaction(database, async (tx) => {
    // Keeps the request as it is until the answer is in: none must arrive after the closing.
    const { named, closedAt } = await tx.feedbackRequest.update({
      where: { id: requestId },
      data: { id: requestId },
      select: { named: true, closedAt: true },
    });
    if (closedAt !== null) return { ok: false, reason: "not-open" };
    const answered = await tx.feedbackInvitation.updateMany({
      where: { requestId, colleagueId, state: "open" },
      data: { state: "answered" },
    });
    if (answered.count === 0) return { ok: false, reason: "not-open" };
    await tx.feedbackAnswer.create({
      data: { id: randomUUID(), requestId, authorId: named ? colleagueId : null, content: JSON.stringify(content) },
      select: { id: true },
    });
    return { ok: true };
  });
}

/** Says no to a request. The asker is not told who did. */
export async function declineRequest(
  database: Database,
  colleagueId: string,
  requestId: string,
): Promise<AnswerResult> {
  const { count } = await database.client.feedbackInvitation.updateMany({
    where: { requestId, colleagueId, state: "open", request: { closedAt: null } },
    data: { state: "declined" },
  });
  return count > 0 ? { ok: true } : { ok: false, reason: "not-open" };
}

/** Closes a request of one's own: nobody answers any more, and unnamed answers can be read from three on. Never undone. */
export async function closeRequest(database: Database, by: AuditContext, id: string): Promise<void> {
  await database.client.feedbackRequest.updateMany({
    where: { id, askerId: by.actorId, closedAt: null },
    data: { closedAt: by.at, version: { increment: 1 } },
  });
}

/** Shows the answers to the asker's manager of today, or takes that back. Who looks at whose feedback is between the two. */
export function shareRequest(
  database: Database,
  by: AuditContext,
  id: string,
  share: boolean,
): Promise<{ ok: true } | { ok: false; reason: "no-manager" }> {
  return inTransaction(database, async (tx) => {
    const asker = await tx.person.findUniqueOrThrow({ where: { id: by.actorId }, select: { managerId: true } });
    if (share && asker.managerId === null) return { ok: false, reason: "no-manager" };
    const before = await tx.feedbackRequest.findFirst({
      where: { id, askerId: by.actorId },
      select: { sharedWithId: true },
    });
    const sharedWithId = share ? asker.managerId : null;
    if (!before || before.sharedWithId === sharedWithId) return { ok: true };
    await tx.feedbackRequest.update({
      where: { id },
      data: { sharedWithId, version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: by.at,
      actorId: by.actorId,
      action: share ? "feedback.shared" : "feedback.unshared",
      subjectKind: "feedback",
      subjectId: id,
      personId: by.actorId,
      audience: "author",
      before: { sharedWith: before.sharedWithId },
      after: { sharedWith: sharedWithId },
    });
    return { ok: true };
  });
}
