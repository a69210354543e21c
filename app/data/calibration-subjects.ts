import { type Sql, sqltag } from "@prisma/client/runtime/client";
import type { BoardSubject } from "#app/domain/calibration-session/board-subject";
import type { Database } from "./database";
import { type Column, flag, group, list, optionalGroup, read, text } from "./reading";

const COLUMNS = {
  assessmentId: text('a."id"'),
  person: group({ id: text('p."id"'), name: text('p."name"') }),
  manager: optionalGroup('m."id"', { id: text('m."id"'), name: text('m."name"') }),
  team: optionalGroup('t."id"', { id: text('t."id"'), name: text('t."name"') }),
  roleId: text('a."roleId"'),
  targetRoleId: text('a."targetRoleId"'),
  isFinal: flag(`a."phase" = 'final'`),
};

/** The people of a session by name, without `exceptPersonId`: nobody sees their own row. */
export const sessionSubjects = (sessionId: string, exceptPersonId: string): Column<BoardSubject[]> =>
  subjectsWhere(sqltag`cs."sessionId" = ${sessionId} AND a."subjectId" <> ${exceptPersonId}`);

const subjectsWhere = (where: Sql) =>
  list(
    COLUMNS,
    sqltag`FROM "CalibrationSubject" cs JOIN "Assessment" a ON a."id" = cs."assessmentId"
      JOIN "Person" p ON p."id" = a."subjectId" LEFT JOIN "Person" m ON m."id" = a."reviewerId"
      LEFT JOIN "Team" t ON t."id" = p."teamId" WHERE ${where} ORDER BY p."nameKey", a."id"`,
  );

/** One person of a session, or null. Whether the actor may see them is the policy's to say. */
export async function findSessionSubject(
  database: Database,
  sessionId: string,
  assessmentId: string,
): Promise<BoardSubject | null> {
  const where = sqltag`cs."sessionId" = ${sessionId} AND cs."assessmentId" = ${assessmentId}`;
  const { subjects } = await read(database, { subjects: subjectsWhere(where) });
  return subjects[0] ?? null;
}
