import type { Lifecycle } from "#app/domain/assessment/lifecycle";
import { LIFECYCLE_COLUMNS, toLifecycle } from "./assessments";
import type { Database } from "./database";

/** How far one side is: all that an administrator learns of it. */
export type SideProgress = { rated: number; submittedAt: Date | null };

export type BoardEntry = {
  assessmentId: string;
  subject: { id: string; name: string; teamId: string | null; teamName: string | null };
  reviewer: { id: string; name: string; isActive: boolean } | null;
  roleId: string;
  targetRoleId: string;
  finalAt: Date | null;
  lifecycle: Lifecycle;
  self: SideProgress;
  review: SideProgress;
};

/** Every assessment of a cycle by the person's name, with how far it is and never a rating. For administrators. */
export async function listBoard(database: Database, cycleId: string): Promise<BoardEntry[]> {
  const rows = await database.client.assessment.findMany({
    where: { cycleId },
    orderBy: [{ subject: { nameKey: "asc" } }, { id: "asc" }],
    select: {
      ...LIFECYCLE_COLUMNS,
      id: true,
      roleId: true,
      targetRoleId: true,
      finalAt: true,
      subject: { select: { id: true, name: true, teamId: true, team: { select: { name: true } } } },
      reviewer: { select: { id: true, name: true, status: true } },
    },
  });
  return rows.map((row) => {
    const { team, ...subject } = row.subject;
    return {
      assessmentId: row.id,
      subject: { ...subject, teamName: team?.name ?? null },
      reviewer: row.reviewer && {
        id: row.reviewer.id,
        name: row.reviewer.name,
        isActive: row.reviewer.status === "active",
      },
      roleId: row.roleId,
      targetRoleId: row.targetRoleId,
      finalAt: row.finalAt,
      lifecycle: toLifecycle(row),
      self: progressOf(row.sheets, "self"),
      review: progressOf(row.sheets, "manager"),
    };
  });
}

function progressOf(
  sheets: readonly { kind: string; submittedAt: Date | null; ratedCount: number }[],
  kind: "self" | "manager",
): SideProgress {
  const sheet = sheets.find((candidate) => candidate.kind === kind);
  return { rated: sheet?.ratedCount ?? 0, submittedAt: sheet?.submittedAt ?? null };
}
