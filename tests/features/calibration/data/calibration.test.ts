import { beforeEach, expect, test } from "vitest";
import { reopenAssessment } from "#app/features/assessment/data/rate";
import { saveRating } from "#app/features/assessment/data/save-rating";
import { rated } from "#app/features/assessment/domain/rating";
import { listRecord } from "#app/features/audit/data/record";
import { listCalibrations } from "#app/features/calibration/data/calibrated-ratings";
import { readBoard } from "#app/features/calibration/data/calibration-board";
import {
  type DecisionDraft,
  listDecisionsOn,
  recordDecision,
} from "#app/features/calibration/data/calibration-decisions";
import { calibrationNews, markCalibrationKnown } from "#app/features/calibration/data/calibration-news";
import { CalibrationLibrary } from "#app/features/calibration/data/calibration-ratings";
import { addRemark, listRemarks } from "#app/features/calibration/data/calibration-remarks";
import { findSession } from "#app/features/calibration/data/calibration-session-head";
import { changeMembers, listSessions, moveSession } from "#app/features/calibration/data/calibration-sessions";
import { analyseSession } from "#app/features/calibration/domain/session/severity";
import { listCycleResults } from "#app/features/insights/data/insights";
import { updatePerson } from "#app/features/people/data/people";
import { Remembered } from "#app/platform/cache/remembered";
import { readOne } from "#app/platform/database/reading";
import { type CalibrationWorld, createCalibrationWorld } from "#tests/support/calibration-world";
import { findBrokenLinks } from "#tests/support/cycle-world";
import { recordPermit, sessionPermit } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("calibration sessions", (get) => {
  let world: CalibrationWorld;
  let remembered: Remembered;
  beforeEach(async () => {
    world = await createCalibrationWorld(get());
    remembered = new Remembered();
  });

  const ruth = () => ({ actorId: world.id("ruth"), at: new Date("2026-11-03T09:00:00Z") });
  const decision = (changes: Partial<DecisionDraft> = {}): DecisionDraft => ({
    sessionId: world.sessionId,
    assessmentId: world.assessmentId("ben"),
    personId: world.id("ben"),
    competencyId: "mentoring",
    expectedRevision: 0,
    before: 4,
    after: 3,
    reason: "One mentee so far; the criteria of 4 ask for several.",
    ...changes,
  });
  const versionOf = async () =>
    (await get().client.calibrationSession.findUniqueOrThrow({ where: { id: world.sessionId } })).version;
  const boardFor = (key: string) => readBoard(get(), sessionPermit(world.actor(key), world.sessionId), world.id(key));
  const headFor = async (key: string) => {
    const session = await findSession(get(), remembered, world.actor(key), world.sessionId);
    if (!session) throw new Error("the session is gone");
    return session;
  };
  const severityFor = async (key: string) => {
    const session = await headFor(key);
    const library = new CalibrationLibrary(get());
    return analyseSession(await library.listManagerRatings(session, session.ownAssessmentId));
  };
  const move = async (event: "close" | "reopen" | "release") =>
    moveSession(get(), ruth(), world.sessionId, await versionOf(), event);

  test("who is neither a member nor an administrator finds no session; a member is not counted in it", async () => {
    expect(await listSessions(get(), world.actor("ben"))).toEqual([]);
    expect(await listSessions(get(), world.actor("ruth"))).toMatchObject([{ id: world.sessionId, subjects: 4 }]);
    expect(await listSessions(get(), world.actor("ada"))).toMatchObject([{ id: world.sessionId, subjects: 3 }]);
    expect(await findSession(get(), remembered, world.actor("ada"), world.sessionId)).toMatchObject({
      subjects: 3,
      ownAssessmentId: world.assessmentId("ada"),
      facts: { isMember: true, isChair: false },
    });
    expect(await findSession(get(), remembered, world.actor("ben"), world.sessionId)).toMatchObject({
      facts: { isMember: false, isChair: false },
    });
  });

  test("a member's own assessment is in nothing that they get", async () => {
    const own = world.assessmentId("ada");
    const about = { sessionId: world.sessionId, assessmentId: own };
    const revisions = async () => [(await headFor("ada")).revision, (await headFor("ruth")).revision];
    const [adas, ruths] = await revisions();
    await recordDecision(get(), ruth(), decision({ assessmentId: own, personId: world.id("ada") }));
    await addRemark(get(), ruth(), { ...about, competencyId: "mentoring", text: "Look at the two cases." });
    expect((await boardFor("ada")).subjects.map(({ person }) => person.id)).toEqual(
      ["ben", "cleo", "dan"].map(world.id),
    );
    expect(await boardFor("ada")).toMatchObject({ decisions: [], remarks: [] });
    expect(await boardFor("ruth")).toMatchObject({
      decisions: [{ assessmentId: own, competencyId: "mentoring", before: 4, after: 3, revision: 1 }],
      remarks: [{ assessmentId: own, competencyId: "mentoring", count: 1 }],
    });
    const after = await revisions();
    expect(after[0]).toBe(adas);
    expect(after[1]).not.toBe(ruths);
  });

  test("ratings: drafts of one side and agreements that are not final are not read", async () => {
    await get().client.sheet.create({
      data: {
        assessmentId: world.assessmentId("cleo"),
        kind: "agreed",
        createdAt: world.by.at,
        ratings: { create: [{ competencyId: "mentoring", proficiency: 3, updatedAt: world.by.at }] },
      },
    });
    const { byAssessment } = await new CalibrationLibrary(get()).requireRatings(await headFor("ruth"));
    expect([...byAssessment.keys()].sort()).toEqual(["ada", "ben", "cleo", "dan"].map(world.assessmentId).sort());
    expect(Object.keys(byAssessment.get(world.assessmentId("cleo")) ?? {}).sort()).toEqual(["manager", "self"]);
    expect(byAssessment.get(world.assessmentId("ben"))?.agreed?.get("security")).toEqual({
      state: "rated",
      proficiency: 3,
    });
    expect(byAssessment.get(world.assessmentId("cleo"))?.manager?.get("security")?.state).toBe("not-observed");
  });

  test("the results of a cycle: final ones alone, what was agreed before what the manager said", async () => {
    const results = await listCycleResults(get(), world.cycleId);
    expect(results.map(({ personId }) => personId).sort()).toEqual(["ada", "ben"].map(world.id).sort());
    const ben = results.find(({ personId }) => personId === world.id("ben"));
    expect(ben).toMatchObject({ roleId: "senior", teamId: null });
    expect(ben?.standing).toEqual(
      new Map([
        ["mentoring", rated(4)],
        ["security", rated(3)],
      ]),
    );
    expect(ben?.manager.get("security")).toEqual(rated(2));
    expect(ben?.self.get("security")).toEqual(rated(4));
    // Without anything agreed the manager's stand; an agreement in which nothing is rated is one all the same.
    await get().client.sheet.deleteMany({ where: { assessmentId: world.assessmentId("ben"), kind: "agreed" } });
    const again = async () =>
      (await listCycleResults(get(), world.cycleId)).find(({ personId }) => personId === world.id("ben"));
    expect((await again())?.standing.get("security")).toEqual(rated(2));
    await get().client.sheet.create({
      data: { assessmentId: world.assessmentId("ben"), kind: "agreed", createdAt: world.by.at },
    });
    expect((await again())?.standing).toEqual(new Map());
  });

  test("ratings are read again once they can have changed", async () => {
    const library = new CalibrationLibrary(get());
    const first = await library.requireRatings(await headFor("ruth"));
    expect(await library.requireRatings(await headFor("ada"))).toBe(first);
    // A draft of a person in the cycle is on record, and seen by no session.
    const eve = { assessmentId: world.assessmentId("eve"), personId: world.id("eve"), side: "self" as const };
    const draft = { competencyId: "mentoring", value: rated(2), note: "", criteriaSeen: [], expectedVersion: 1 };
    expect(await saveRating(get(), { actorId: eve.personId, at: world.by.at }, eve, draft)).toMatchObject({ ok: true });
    expect(await library.requireRatings(await headFor("ruth"))).toBe(first);
    const by = { ...world.by, reason: "A piece of work was missed." };
    expect(await reopenAssessment(get(), by, world.assessmentId("ben"))).toMatchObject({ ok: true });
    const second = await library.requireRatings(await headFor("ruth"));
    expect(second).not.toBe(first);
    expect(second.byAssessment.get(world.assessmentId("ben"))).not.toHaveProperty("agreed");
  });

  test("the state of its people moves with one of them, and with the manager of one, and with nobody else", async () => {
    const peopleState = async () => (await headFor("ruth")).peopleState;
    const rename = async (key: string) => {
      const { client } = get();
      const person = await client.person.findUniqueOrThrow({ where: { id: world.id(key) } });
      const { id, version, name, email, roleId, targetRoleId, ladderId, managerId, teamId, location, startedOn } =
        person;
      const fields = {
        name: `${name} Newname`,
        email,
        roleId,
        targetRoleId,
        ladderId,
        managerId,
        teamId,
        location,
        startedOn,
      };
      const changed = await updatePerson(get(), { id, version, fields }, world.by);
      expect(changed).toEqual({ ok: true, id });
    };
    let before = await peopleState();
    await rename("ruth");
    expect(await peopleState()).toBe(before);
    for (const key of ["ben", "noah"]) {
      await rename(key);
      expect(await peopleState(), key).not.toBe(before);
      before = await peopleState();
    }
  });

  test("managers who rated only their own reports are not told apart, and the fewest ratings that would are named", async () => {
    const severity = await severityFor("ruth");
    expect(severity.notEstimable).toMatch(/1 more rating would connect/);
    expect(severity.connectivity.extraRatings).toHaveLength(1);
    expect(severity.managers.map(({ id, n }) => [id, n])).toEqual(
      expect.arrayContaining([
        [world.id("mia"), 4],
        [world.id("noah"), 3],
      ]),
    );
    // Without Ada's own, her manager has the two ratings of Ben.
    const without = await severityFor("ada");
    expect(without.managers.find(({ id }) => id === world.id("mia"))?.n).toBe(2);
  });

  test("a decision asks for the newest one to have been seen, and keeps every one before it", async () => {
    expect(await recordDecision(get(), ruth(), decision())).toEqual({ ok: true, revision: 1 });
    const late = decision({ after: 5, reason: "Three teams learn from her." });
    const noah = { ...ruth(), actorId: world.id("noah") };
    expect(await recordDecision(get(), noah, late)).toMatchObject({
      ok: false,
      reason: "changed-meanwhile",
      current: { revision: 1, after: 3, decidedBy: { id: world.id("ruth") } },
    });
    expect(await recordDecision(get(), noah, { ...late, expectedRevision: 1 })).toEqual({ ok: true, revision: 2 });
    expect(
      await listDecisionsOn(get(), sessionPermit(world.actor("ruth"), world.sessionId), world.assessmentId("ben")),
    ).toMatchObject([
      { before: 4, after: 3, revision: 1 },
      { before: 4, after: 5, revision: 2 },
    ]);
    const agreed = await get().client.rating.findFirstOrThrow({
      where: { competencyId: "mentoring", sheet: { kind: "agreed", assessmentId: world.assessmentId("ben") } },
    });
    expect(agreed.proficiency).toBe(4);
  });

  test("of two members who decide at the same moment one is told, and nothing is lost", async () => {
    const others = [world.id("ruth"), world.id("ada"), world.id("noah")];
    const results = await Promise.all(
      others.map((actorId, index) =>
        recordDecision(get(), { ...ruth(), actorId }, decision({ after: index + 1, reason: `Reason ${index}` })),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.reason).toBe("changed-meanwhile");
    expect((await boardFor("ruth")).decisions).toHaveLength(1);
  });

  test("the same form sent twice counts once", async () => {
    await recordDecision(get(), ruth(), decision());
    expect(await recordDecision(get(), ruth(), decision())).toEqual({ ok: true, revision: 1 });
  });

  test("a closed session takes no decision, no word and no member; reopened it does; released it never does", async () => {
    expect(await move("release")).toEqual({ ok: false, reason: "not-closed" });
    expect(await moveSession(get(), ruth(), world.sessionId, 99, "close")).toMatchObject({
      reason: "changed-meanwhile",
    });
    expect(await move("close")).toEqual({ ok: true });
    const remark = { sessionId: world.sessionId, assessmentId: world.assessmentId("ben"), competencyId: "", text: "x" };
    expect(await recordDecision(get(), ruth(), decision())).toEqual({ ok: false, reason: "is-closed" });
    expect(await addRemark(get(), ruth(), remark)).toEqual({ ok: false, reason: "is-closed" });
    expect(await changeMembers(get(), world.by, world.sessionId, await versionOf(), [])).toMatchObject({
      reason: "is-closed",
    });
    expect(await move("reopen")).toEqual({ ok: true });
    expect(await recordDecision(get(), ruth(), decision())).toEqual({ ok: true, revision: 1 });
    expect(await addRemark(get(), ruth(), remark)).toEqual({ ok: true });
    expect(
      await listRemarks(get(), sessionPermit(world.actor("ruth"), world.sessionId), remark.assessmentId),
    ).toMatchObject([{ text: "x" }]);
    await move("close");
    expect(await move("release")).toEqual({ ok: true });
    expect(await move("reopen")).toEqual({ ok: false, reason: "is-released" });
    expect(await recordDecision(get(), ruth(), decision({ expectedRevision: 1 }))).toMatchObject({
      reason: "is-released",
    });
    expect(await findBrokenLinks(get())).toEqual([]);
  });

  test("members change where nobody else changed them meanwhile", async () => {
    const members = [{ personId: world.id("noah"), isChair: true }];
    expect(await changeMembers(get(), world.by, world.sessionId, 99, members)).toMatchObject({
      reason: "changed-meanwhile",
    });
    expect(await changeMembers(get(), world.by, world.sessionId, await versionOf(), members)).toEqual({ ok: true });
    const session = await findSession(get(), remembered, world.actor("noah"), world.sessionId);
    expect(session?.members).toMatchObject([{ id: world.id("noah"), isChair: true }]);
  });

  test("what was decided is read from the release on, the last word of each rating", async () => {
    const ben = world.assessmentId("ben");
    await recordDecision(get(), ruth(), decision());
    await recordDecision(get(), ruth(), decision({ expectedRevision: 1, after: 2, reason: "Looked at again." }));
    await move("close");
    expect(await listCalibrations(get(), [ben])).toEqual(new Map());
    await move("release");
    expect((await listCalibrations(get(), [ben])).get(ben)).toEqual([
      {
        competencyId: "mentoring",
        before: 4,
        after: 2,
        reason: "Looked at again.",
        sessionId: world.sessionId,
        sessionName: "Seniors",
      },
    ]);
    const session = await findSession(get(), remembered, world.actor("ruth"), world.sessionId);
    const readBefore = (releasedAt: Date) => listCalibrations(get(), [ben], { releasedAt });
    const releasedAt = session?.releasedAt ?? new Date(0);
    expect(await readBefore(releasedAt)).toEqual(new Map());
    expect([...(await readBefore(new Date(releasedAt.getTime() + 1))).keys()]).toEqual([ben]);
  });

  test("a person is told what a release changed, until they have said that they know", async () => {
    const newsOf = (key: string) => readOne(get(), calibrationNews(world.id(key)));
    const known = (personId: string, sessionIds = [world.sessionId]) =>
      markCalibrationKnown(get(), { personId, assessmentId: world.assessmentId("ben"), sessionIds });
    await recordDecision(get(), ruth(), decision());
    await recordDecision(get(), ruth(), decision({ competencyId: "security", before: 3, after: 3, reason: "Kept." }));
    await move("close");
    expect(await newsOf("ben")).toEqual([]);
    await move("release");
    const news = [
      {
        assessmentId: world.assessmentId("ben"),
        sessionIds: [world.sessionId],
        changes: [{ competencyId: "mentoring", before: 4, after: 3, reason: decision().reason }],
      },
    ];
    expect(await newsOf("ben")).toMatchObject(news);
    // Ada is in the session, and nothing of hers was changed; its chair has no news of Ben's result.
    expect(await newsOf("ada")).toEqual([]);
    expect(await newsOf("ruth")).toEqual([]);
    await known(world.id("ruth"));
    await known(world.id("ben"), ["another-session"]);
    expect(await newsOf("ben")).toMatchObject(news);
    await known(world.id("ben"));
    expect(await newsOf("ben")).toEqual([]);
  });

  test("a rating changed and put back, and one of a result that is not final, is no news yet", async () => {
    await recordDecision(get(), ruth(), decision());
    await recordDecision(get(), ruth(), decision({ expectedRevision: 1, after: 4, reason: "As it was." }));
    const cleo = { assessmentId: world.assessmentId("cleo"), personId: world.id("cleo"), before: 2, after: 3 };
    await recordDecision(get(), ruth(), decision(cleo));
    await move("close");
    await move("release");
    const newsOf = async (key: string) =>
      (await readOne(get(), calibrationNews(world.id(key)))).flatMap((n) => n.changes);
    expect(await newsOf("ben")).toEqual([]);
    expect(await newsOf("cleo")).toEqual([]);
    const agree = async (proficiency: number) => {
      const { id } = await get().client.sheet.create({
        data: { assessmentId: cleo.assessmentId, kind: "agreed", createdAt: world.by.at },
      });
      await get().client.rating.create({
        data: { sheetId: id, competencyId: "mentoring", proficiency, updatedAt: world.by.at },
      });
      await get().client.assessment.update({ where: { id: cleo.assessmentId }, data: { phase: "final" } });
      return id;
    };
    const sheetId = await agree(2);
    expect(await newsOf("cleo")).toMatchObject([{ before: 2, after: 3 }]);
    // Agreed on something else since: the session speaks of what it saw.
    await get().client.rating.updateMany({ where: { sheetId }, data: { proficiency: 4 } });
    expect(await newsOf("cleo")).toEqual([]);
  });

  test("an administrator reads in the record what was decided from the release on, and of themselves not before", async () => {
    await recordDecision(get(), ruth(), decision());
    const decided = async (key: string) => {
      const actor = world.actor(key, true);
      const filter = { personIds: [world.id("ben")], kind: "calibration", page: null } as const;
      return (await listRecord(get(), recordPermit(actor), actor, filter)).entries;
    };
    expect(await decided("ben")).toEqual([]);
    expect(await decided("ruth")).toMatchObject([{ isWithheld: true, before: null, after: null, reason: null }]);
    await move("close");
    await move("release");
    expect(await decided("ruth")).toMatchObject([
      { isWithheld: false, before: { level: 4 }, after: { level: 3 }, subject: { name: "Seniors" } },
    ]);
    expect(await decided("ben")).toHaveLength(1);
  });
});
