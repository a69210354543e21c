import type { SessionRefusal } from "#app/features/calibration/domain/session/session";
import type { AuditContext } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { type Permit, permittedId } from "#app/policy/permit";
import { lockSession } from "./calibration-sessions";

/** A word in the discussion of a rating, or of a person as a whole (`competencyId` empty). */
export type Remark = {
  id: string;
  competencyId: string;
  text: string;
  author: { id: string; name: string };
  createdAt: Date;
};

/** Remarks about one person of a session, oldest first. */
export async function listRemarks(
  database: Database,
  permit: Permit<"session.read">,
  assessmentId: string,
): Promise<Remark[]> {
  const sessionId = permittedId(permit, "session.read");
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

/** Adds a remark. Remarks are for the session's members and not in the audit log. */
export function addRemark(
  database: Database,
  by: AuditContext,
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
