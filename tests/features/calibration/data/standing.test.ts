import { beforeEach, expect, test } from "vitest";
import { finalAssessments, subjectOf } from "#app/features/assessment/data/assessments";
import { finalRatings, standingRatings } from "#app/features/calibration/data/standing";
import { reportsWithResults } from "#app/features/home/data/team";
import { readOne } from "#app/platform/database/reading";
import { requirePermit } from "#app/platform/server/guards";
import { permitTeam } from "#app/policy/policy";
import type { RatingKind } from "#app/policy/stages";
import { type AssessmentWorld, AT, createAssessmentWorld } from "#tests/support/assessment-world";
import { describeOnBothEngines } from "#tests/support/test-database";

type Sheet = { kind: RatingKind; level: number; superseded?: boolean };

describeOnBothEngines("final results", (get) => {
  let world: AssessmentWorld;
  let made = 0;
  beforeEach(async () => {
    world = await createAssessmentWorld(get());
  });

  /** An assessment of a cycle of its own, final at `hour`, each sheet with one rating. */
  async function final(hour: number, sheets: Sheet[], changes: { subjectId?: string; phase?: string } = {}) {
    const { client } = get();
    made += 1;
    const { id: cycleId } = await client.cycle.create({
      data: {
        name: `Final ${made} ${world.cycleId}`,
        ladderVersionId: world.ladderVersionId,
        startsOn: "2026-01-01",
        selfDueOn: "2026-01-10",
        reviewDueOn: "2026-01-20",
        closesOn: "2026-01-31",
        createdAt: AT,
      },
      select: { id: true },
    });
    const { id } = await client.assessment.create({
      data: {
        cycleId,
        subjectId: world.engineer.personId,
        ladderVersionId: world.ladderVersionId,
        roleId: "senior",
        targetRoleId: "staff",
        phase: "final",
        finalAt: new Date(Date.UTC(2026, 0, 1, hour)),
        createdAt: AT,
        ...changes,
        sheets: {
          create: sheets.map(({ kind, level, superseded = false }, index) => ({
            kind,
            superseded,
            raterId: index === 0 ? world.engineer.personId : world.manager.personId,
            createdAt: AT,
            ratings: { create: { competencyId: "a", proficiency: level, updatedAt: AT } },
          })),
        },
      },
      select: { id: true },
    });
    return id;
  }

  const ofEngineer = () => readOne(get(), finalRatings(world.engineer.personId));
  const level = (value: number) => new Map([["a", { state: "rated", proficiency: value }]]);

  test("the agreed ratings speak, else the manager's, else one's own; a former reviewer's never do", async () => {
    await final(1, [{ kind: "self", level: 1 }]);
    await final(2, [
      { kind: "self", level: 1 },
      { kind: "manager", level: 2 },
    ]);
    await final(3, [
      { kind: "self", level: 1 },
      { kind: "manager", level: 2 },
      { kind: "agreed", level: 3 },
    ]);
    await final(4, [
      { kind: "self", level: 1 },
      { kind: "agreed", level: 3, superseded: true },
    ]);
    expect((await ofEngineer()).map(({ ratings }) => ratings)).toEqual([1, 3, 2, 1].map(level));
  });

  test("as many cycles as a rule asks about, the latest first; nothing that is not final, nor of one's own making", async () => {
    const ids: string[] = [];
    for (const hour of [3, 1, 5, 2, 4]) ids.push(await final(hour, [{ kind: "self", level: 1 }]));
    await final(6, [{ kind: "self", level: 1 }], { phase: "comparison" });
    const alone = await final(7, [{ kind: "self", level: 1 }]);
    const { client } = get();
    await client.assessment.update({ where: { id: alone }, data: { cycleId: null } });
    const latestFirst = [2, 4, 0, 3, 1].map((index) => ids[index]);
    const [version, ...others] = await client.ladderVersion.findMany({ orderBy: { id: "asc" } });
    const shown = async (consecutiveCycles: number) => {
      await client.ladderVersion.updateMany({ data: { consecutiveCycles: 1 } });
      const { id } = others[0] ?? (version as { id: string });
      await client.ladderVersion.update({ where: { id }, data: { consecutiveCycles } });
      return (await ofEngineer()).map(({ assessmentId }) => assessmentId);
    };
    expect(await shown(1)).toEqual(latestFirst.slice(0, 1));
    expect(await shown(3)).toEqual(latestFirst.slice(0, 3));
    expect(await shown(8)).toEqual(latestFirst);
    const all = await readOne(get(), finalAssessments(subjectOf(world.assessmentId)));
    expect(all.map(({ id }) => id)).toEqual(latestFirst);
  });

  test("what a released session made of a rating stands, the last word of each session, one session after the other", async () => {
    const id = await final(1, [{ kind: "agreed", level: 4 }]);
    const { client } = get();
    const session = async (name: string, state: string, hour: number, words: [before: number, after: number][]) => {
      const cycle = await client.assessment.findUniqueOrThrow({ where: { id }, select: { cycleId: true } });
      await client.calibrationSession.create({
        data: {
          name,
          cycleId: cycle.cycleId ?? "",
          scope: "{}",
          state,
          createdAt: AT,
          releasedAt: state === "released" ? new Date(Date.UTC(2026, 1, 1, hour)) : null,
          decisions: {
            create: words.map(([before, after], index) => ({
              assessmentId: id,
              competencyId: "a",
              before,
              after,
              reason: "seen together",
              decidedById: world.director.personId,
              decidedAt: AT,
              revision: index + 1,
            })),
          },
        },
      });
    };
    await session("second", "released", 2, [[3, 2]]);
    await session("first", "released", 1, [
      [4, 1],
      [4, 3],
    ]);
    await session("closed", "closed", 3, [[2, 5]]);
    expect((await ofEngineer()).map(({ ratings }) => ratings)).toEqual([level(2)]);
    expect(await readOne(get(), standingRatings([id, "another"]))).toEqual(new Map([[id, level(2)]]));
    expect(await readOne(get(), standingRatings([]))).toEqual(new Map());
  });

  test("a lead reads the results of who reports to them and is here, each their own", async () => {
    const { manager, engineer, substitute } = world;
    const own = await final(1, [{ kind: "self", level: 1 }]);
    const theirs = await final(2, [{ kind: "self", level: 2 }], { subjectId: substitute.personId });
    const put = (id: string, data: { managerId?: string; status?: string; nameKey?: string }) =>
      get().client.person.update({ where: { id }, data });
    await put(substitute.personId, { managerId: manager.personId, nameKey: "a" });
    await put(engineer.personId, { nameKey: "b" });
    await put(world.stranger.personId, { managerId: manager.personId, status: "left" });
    await put(world.administrator.personId, { managerId: substitute.personId });
    const toLead = { isSelf: true, isDirectManager: false, isInChain: false };
    const permit = requirePermit(permitTeam({ ...manager, hasReports: true }, manager.personId, toLead));
    const team = await readOne(get(), reportsWithResults(permit));
    expect(team.map(({ id, reportCount, finals }) => [id, reportCount, finals.map((one) => one.assessmentId)])).toEqual(
      [
        [substitute.personId, 1, [theirs]],
        [engineer.personId, 0, [own]],
      ],
    );
  });
});
