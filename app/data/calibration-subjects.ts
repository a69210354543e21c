import type { BoardSubject } from "#app/domain/calibration-session/board-subject";
import type { Database } from "./database";

const SUBJECT_COLUMNS = {
  assessmentId: true,
  assessment: {
    select: {
      phase: true,
      roleId: true,
      targetRoleId: true,
      subject: { select: { id: true, name: true, team: { select: { id: true, name: true } } } },
      reviewer: { select: { id: true, name: true } },
    },
  },
} as const;

type Row = {
  assessmentId: string;
  assessment: {
    phase: string;
    roleId: string;
    targetRoleId: string;
    subject: { id: string; name: string; team: { id: string; name: string } | null };
    reviewer: { id: string; name: string } | null;
  };
};

function toSubject({ assessmentId, assessment }: Row): BoardSubject {
  const { subject, reviewer, phase, roleId, targetRoleId } = assessment;
  return {
    assessmentId,
    person: { id: subject.id, name: subject.name },
    manager: reviewer,
    team: subject.team,
    roleId,
    targetRoleId,
    isFinal: phase === "final",
  };
}

/** The people of a session by name, without `exceptPersonId`: nobody sees their own row. */
export async function listSessionSubjects(
  database: Database,
  sessionId: string,
  exceptPersonId: string,
): Promise<BoardSubject[]> {
  const rows = await database.client.calibrationSubject.findMany({
    where: { sessionId, assessment: { subjectId: { not: exceptPersonId } } },
    orderBy: [{ assessment: { subject: { nameKey: "asc" } } }, { assessmentId: "asc" }],
    select: SUBJECT_COLUMNS,
  });
  return rows.map(toSubject);
}

/** One person of a session, or null. Whether the actor may see them is the policy's to say. */
export async function findSessionSubject(
  database: Database,
  sessionId: string,
  assessmentId: string,
): Promise<BoardSubject | null> {
  const row = await database.client.calibrationSubject.findUnique({
    where: { sessionId_assessmentId: { sessionId, assessmentId } },
    select: SUBJECT_COLUMNS,
  });
  return row && toSubject(row);
}
