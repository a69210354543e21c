import { FORMER_MANAGER } from "./planted/people";
import { type Tables, textOf } from "./planted/tables";
import type { Ids } from "./route-decisions";

/** Where the demo organisation has what the table of decisions speaks of. */
export async function readIds(tables: Tables): Promise<Ids> {
  const one = async (sql: string) => {
    const [row] = await tables.all(sql);
    const [column] = Object.keys(row ?? {});
    if (!row || column === undefined) throw new Error(`nothing found by: ${sql}`);
    return textOf(row, column);
  };
  const of = (where: string) =>
    one(`SELECT a."id" FROM "Assessment" a JOIN "Person" p ON p."id" = a."subjectId"
      JOIN "Person" m ON m."id" = a."reviewerId" JOIN "Cycle" c ON c."id" = a."cycleId"
      WHERE m."email" = 'manager@demo.test' AND ${where} ORDER BY c."startsOn" DESC LIMIT 1`);
  const evidenceOf = (where: string) =>
    one(`SELECT e."id" FROM "Evidence" e JOIN "Person" p ON p."id" = e."subjectId"
      WHERE p."email" = 'engineer@demo.test' AND e."archivedAt" IS NULL AND ${where}
      AND e."id" NOT IN (SELECT "evidenceId" FROM "EvidenceVouch" UNION SELECT "evidenceId" FROM "AssessmentEvidence")
      ORDER BY e."id" LIMIT 1`);
  const caseIn = (state: string) =>
    one(`SELECT "id" FROM "PromotionCase" WHERE "state" = '${state}' ORDER BY "id" LIMIT 1`);
  return {
    open: await of(`p."email" = 'engineer@demo.test' AND c."state" = 'open'`),
    comparison: await of(`a."phase" = 'comparison'`),
    final: await of(`p."email" = 'engineer@demo.test' AND a."phase" = 'final'`),
    finalOfFormer: await one(
      `SELECT "id" FROM "Assessment" WHERE "subjectId" = 'person-mara-okafor' AND "reviewerId" = '${FORMER_MANAGER}'
      AND "phase" = 'final' LIMIT 1`,
    ),
    finalOfColleague: await of(`p."email" <> 'engineer@demo.test' AND a."phase" = 'final' AND c."state" = 'closed'`),
    inReleasedSession: await one(
      `SELECT "assessmentId" FROM "CalibrationSubject" WHERE "sessionId" = 'calibration-released' LIMIT 1`,
    ),
    ofAdministrator: await one(
      `SELECT s."assessmentId" FROM "CalibrationSubject" s JOIN "Assessment" a ON a."id" = s."assessmentId"
      JOIN "Person" p ON p."id" = a."subjectId"
      WHERE s."sessionId" = 'calibration-open' AND p."email" = 'admin@demo.test'`,
    ),
    cycle: await one(`SELECT "id" FROM "Cycle" WHERE "state" = 'open'`),
    team: await one(`SELECT "id" FROM "Team" WHERE "parentId" IS NOT NULL LIMIT 1`),
    draftCase: await caseIn("draft"),
    reviewCase: await caseIn("review"),
    submittedCase: await caseIn("submitted"),
    votedCase: await caseIn("in-committee"),
    withdrawnCase: await caseIn("withdrawn"),
    ladderVersion: await one(`SELECT "ladderVersionId" FROM "Cycle" WHERE "state" = 'open'`),
    privateEvidence: await evidenceOf(`e."sharedWithManagerAt" IS NULL`),
    sharedEvidence: await evidenceOf(`e."sharedWithManagerAt" IS NOT NULL`),
    colleague: await one(
      `SELECT "id" FROM "Person" WHERE "email" NOT LIKE '%engineer@demo.test' AND "managerId" IS NOT NULL
      ORDER BY "id" LIMIT 1`,
    ),
  };
}
