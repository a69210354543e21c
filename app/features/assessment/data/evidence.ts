import type { Refusal } from "#app/features/assessment/domain/lifecycle";
import type { Side } from "#app/features/assessment/domain/rating";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { type Column, isIn, list, mapped } from "#app/platform/database/reading";
import { toEvidenceKey } from "#app/platform/database/search-keys";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { permittedId } from "#app/policy/permit";
import type { RatingsPermit } from "#app/policy/policy";
import { lockDraftSheet } from "./sheets";
import { readEvidenceSide } from "./state-columns";

const u = table("AssessmentEvidence", "u");
const e = table("Evidence", "e");
const p = table("Person", "p");

type EvidenceItem = {
  id: string;
  title: string;
  /** The first of its links; empty where it has none. */
  link: string;
  happenedOn: string | null;
  authorName: string;
  authorId: string;
};
export type AttachedEvidence = EvidenceItem & { competencyId: string; kind: Side };

/** Links as the column holds them, and back: a JSON array, none of them empty. */
export const toLinksColumn = (links: readonly string[]) => JSON.stringify(links.filter(Boolean));
export const fromLinksColumn = (column: string) => JSON.parse(column) as string[];

/** The most evidence items that one side may put beside one competency. */
export const MAX_EVIDENCE_PER_COMPETENCY = 20;

/** The evidence put beside ratings in one assessment, by the sides that the permit names. */
export const attachedEvidence = (permit: RatingsPermit): Column<AttachedEvidence[]> =>
  list(
    {
      id: e.id,
      title: e.title,
      link: mapped(e.links, (links) => fromLinksColumn(links)[0] ?? ""),
      happenedOn: e.happenedOn,
      authorId: e.authorId,
      authorName: p.name,
      competencyId: u.competencyId,
      kind: mapped(u.kind, readEvidenceSide),
    },
    sql`FROM ${u} JOIN ${e} ON ${e.id} = ${u.evidenceId} JOIN ${p} ON ${p.id} = ${e.authorId}
      WHERE ${u.assessmentId} = ${permittedId(permit, "ratings.read")} AND ${isIn(u.kind, permit.kinds)} ORDER BY ${u.createdAt}`,
  );

type NewEvidence = {
  /** Stays the same when one form is sent again, so that an item that exists already is not written twice. */
  id?: string;
  assessmentId: string;
  subjectId: string;
  competencyId: string;
  side: Side;
  title: string;
  link: string;
  happenedOn: string | null;
};

export type AttachResult = { ok: true; id: string } | { ok: false; reason: "too-much" | Refusal };

/** Writes a piece of evidence and puts it beside a rating, while the side that rates is a draft. */
export function attachNewEvidence(database: Database, by: AuditContext, evidence: NewEvidence): Promise<AttachResult> {
  return inTransaction(database, async (tx) => {
    const sheet = await lockDraftSheet(tx, by, evidence);
    if (!sheet.ok) return sheet;
    const { assessmentId, competencyId, side } = evidence;
    if (evidence.id !== undefined) {
      const written = { id: evidence.id, authorId: by.actorId, subjectId: evidence.subjectId };
      if ((await tx.evidence.count({ where: written })) > 0) return { ok: true, id: evidence.id };
    }
    const count = await tx.assessmentEvidence.count({ where: { assessmentId, competencyId, kind: side } });
    if (count >= MAX_EVIDENCE_PER_COMPETENCY) return { ok: false, reason: "too-much" };
    const { id } = await tx.evidence.create({
      data: {
        id: evidence.id,
        subjectId: evidence.subjectId,
        authorId: by.actorId,
        title: evidence.title,
        ...toEvidenceKey(evidence),
        links: toLinksColumn([evidence.link]),
        happenedOn: evidence.happenedOn,
        createdAt: by.at,
        uses: { create: { assessmentId, competencyId, kind: side, createdAt: by.at } },
      },
      select: { id: true },
    });
    return { ok: true, id };
  });
}

/** Takes evidence away from beside a rating of a draft; the piece itself stays with its author. */
export function detachEvidence(
  database: Database,
  by: AuditContext,
  use: { assessmentId: string; competencyId: string; evidenceId: string; side: Side },
): Promise<{ ok: true } | { ok: false; reason: Refusal }> {
  return inTransaction(database, async (tx) => {
    const sheet = await lockDraftSheet(tx, by, use);
    if (!sheet.ok) return sheet;
    const { assessmentId, competencyId, evidenceId, side } = use;
    await tx.assessmentEvidence.deleteMany({ where: { assessmentId, competencyId, evidenceId, kind: side } });
    return { ok: true };
  });
}

export type PlaceResult = AttachResult | { ok: false; reason: "not-yours" };

/** Puts the rater's own evidence item beside a rating of their draft. Doing it twice changes nothing. */
export function attachOwnEvidence(
  database: Database,
  by: AuditContext,
  use: { assessmentId: string; competencyId: string; evidenceId: string },
): Promise<PlaceResult> {
  return inTransaction(database, async (tx) => {
    const { assessmentId, competencyId, evidenceId } = use;
    const own = { id: evidenceId, subjectId: by.actorId, authorId: by.actorId, archivedAt: null };
    if ((await tx.evidence.count({ where: own })) === 0) return { ok: false, reason: "not-yours" };
    const sheet = await lockDraftSheet(tx, by, { assessmentId, side: "self" });
    if (!sheet.ok) return sheet;
    const beside = await tx.assessmentEvidence.findMany({
      where: { assessmentId, competencyId, kind: "self" },
      select: { evidenceId: true },
    });
    if (beside.some((each) => each.evidenceId === evidenceId)) return { ok: true, id: evidenceId };
    if (beside.length >= MAX_EVIDENCE_PER_COMPETENCY) return { ok: false, reason: "too-much" };
    await tx.assessmentEvidence.create({ data: { ...use, kind: "self", createdAt: by.at } });
    return { ok: true, id: evidenceId };
  });
}
