import type { SessionRefusal } from "#app/domain/calibration-session/session";
import { lockSession } from "./calibration-sessions";
import type { Database } from "./database";
import type { By } from "./sheets";
import { inTransaction } from "./transaction";

/** A word in the discussion of a rating, or of a person as a whole (`competencyId` empty). */
export type Remark = {
  id: string;
  competencyId: string;
  text: string;
  author: { id: string; name: string };
  createdAt: Date;
};

/** What members said about one person of a session, the first word first. */
export async function listRemarks(database: Database, sessionId: string, assessmentId: string): Promise<Remark[]> {
  return database.client.calibrationRemark.findMany({
    where: { sessionId, assessmentId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 1_000,
    select: {
      id: true,
      competencyId: true,
      text: true,
      createdAt: true,
      author: { select: { id: true, name: true } },
    },
  });
}

export type RemarkCount = { assessmentId: string; competencyId: string; count: number };

/** How much is said about each rating, without the actor's own assessment. */
export async function countRemarks(
  database: Database,
  sessionId: string,
  exceptAssessmentId: string | null,
): Promise<RemarkCount[]> {
  const groups = await database.client.calibrationRemark.groupBy({
    by: ["assessmentId", "competencyId"],
    where: { sessionId, ...(exceptAssessmentId !== null && { assessmentId: { not: exceptAssessmentId } }) },
    _count: { _all: true },
  });
  return groups.map(({ _count, ...cell }) => ({ ...cell, count: _count._all }));
}

/** Adds to the discussion. What is said there is not on record: it is for those in the session. */
export function addRemark(
  database: Database,
  by: By,
  remark: { sessionId: string; assessmentId: string; competencyId: string; text: string },
): Promise<{ ok: true } | { ok: false; reason: SessionRefusal }> {
  return inTransaction(database, async (tx) => {
    const locked = await lockSession(tx, remark.sessionId, "remark");
    if (!locked.ok) return locked;
    await tx.calibrationRemark.create({
      data: { ...remark, authorId: by.actorId, createdAt: by.at },
      select: { id: true },
    });
    return { ok: true };
  });
}

/**
 * A number that grows with everything that happens in a session and that the actor may see: what is decided and said
 * about them themselves does not move it.
 */
export async function findSessionRevision(
  database: Database,
  sessionId: string,
  exceptAssessmentId: string | null,
): Promise<string> {
  const where = exceptAssessmentId === null ? {} : { assessmentId: { not: exceptAssessmentId } };
  const { version, _count } = await database.client.calibrationSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { version: true, _count: { select: { decisions: { where }, remarks: { where }, subjects: { where } } } },
  });
  return [version, _count.decisions, _count.remarks, _count.subjects].join(".");
}
