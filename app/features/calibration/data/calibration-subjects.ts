import type { Sql } from "@prisma/client/runtime/client";
import type { BoardSubject } from "#app/features/calibration/domain/session/board-subject";
import type { Database } from "#app/platform/database/database";
import { type Column, flag, group, list, optionalGroup, read } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";

const cs = table("CalibrationSubject", "cs");
const a = table("Assessment", "a");
const p = table("Person", "p");
const m = table("Person", "m");
const t = table("Team", "t");

const COLUMNS = {
  assessmentId: a.id,
  person: group({ id: p.id, name: p.name }),
  manager: optionalGroup(m.id, { id: m.id, name: m.name }),
  team: optionalGroup(t.id, { id: t.id, name: t.name }),
  roleId: a.roleId,
  targetRoleId: a.targetRoleId,
  isFinal: flag(sql`${a.phase} = 'final'`),
};

/** The people of a session by name, without `exceptPersonId`: members don't see their own row. */
export const sessionSubjects = (sessionId: string, exceptPersonId: string): Column<BoardSubject[]> =>
  subjectsWhere(sql`${cs.sessionId} = ${sessionId} AND ${a.subjectId} <> ${exceptPersonId}`);

const subjectsWhere = (where: Sql) =>
  list(
    COLUMNS,
    sql`FROM ${cs} JOIN ${a} ON ${a.id} = ${cs.assessmentId}
      JOIN ${p} ON ${p.id} = ${a.subjectId} LEFT JOIN ${m} ON ${m.id} = ${a.reviewerId}
      LEFT JOIN ${t} ON ${t.id} = ${p.teamId} WHERE ${where} ORDER BY ${p.nameKey}, ${a.id}`,
  );

/** One person of a session, or null. The policy decides whether the actor may see them. */
export async function findSessionSubject(
  database: Database,
  sessionId: string,
  assessmentId: string,
): Promise<BoardSubject | null> {
  const where = sql`${cs.sessionId} = ${sessionId} AND ${cs.assessmentId} = ${assessmentId}`;
  const { subjects } = await read(database, { subjects: subjectsWhere(where) });
  return subjects[0] ?? null;
}
