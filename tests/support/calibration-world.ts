import { randomUUID } from "node:crypto";
import { openSession } from "#app/features/calibration/data/calibration-sessions";
import { EVERYONE } from "#app/features/calibration/domain/session/scope";
import type { Database } from "#app/platform/database/database";
import type { Actor } from "#app/policy/actor";
import { AT, type CycleWorld, createCycleWorld } from "./cycle-world";

/** Nothing narrows a session down. */
export const EVERYBODY = { roleIds: null, teamId: null };

export type CalibrationWorld = CycleWorld & {
  cycleId: string;
  sessionId: string;
  /** The assessment of the person with this key. */
  assessmentId(key: string): string;
  actor(key: string, isAdministrator?: boolean): Actor;
};

type Ratings = Record<string, number | null>;
type Side = { self: Ratings; manager: Ratings; agreed?: Ratings };

/**
 * Two managers with two reports each, all rated on mentoring and security; a session over the cycle whose members are
 * `ruth` (the chair) and `ada`, who is in it herself. Ada's and Ben's assessments are final, the others' in comparison.
 */
export async function createCalibrationWorld(database: Database): Promise<CalibrationWorld> {
  const world = await createCycleWorld(database);
  await world.add({ ruth: {} });
  await world.add({ mia: {}, noah: {} });
  await world.add({
    ada: { manager: "mia" },
    ben: { manager: "mia" },
    cleo: { manager: "noah" },
    dan: { manager: "noah" },
    eve: { manager: "noah" },
  });
  const { client } = database;
  const { id: cycleId } = await client.cycle.create({
    data: {
      name: `Cycle ${randomUUID().slice(0, 8)}`,
      ladderVersionId: world.ladderVersionId,
      startsOn: "2026-09-01",
      selfDueOn: "2026-10-10",
      reviewDueOn: "2026-10-20",
      closesOn: "2026-10-31",
      state: "open",
      createdAt: AT,
    },
    select: { id: true },
  });
  const ids = new Map<string, string>();
  const assess = async (key: string, manager: string, sides: Side, isSelfIn = true) => {
    const phase = sides.agreed ? "final" : isSelfIn ? "comparison" : "rating";
    const { id } = await client.assessment.create({
      data: {
        cycleId,
        subjectId: world.id(key),
        reviewerId: world.id(manager),
        ladderVersionId: world.ladderVersionId,
        roleId: "senior",
        targetRoleId: "staff",
        phase,
        finalAt: sides.agreed ? AT : null,
        createdAt: AT,
        sheets: {
          create: (["self", "manager", "agreed"] as const).flatMap((kind) => {
            const ratings = sides[kind];
            if (!ratings) return [];
            return {
              kind,
              raterId: kind === "agreed" ? null : world.id(kind === "self" ? key : manager),
              submittedAt: kind === "manager" || (kind === "self" && isSelfIn) ? AT : null,
              ratedCount: Object.keys(ratings).length,
              createdAt: AT,
              ratings: {
                create: Object.entries(ratings).map(([competencyId, proficiency]) => ({
                  competencyId,
                  proficiency,
                  notObserved: proficiency === null,
                  updatedAt: AT,
                })),
              },
            };
          }),
        },
      },
      select: { id: true },
    });
    ids.set(key, id);
  };
  await assess("ada", "mia", {
    self: { mentoring: 4, security: 3 },
    manager: { mentoring: 3, security: 3 },
    agreed: { mentoring: 4, security: 3 },
  });
  await assess("ben", "mia", {
    self: { mentoring: 4, security: 4 },
    manager: { mentoring: 4, security: 2 },
    agreed: { mentoring: 4, security: 3 },
  });
  await assess("cleo", "noah", { self: { mentoring: 2 }, manager: { mentoring: 2, security: null } });
  await assess("dan", "noah", { self: { mentoring: 3, security: 5 }, manager: { mentoring: 3, security: 2 } });
  await assess("eve", "noah", { self: { mentoring: 1 }, manager: { mentoring: 1 } }, false);
  const opened = await openSession(
    database,
    world.by,
    {
      name: "Seniors",
      cycleId,
      scope: EVERYONE,
      members: [
        { personId: world.id("ruth"), isChair: true },
        { personId: world.id("ada"), isChair: false },
      ],
    },
    EVERYBODY,
  );
  if (!opened.ok) throw new Error(opened.reason);
  return {
    ...world,
    cycleId,
    sessionId: opened.id,
    assessmentId: (key) => {
      const id = ids.get(key);
      if (!id) throw new Error(`${key} has no assessment`);
      return id;
    },
    actor: (key, isAdministrator = false) => ({
      personId: world.id(key),
      name: key,
      isAdministrator,
      hasReports: false,
    }),
  };
}
