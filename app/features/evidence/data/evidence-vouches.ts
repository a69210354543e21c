import { MAX_VOUCH_REQUESTS } from "#app/features/evidence/domain/limits";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { type Column, list, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { containsWords } from "#app/platform/database/text-search";
import { inTransaction } from "#app/platform/database/transaction";
import { ownedBy } from "./evidence-columns";
import { recordEvidence } from "./evidence-edit";

const v = table("EvidenceVouch", "v");
const e = table("Evidence", "e");
const p = table("Person", "p");

export type AskResult = { ok: true } | { ok: false; reason: "nobody" | "oneself" | "too-many" | "archived" };

/**
 * Asks an active colleague to endorse the actor's own item, which they see from now on. A colleague who declined may be
 * asked again.
 */
export function askToVouch(
  database: Database,
  by: AuditContext,
  evidenceId: string,
  personId: string,
): Promise<AskResult> {
  return inTransaction(database, async (tx) => {
    if (personId === by.actorId) return { ok: false, reason: "oneself" };
    const person = await tx.person.findUnique({ where: { id: personId }, select: { status: true } });
    if (person?.status !== "active") return { ok: false, reason: "nobody" };
    // Taking the row keeps two requests at once from passing the bound together.
    const { count } = await tx.evidence.updateMany({
      where: { id: evidenceId, ...ownedBy(by.actorId), archivedAt: null },
      data: { archivedAt: null },
    });
    if (count === 0) return { ok: false, reason: "archived" };
    const asked = await tx.evidenceVouch.findMany({
      where: { evidenceId },
      select: { personId: true, declinedAt: true },
    });
    const before = asked.find((vouch) => vouch.personId === personId);
    if (!before && asked.length >= MAX_VOUCH_REQUESTS) return { ok: false, reason: "too-many" };
    if (!before) await tx.evidenceVouch.create({ data: { evidenceId, personId, askedAt: by.at } });
    else if (before.declinedAt) {
      await tx.evidenceVouch.update({
        where: { evidenceId_personId: { evidenceId, personId } },
        data: { askedAt: by.at, declinedAt: null, words: "", version: { increment: 1 } },
      });
    }
    return { ok: true };
  });
}

/** Withdraws a request or an endorsement of the author's own item; the colleague no longer sees it. */
export async function withdrawRequest(
  database: Database,
  by: AuditContext,
  evidenceId: string,
  personId: string,
): Promise<void> {
  await database.client.evidenceVouch.deleteMany({
    where: { evidenceId, personId, evidence: ownedBy(by.actorId) },
  });
}

export type AnswerResult = { ok: true } | { ok: false; reason: "changed-meanwhile" };

/**
 * Endorses an item with a comment, changes the comment, or declines. A colleague who declines no longer sees the item.
 */
export function answerRequest(
  database: Database,
  by: AuditContext,
  answer: { evidenceId: string; version: number; vouches: boolean; words: string },
): Promise<AnswerResult> {
  return inTransaction(database, async (tx) => {
    const { evidenceId, version, vouches, words } = answer;
    const { count } = await tx.evidenceVouch.updateMany({
      where: { evidenceId, personId: by.actorId, version, declinedAt: null, evidence: { archivedAt: null } },
      data: {
        vouchedAt: vouches ? by.at : null,
        declinedAt: vouches ? null : by.at,
        words,
        version: { increment: 1 },
      },
    });
    if (count === 0) return { ok: false, reason: "changed-meanwhile" };
    const { subjectId } = await tx.evidence.findUniqueOrThrow({
      where: { id: evidenceId },
      select: { subjectId: true },
    });
    await recordEvidence(tx, by, evidenceId, vouches ? "evidence.vouched" : "evidence.vouch-declined", subjectId);
    return { ok: true };
  });
}

export type AskedVouch = { id: string; title: string; ownerName: string; askedAt: Date };

/** More than one answers in a week; the rest come up as these are answered. */
const MAX_ASKED = 50;

/** Endorsement requests to a person that still wait for an answer, longest waiting first. */
export const vouchesAsked = (personId: string): Column<AskedVouch[]> =>
  list(
    {
      id: e.id,
      title: e.title,
      ownerName: p.name,
      askedAt: v.askedAt,
    },
    sql`FROM ${v} JOIN ${e} ON ${e.id} = ${v.evidenceId} JOIN ${p} ON ${p.id} = ${e.subjectId}
      WHERE ${v.personId} = ${personId} AND ${v.vouchedAt} IS NULL AND ${v.declinedAt} IS NULL AND ${e.archivedAt} IS NULL
      ORDER BY ${v.askedAt}, ${e.id} LIMIT ${MAX_ASKED}`,
  );

const MAX_COLLEAGUES = 12;

export type Colleague = { id: string; name: string; roleId: string };

/** Active people, oneself left out, whose name has every word of a search; a few of them, by name. */
export const listColleagues = (database: Database, personId: string, search: string): Promise<Colleague[]> =>
  readOne(
    database,
    list(
      { id: p.id, name: p.name, roleId: p.roleId },
      sql`FROM ${p} WHERE ${p.status} = 'active' AND ${p.id} <> ${personId}
        AND ${containsWords([p.nameKey], search)} ORDER BY ${p.nameKey}, ${p.id} LIMIT ${MAX_COLLEAGUES}`,
    ),
  );
