import { sqltag } from "@prisma/client/runtime/client";
import type { CellDecision } from "#app/domain/calibration-session/board-subject";
import type { Calibration } from "#app/domain/calibration-session/calibrated";
import { sessionSubjects } from "./calibration-subjects";
import type { Database } from "./database";
import { type Column, group, instant, list, mapped, nullable, number, read, text } from "./reading";

/** Every decision of a session but those on `exceptPersonId`, the actor: per cell the newest last. */
export const sessionDecisions = (sessionId: string, exceptPersonId: string): Column<CellDecision[]> =>
  list(
    {
      assessmentId: text('d."assessmentId"'),
      competencyId: text('d."competencyId"'),
      before: nullable(number('d."before"')),
      after: nullable(number('d."after"')),
      reason: text('d."reason"'),
      revision: number('d."revision"'),
      decidedBy: group({ id: text('p."id"'), name: text('p."name"') }),
      decidedAt: instant('d."decidedAt"'),
    },
    sqltag`FROM "CalibrationDecision" d JOIN "Person" p ON p."id" = d."decidedById"
      JOIN "Assessment" a ON a."id" = d."assessmentId"
      WHERE d."sessionId" = ${sessionId} AND a."subjectId" <> ${exceptPersonId}
      ORDER BY d."assessmentId", d."competencyId", d."revision"`,
  );

/** How much is said about each rating, without the actor's own assessment. */
const remarkCounts = (sessionId: string, exceptPersonId: string) =>
  list(
    { assessmentId: text('r."assessmentId"'), competencyId: text('r."competencyId"'), count: number("count(*)") },
    sqltag`FROM "CalibrationRemark" r JOIN "Assessment" a ON a."id" = r."assessmentId"
      WHERE r."sessionId" = ${sessionId} AND a."subjectId" <> ${exceptPersonId}
      GROUP BY r."assessmentId", r."competencyId"`,
  );

/** What sessions released before this one made of the ratings of its people, the first released one first: by assessment. */
const earlierCalibrations = (sessionId: string) => {
  const rows = list(
    {
      assessmentId: text('d."assessmentId"'),
      competencyId: text('d."competencyId"'),
      before: nullable(number('d."before"')),
      after: nullable(number('d."after"')),
      reason: text('d."reason"'),
      sessionId: text('o."id"'),
      sessionName: text('o."name"'),
    },
    sqltag`FROM "CalibrationDecision" d JOIN "CalibrationSession" o ON o."id" = d."sessionId"
      JOIN "CalibrationSubject" cs ON cs."assessmentId" = d."assessmentId" AND cs."sessionId" = ${sessionId}
      JOIN "CalibrationSession" s ON s."id" = cs."sessionId"
      WHERE o."state" = 'released' AND o."id" <> s."id" AND (s."releasedAt" IS NULL OR o."releasedAt" < s."releasedAt")
        AND NOT EXISTS (SELECT 1 FROM "CalibrationDecision" n WHERE n."sessionId" = d."sessionId"
          AND n."assessmentId" = d."assessmentId" AND n."competencyId" = d."competencyId" AND n."revision" > d."revision")
      ORDER BY o."releasedAt", o."id"`,
  );
  return mapped(rows, (all) => {
    const byAssessment = new Map<string, Calibration[]>();
    for (const { assessmentId, ...calibration } of all) {
      const known = byAssessment.get(assessmentId) ?? [];
      byAssessment.set(assessmentId, [...known, calibration]);
    }
    return byAssessment;
  });
};

/** What the members of a session see of its people, beside their ratings: in one statement, and nothing of the actor. */
export function readBoard(database: Database, sessionId: string, personId: string) {
  return read(database, {
    subjects: sessionSubjects(sessionId, personId),
    decisions: sessionDecisions(sessionId, personId),
    remarks: remarkCounts(sessionId, personId),
    earlier: earlierCalibrations(sessionId),
  });
}

/** What minutes are made of. */
export function readMinutes(database: Database, sessionId: string, personId: string) {
  return read(database, {
    subjects: sessionSubjects(sessionId, personId),
    decisions: sessionDecisions(sessionId, personId),
  });
}
