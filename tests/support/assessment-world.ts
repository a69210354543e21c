import { randomUUID } from "node:crypto";
import { createAssessments } from "#app/features/assessment/data/assessments";
import type { Database } from "#app/platform/database/database";
import { toPersonKeys } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import type { Actor } from "#app/policy/actor";

export const AT = new Date("2026-10-01T10:00:00Z");
export const LATER = new Date("2026-10-01T11:00:00Z");

/** An engineer, their manager and director, a substitute reviewer, an administrator, a stranger; one open cycle. */
export type AssessmentWorld = {
  ladderVersionId: string;
  cycleId: string;
  engineer: Actor;
  manager: Actor;
  director: Actor;
  substitute: Actor;
  administrator: Actor;
  stranger: Actor;
  assessmentId: string;
};

/** A world of its own for each test: ids are new each time, and nothing is shared. */
export async function createAssessmentWorld(database: Database): Promise<AssessmentWorld> {
  const tag = randomUUID().slice(0, 8);
  const { client } = database;
  const { id: ladderVersionId } = await client.ladderVersion.create({
    data: { ladderId: `ladder-${tag}`, version: "1", contentHash: tag, content: "{}", publishedAt: AT },
    select: { id: true },
  });
  const { id: cycleId } = await client.cycle.create({
    data: {
      name: `Cycle ${tag}`,
      ladderVersionId,
      startsOn: "2026-09-01",
      selfDueOn: "2026-10-10",
      reviewDueOn: "2026-10-20",
      closesOn: "2026-10-31",
      state: "open",
      createdAt: AT,
    },
    select: { id: true },
  });
  const person = async (name: string, managerId: string | null, isAdministrator = false): Promise<Actor> => {
    const { id } = await client.person.create({
      data: {
        name,
        ...toPersonKeys({ name, location: "" }),
        email: `${name}-${tag}@example.test`,
        ladderId: `ladder-${tag}`,
        roleId: "senior",
        targetRoleId: "staff",
        managerId,
        isAdministrator,
        createdAt: AT,
      },
      select: { id: true },
    });
    return { personId: id, name, isAdministrator, hasReports: false };
  };
  const director = await person("director", null);
  const manager = await person("manager", director.personId);
  const engineer = await person("engineer", manager.personId);
  await client.reportingLine.createMany({
    data: [
      { aboveId: director.personId, belowId: manager.personId, depth: 1 },
      { aboveId: manager.personId, belowId: engineer.personId, depth: 1 },
      { aboveId: director.personId, belowId: engineer.personId, depth: 2 },
    ],
  });
  const world = {
    ladderVersionId,
    cycleId,
    director,
    manager,
    engineer,
    substitute: await person("substitute", director.personId),
    administrator: await person("administrator", null, true),
    stranger: await person("stranger", null),
  };
  const [assessmentId] = await inTransaction(database, (tx) =>
    createAssessments(
      tx,
      [
        {
          cycleId,
          subjectId: engineer.personId,
          reviewerId: manager.personId,
          ladderVersionId,
          roleId: "senior",
          targetRoleId: "staff",
        },
      ],
      AT,
    ),
  );
  return { ...world, assessmentId: assessmentId as string };
}
