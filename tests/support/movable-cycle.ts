import { planStep, type VersionStep } from "#app/features/assessment/data/move-assessment";
import { launchCycle } from "#app/features/cycles/data/cycle-launch";
import { listMovable } from "#app/features/cycles/data/move-cycle";
import { publishLadder } from "#app/features/ladder/data/ladder-library";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Database } from "#app/platform/database/database";
import { tinyRole } from "#tests/features/assessment/domain/tiny-ladder";
import { AT, type CycleWorld, createCycleWorld, TODAY } from "./cycle-world";

/** With a criterion at level 3. */
function described(ladder: Ladder): Ladder {
  const level = { level: 3, descriptor: "Seen.", criteria: [{ id: "one", text: "does what is seen" }], evidence: [] };
  return { ...ladder, competencies: ladder.competencies.map((each) => ({ ...each, proficiencies: [level] })) };
}

/** Mentoring keeps its id and has another criterion at level 3; security is split in two; writing is new. */
function evolve(ladder: Ladder): Ladder {
  const [mentoring, security] = ladder.competencies;
  if (!mentoring || !security) throw new Error("the tiny ladder has two competencies");
  const part = (id: string) => ({ ...security, id, name: id, splits: "security" });
  return {
    ...ladder,
    version: "2",
    categories: [
      { id: "craft", name: "Craft", competencies: ["mentoring", "secure-design", "secure-running", "writing"] },
    ],
    competencies: [
      {
        ...mentoring,
        proficiencies: mentoring.proficiencies.map((level) =>
          level.level === 3
            ? {
                ...level,
                criteria: [...level.criteria, { id: "another-one", text: "does one more thing that is seen" }],
              }
            : level,
        ),
      },
      part("secure-design"),
      part("secure-running"),
      { ...security, id: "writing", name: "writing" },
    ],
    roles: ladder.roles.map(({ id }) => ({
      ...tinyRole({
        mentoring: ["core", 3],
        "secure-design": ["core", 2],
        "secure-running": ["core", 2],
        writing: ["supporting", 2],
      }),
      id,
    })),
  };
}

/** A running cycle with an assessment of ada's, and the step to the version that was published since. */
export type MovableCycle = { world: CycleWorld; cycleId: string; assessmentId: string; step: VersionStep };

export async function openMovableCycle(database: Database, others: readonly string[] = []): Promise<MovableCycle> {
  const world = await createCycleWorld(database, described);
  await world.add({ max: {}, ada: { manager: "max", targetRoleId: "staff" } });
  await world.add(Object.fromEntries(others.map((key) => [key, { manager: "max" }])));
  const { id: cycleId, version } = await world.draft(["ada", ...others]);
  const launched = await launchCycle(database, world.ladders, world.by, {
    cycleId,
    expectedVersion: version,
    choices: new Map(),
    today: TODAY,
  });
  if (!launched.ok) throw new Error(launched.reason);
  const [assessment] = await listMovable(database, cycleId, world.ladderVersionId);
  const publication = await publishLadder(database, evolve(world.ladder), { actorId: null, at: AT });
  if (publication.result !== "published" || !assessment) throw new Error("nothing to move");
  const step = planStep(
    await world.ladders.requireVersion(world.ladderVersionId),
    await world.ladders.requireVersion(publication.id),
  );
  return { world, cycleId, assessmentId: assessment.id, step };
}
