import { beforeEach, expect, test } from "vitest";
import { readBoard } from "#app/features/calibration/data/calibration-board";
import { addSubjects, openSession } from "#app/features/calibration/data/calibration-sessions";
import { EVERYONE } from "#app/features/calibration/domain/session/scope";
import { MAX_SESSION_PEOPLE } from "#app/features/calibration/domain/session/session";
import { type CalibrationWorld, createCalibrationWorld, EVERYBODY } from "#tests/support/calibration-world";
import { sessionPermit } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("whom a calibration session is about", (get) => {
  let world: CalibrationWorld;
  beforeEach(async () => {
    world = await createCalibrationWorld(get());
  });

  test("a session about nobody is not opened", async () => {
    const draft = { name: "Nobody", cycleId: world.cycleId, scope: EVERYONE, members: [] };
    expect(await openSession(get(), world.by, draft, { roleIds: [], teamId: null })).toEqual({
      ok: false,
      reason: "nobody",
    });
  });

  test("a session about more people than its page can be made of is not opened, nor becomes one", async () => {
    const template = await get().client.assessment.findUniqueOrThrow({ where: { id: world.assessmentId("ada") } });
    const { id: _, ...person } = await get().client.person.findUniqueOrThrow({ where: { id: world.id("ada") } });
    const team = await get().client.team.create({ data: { name: `Crowd ${world.sessionId}` } });
    const inner = await get().client.team.create({ data: { name: `Inner ${world.sessionId}`, parentId: team.id } });
    const crowd = Array.from({ length: MAX_SESSION_PEOPLE }, (_, index) => `crowd-${index}-${world.sessionId}`);
    const people = crowd.map((id) => ({ ...person, id, teamId: inner.id, userId: null, email: `${id}@x.test` }));
    await get().client.person.createMany({ data: people });
    const assessments = crowd.map((id) => ({ ...template, id, subjectId: id, phase: "final", roleId: "staff" }));
    await get().client.assessment.createMany({ data: assessments });
    const draft = { name: "Crowd", cycleId: world.cycleId, scope: EVERYONE, members: [] };
    const inSession = await get().client.calibrationSubject.count({ where: { sessionId: world.sessionId } });
    const count = inSession + MAX_SESSION_PEOPLE;
    const refused = { ok: false, reason: "too-many", count };
    expect(await openSession(get(), world.by, draft, EVERYBODY)).toEqual(refused);
    expect(await addSubjects(get(), world.by, world.sessionId, { roleIds: null, teamId: team.id })).toEqual(refused);
    expect(await get().client.calibrationSubject.count({ where: { sessionId: world.sessionId } })).toBe(inSession);
    // Exactly so many are few enough, and a role or a team, with those within it, says who is meant.
    const opened = { ok: true, subjects: MAX_SESSION_PEOPLE };
    for (const teamId of [team.id, inner.id]) {
      expect(await openSession(get(), world.by, draft, { roleIds: null, teamId })).toMatchObject(opened);
    }
    expect(await openSession(get(), world.by, draft, { roleIds: ["staff"], teamId: null })).toMatchObject(opened);
    const none = { ok: false, reason: "nobody" };
    expect(await openSession(get(), world.by, draft, { roleIds: ["lead"], teamId: team.id })).toEqual(none);
    expect(await openSession(get(), world.by, draft, { roleIds: null, teamId: "no-such-team" })).toEqual(none);
  });

  test("someone whose self-assessment is not in is not in a session, until it is", async () => {
    const names = async () =>
      (await readBoard(get(), sessionPermit(world.actor("ruth"), world.sessionId), world.id("ruth"))).subjects.map(
        ({ person }) => person.id,
      );
    expect(await names()).toEqual(["ada", "ben", "cleo", "dan"].map(world.id));
    expect(await addSubjects(get(), world.by, world.sessionId, EVERYBODY)).toEqual({ ok: true, added: 0 });
    await get().client.assessment.update({
      where: { id: world.assessmentId("eve") },
      data: { phase: "comparison" },
    });
    expect(await addSubjects(get(), world.by, world.sessionId, EVERYBODY)).toEqual({ ok: true, added: 1 });
    expect(await names()).toContain(world.id("eve"));
  });
});
