import { beforeEach, describe, expect, test } from "vitest";
import { recordAgreement } from "#app/features/assessment/data/agree";
import {
  changeReviewer,
  confirmAgreement,
  reopenAssessment,
  submitSheet,
  withdrawSheet,
} from "#app/features/assessment/data/rate";
import { type BoardSelection, countStandings, listBoard } from "#app/features/cycles/data/cycle-board";
import { closeCycle } from "#app/features/cycles/data/cycle-close";
import { type Launch, launchCycle } from "#app/features/cycles/data/cycle-launch";
import { openCycleProgress, PROGRESS_KINDS } from "#app/features/cycles/data/cycle-progress";
import { findCycle, listCycles } from "#app/features/cycles/data/cycles";
import type { ReviewerChoice } from "#app/features/cycles/domain/launch-plan";
import { computeStage } from "#app/features/cycles/domain/stage";
import { foldText } from "#app/kernel/fold";
import { Remembered } from "#app/platform/cache/remembered";
import { read } from "#app/platform/database/reading";
import { type CycleWorld, createCycleWorld, findBrokenLinks, TODAY } from "#tests/support/cycle-world";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("launch and close", (get) => {
  let world: CycleWorld;
  beforeEach(async () => {
    world = await createCycleWorld(get());
    await world.add({ max: {}, ada: { manager: "max" }, abe: { manager: "max", roleId: "staff" } });
  });

  const launch = (cycle: { id: string; version: number }, changes: Partial<Launch> = {}) =>
    launchCycle(get(), world.ladders, world.by, {
      cycleId: cycle.id,
      expectedVersion: cycle.version,
      choices: new Map(),
      today: TODAY,
      ...changes,
    });
  const choose = (choices: Record<string, ReviewerChoice>) => ({
    choices: new Map(Object.entries(choices).map(([key, choice]) => [world.id(key), choice])),
  });
  const assessmentsOf = (cycleId: string) =>
    get().client.assessment.findMany({ where: { cycleId }, orderBy: { subjectId: "asc" } });
  const expectUntouched = async (cycle: { id: string; version: number }) => {
    expect(await findCycle(get(), cycle.id)).toMatchObject({
      state: "draft",
      version: cycle.version,
      launchedAt: null,
    });
    expect(await assessmentsOf(cycle.id)).toEqual([]);
  };

  describe("launchCycle", () => {
    test("is refused while someone's role is not in the ladder version", async () => {
      await world.add({ odd: { manager: "max", roleId: "fellow" }, alien: { manager: "max" } });
      const cycle = await world.draft(["ada", "odd", "alien"]);
      // On the cycle's ladder when they were chosen, on another one now.
      await get().client.person.update({ where: { id: world.id("alien") }, data: { ladderId: "another" } });
      expect(await launch(cycle)).toEqual({
        ok: false,
        reason: "unknown-role",
        personIds: [world.id("alien"), world.id("odd")],
      });
      await expectUntouched(cycle);
    });

    test("is refused while someone has nobody to review them", async () => {
      const cycle = await world.draft(["ada", "max"]);
      expect(await launch(cycle)).toEqual({ ok: false, reason: "without-reviewer", personIds: [world.id("max")] });
      expect(await launch(cycle, choose({ max: { reviewerId: world.id("max") } }))).toMatchObject({
        reason: "without-reviewer",
      });
      await expectUntouched(cycle);
    });

    test("is refused where the reviewer chosen has left or does not exist", async () => {
      await world.add({ lee: { status: "left" } });
      const cycle = await world.draft(["ada", "max"]);
      for (const reviewerId of [world.id("lee"), "nobody"]) {
        expect(await launch(cycle, choose({ max: { reviewerId } }))).toEqual({
          ok: false,
          reason: "reviewer-not-active",
          personIds: [world.id("max")],
        });
      }
      await expectUntouched(cycle);
    });

    test("is refused without anyone, from the day after it closes, and where it changed meanwhile", async () => {
      expect(await launch(await world.draft([]))).toEqual({ ok: false, reason: "nobody-takes-part" });
      const cycle = await world.draft(["ada"]);
      expect(await launch(cycle, { today: "2026-12-12" })).toEqual({ ok: false, reason: "closes-in-the-past" });
      expect(await launch({ ...cycle, version: cycle.version - 1 })).toEqual({
        ok: false,
        reason: "changed-meanwhile",
      });
      expect(await launch({ id: "nowhere", version: 1 })).toEqual({ ok: false, reason: "not-found" });
      await expectUntouched(cycle);
      expect(await launch(cycle, { today: "2026-12-11" })).toMatchObject({ ok: true });
    });

    test("begins exactly one assessment for each active participant, with the manager of today", async () => {
      await world.add({ lee: { manager: "max", status: "left" }, sue: { manager: "max", targetRoleId: "senior" } });
      const cycle = await world.draft(["ada", "abe", "sue"]);
      await get().client.cycleParticipant.create({ data: { cycleId: cycle.id, personId: world.id("lee") } });
      expect(await launch(cycle)).toEqual({ ok: true, assessments: 3, leftOut: 1 });
      const common = {
        cycleId: cycle.id,
        ladderVersionId: world.ladderVersionId,
        reviewerId: world.id("max"),
        phase: "rating",
      };
      expect(await assessmentsOf(cycle.id)).toMatchObject([
        { ...common, subjectId: world.id("abe"), roleId: "staff", targetRoleId: "staff" },
        { ...common, subjectId: world.id("ada"), roleId: "senior", targetRoleId: "staff" },
        { ...common, subjectId: world.id("sue"), roleId: "senior", targetRoleId: "senior" },
      ]);
      expect(await findCycle(get(), cycle.id)).toMatchObject({ state: "open", launchedAt: world.by.at });
    });

    test("takes who has no manager with the reviewer given, or without them", async () => {
      await world.add({ ceo: {}, cto: {} });
      const cycle = await world.draft(["ada", "ceo", "cto"]);
      expect(await launch(cycle, choose({ ceo: "leave-out", cto: { reviewerId: world.id("ceo") } }))).toEqual({
        ok: true,
        assessments: 2,
        leftOut: 1,
      });
      const reviewers = (await assessmentsOf(cycle.id)).map(({ subjectId, reviewerId }) => [subjectId, reviewerId]);
      expect(reviewers).toEqual([
        [world.id("ada"), world.id("max")],
        [world.id("cto"), world.id("ceo")],
      ]);
      expect(await get().client.cycleParticipant.count({ where: { cycleId: cycle.id } })).toBe(2);
    });

    test("happens once: the second time is refused", async () => {
      const cycle = await world.draft(["ada"]);
      expect(await launch(cycle)).toMatchObject({ ok: true });
      expect(await launch({ ...cycle, version: cycle.version + 1 })).toEqual({ ok: false, reason: "is-open" });
      expect(await assessmentsOf(cycle.id)).toHaveLength(1);
    });

    test("of two administrators at once one launches, and the other is told", async () => {
      const cycle = await world.draft(["ada", "abe"]);
      const results = await Promise.all([launch(cycle), launch(cycle), launch(cycle)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok && result.reason === "is-open")).toHaveLength(2);
      expect(await assessmentsOf(cycle.id)).toHaveLength(2);
    });

    test("is on record, and so is every assessment", async () => {
      const cycle = await world.draft(["ada", "abe"]);
      await launch(cycle);
      const ids = (await assessmentsOf(cycle.id)).map(({ id }) => id);
      const records = await get().client.auditRecord.findMany({
        orderBy: { sequence: "asc" },
        where: { subjectId: { in: [cycle.id, ...ids] }, action: { in: ["cycle.launched", "assessment.created"] } },
      });
      expect(records.map(({ action, personId }) => [action, personId])).toEqual([
        ["cycle.launched", null],
        ["assessment.created", world.id("abe")],
        ["assessment.created", world.id("ada")],
      ]);
      expect(records.every(({ audience, actorId }) => audience === "administrators" && actorId !== null)).toBe(true);
    });

    test("takes a whole organisation", async () => {
      const many = Array.from({ length: 1_500 }, (_, index) => `p${index}`);
      await world.add(Object.fromEntries(many.map((key) => [key, { manager: "max" }])));
      const cycle = await world.draft(many);
      expect(await launch(cycle)).toEqual({ ok: true, assessments: 1_500, leftOut: 0 });
      expect(await countStandings(get(), { cycleId: cycle.id, teamId: null, search: "" })).toMatchObject([
        { lifecycle: { phase: "rating" }, count: 1_500 },
      ]);
      expect(await closeCycle(get(), world.by, cycle.id, cycle.version + 1)).toEqual({
        ok: true,
        final: 0,
        withoutResult: 1_500,
      });
    });
  });

  /** A launched cycle with ada, who is final, and abe, who has not begun. */
  async function halfDone() {
    const cycle = await world.draft(["ada", "abe"]);
    await launch(cycle);
    const rows = await assessmentsOf(cycle.id);
    const ids = {
      abe: rows.find(({ subjectId }) => subjectId === world.id("abe"))?.id ?? "",
      ada: rows.find(({ subjectId }) => subjectId === world.id("ada"))?.id ?? "",
    };
    const engineer = { ...world.by, actorId: world.id("ada") };
    const reviewer = { ...world.by, actorId: world.id("max") };
    await submitSheet(get(), engineer, ids.ada, "self");
    await submitSheet(get(), reviewer, ids.ada, "manager");
    const agreed = { state: "rated" as const, proficiency: 3 };
    await recordAgreement(get(), engineer, ids.ada, [
      { competencyId: "mentoring", value: agreed, reason: "We both saw it", expectedVersion: 0 },
    ]);
    await confirmAgreement(get(), engineer, ids.ada, "engineer");
    await confirmAgreement(get(), reviewer, ids.ada, "manager");
    return { id: cycle.id, version: cycle.version + 1, assessments: ids };
  }

  /** Everyone selected, of every standing. */
  async function boardOf({ cycleId, ...changes }: Partial<BoardSelection> & { cycleId: string }) {
    const selection = { cycleId, teamId: null, search: "", ...changes };
    const standings = await countStandings(get(), selection);
    const keys = standings.map(({ key }) => key);
    return listBoard(get(), selection, keys, { offset: 0, limit: 100 });
  }

  const stagesOf = async (cycleId: string) =>
    (await boardOf({ cycleId })).map(({ subject, lifecycle, self, review }) => [
      subject.id,
      computeStage(lifecycle, { self: self.rated, review: review.rated }),
    ]);

  describe("closeCycle", () => {
    test("is refused for a draft, an older version, and a second time", async () => {
      const draft = await world.draft(["ada"]);
      expect(await closeCycle(get(), world.by, draft.id, draft.version)).toEqual({ ok: false, reason: "is-draft" });
      const cycle = await halfDone();
      expect(await closeCycle(get(), world.by, cycle.id, cycle.version - 1)).toEqual({
        ok: false,
        reason: "changed-meanwhile",
      });
      expect(await closeCycle(get(), world.by, cycle.id, cycle.version)).toMatchObject({ ok: true });
      expect(await closeCycle(get(), world.by, cycle.id, cycle.version + 1)).toEqual({
        ok: false,
        reason: "is-closed",
      });
      expect(await closeCycle(get(), world.by, "nowhere", 1)).toEqual({ ok: false, reason: "not-found" });
    });

    test("leaves final results and ends everything else without one", async () => {
      const cycle = await halfDone();
      const before = await get().client.assessment.findUniqueOrThrow({ where: { id: cycle.assessments.ada } });
      expect(await closeCycle(get(), world.by, cycle.id, cycle.version)).toEqual({
        ok: true,
        final: 1,
        withoutResult: 1,
      });
      expect(await get().client.assessment.findUniqueOrThrow({ where: { id: cycle.assessments.ada } })).toEqual(before);
      expect(await stagesOf(cycle.id)).toEqual([
        [world.id("abe"), "closed"],
        [world.id("ada"), "final"],
      ]);
      expect(await findCycle(get(), cycle.id)).toMatchObject({ state: "closed", closedAt: world.by.at });
      const cycles = await listCycles(get());
      expect(cycles.find(({ id }) => id === cycle.id)).toMatchObject({ participants: 2, final: 1 });
      const records = await get().client.auditRecord.findMany({
        orderBy: { sequence: "asc" },
        where: {
          action: { in: ["cycle.closed", "assessment.closed"] },
          subjectId: { in: [cycle.id, cycle.assessments.abe] },
        },
      });
      expect(records.map(({ action }) => action)).toEqual(["cycle.closed", "assessment.closed"]);
    });

    test("and a step at the same moment: one comes first, and neither is lost", async () => {
      const cycle = await halfDone();
      const by = { ...world.by, actorId: world.id("abe") };
      const [closed, submitted] = await Promise.all([
        closeCycle(get(), world.by, cycle.id, cycle.version),
        submitSheet(get(), by, cycle.assessments.abe, "self"),
      ]);
      expect(closed).toMatchObject({ ok: true, withoutResult: 1 });
      const entry = (await boardOf({ cycleId: cycle.id })).find(({ subject }) => subject.id === world.id("abe"));
      expect(entry?.lifecycle).toMatchObject({ phase: "closed", selfSubmitted: submitted.ok });
      if (!submitted.ok) expect(submitted.reason).toBe("is-closed");
    });
  });

  describe("the board", () => {
    test("tells how far both sides are, and no rating", async () => {
      const cycle = await halfDone();
      const board = await boardOf({ cycleId: cycle.id });
      expect(board.map(({ subject, self, review }) => [subject.id, self.submittedAt, review.rated])).toEqual([
        [world.id("abe"), null, 0],
        [world.id("ada"), world.by.at, 0],
      ]);
      expect(JSON.stringify(board)).not.toContain("proficiency");
    });

    test("narrows by teams and by a part of the name, in which every character stands for itself", async () => {
      const storage = await get().client.team.create({ data: { name: "Storage" } });
      const disks = await get().client.team.create({ data: { name: "Disks", parentId: storage.id } });
      const other = await get().client.team.create({ data: { name: "Elsewhere" } });
      await get().client.person.update({ where: { id: world.id("ada") }, data: { teamId: disks.id } });
      await get().client.person.update({
        where: { id: world.id("abe") },
        data: { name: "Åbe 100% _\\", nameKey: foldText("Åbe 100% _\\") },
      });
      const cycle = await halfDone();
      const found = async (changes: Partial<BoardSelection>) =>
        (await boardOf({ cycleId: cycle.id, ...changes })).map(({ subject }) => subject.id);
      for (const teamId of [other.id, "nowhere"]) expect(await found({ teamId })).toEqual([]);
      for (const teamId of [storage.id, disks.id]) expect(await found({ teamId })).toEqual([world.id("ada")]);
      expect(await found({ search: "ÅBE" })).toEqual([world.id("abe")]);
      for (const search of ["0%", "% _", "_\\"]) expect(await found({ search })).toEqual([world.id("abe")]);
      for (const search of ["%%", "b_e", "\\%"]) expect(await found({ search })).toEqual([]);
      expect(await found({ search: "ÅBE", teamId: storage.id })).toEqual([]);
    });

    test("counts where people stand, and gives those of some standings, page by page", async () => {
      const cycle = await halfDone();
      await submitSheet(get(), { ...world.by, actorId: world.id("abe") }, cycle.assessments.abe, "self");
      const selection = { cycleId: cycle.id, teamId: null, search: "" };
      const standings = await countStandings(get(), selection);
      const stages = standings.map(({ lifecycle, rated, count }) => [computeStage(lifecycle, rated), count]);
      expect(stages.toSorted()).toEqual([
        ["final", 1],
        ["waiting-for-review", 1],
      ]);
      const final = standings.flatMap(({ key, lifecycle }) => (lifecycle.phase === "final" ? [key] : []));
      const page = async (keys: string[], offset: number, limit: number) =>
        (await listBoard(get(), selection, keys, { offset, limit })).map(({ subject }) => subject.id);
      expect(await page(final, 0, 100)).toEqual([world.id("ada")]);
      expect(await page([], 0, 100)).toEqual([]);
      const all = standings.map(({ key }) => key);
      expect([await page(all, 0, 1), await page(all, 1, 1)]).toEqual([[world.id("abe")], [world.id("ada")]]);
      // What is rated and not submitted is a standing of its own.
      await get().client.sheet.updateMany({
        where: { kind: "self", assessmentId: cycle.assessments.abe },
        data: { submittedAt: null, ratedCount: 3 },
      });
      const begun = await countStandings(get(), { ...selection, search: "abe" });
      expect(begun.map(({ lifecycle, rated }) => computeStage(lifecycle, rated))).toEqual(["self-begun"]);
    });

    test("a change of reviewer is on record with both names and the reason", async () => {
      const cycle = await halfDone();
      await world.add({ sub: {} });
      const by = { ...world.by, reason: "Max is on leave" };
      expect(await changeReviewer(get(), by, cycle.assessments.abe, world.id("sub"))).toMatchObject({ ok: true });
      expect(await changeReviewer(get(), by, cycle.assessments.ada, world.id("sub"))).toMatchObject({
        ok: false,
        reason: "is-final",
      });
      const record = await get().client.auditRecord.findFirst({
        where: { action: "assessment.reviewer-changed", subjectId: cycle.assessments.abe },
      });
      expect(record).toMatchObject({
        before: JSON.stringify({ reviewerId: world.id("max") }),
        after: JSON.stringify({ reviewerId: world.id("sub") }),
        reason: "Max is on leave",
        personId: world.id("abe"),
      });
    });

    test("a final result that is opened again is in comparison", async () => {
      const cycle = await halfDone();
      await reopenAssessment(get(), { ...world.by, reason: "A slip" }, cycle.assessments.ada);
      expect(await stagesOf(cycle.id)).toEqual([
        [world.id("abe"), "not-begun"],
        [world.id("ada"), "comparison"],
      ]);
    });
  });

  test("no step changes the progress of open cycles without a record that says so", async () => {
    const remembered = new Remembered();
    const look = () => read(get(), { counts: openCycleProgress(), record: remembered.newest(PROGRESS_KINDS) });
    const cycle = await world.draft(["ada", "abe"]);
    await world.add({ sub: {} });
    let before = await look();
    let moved = 0;
    const step = async (work: () => Promise<unknown>) => {
      await work();
      const after = await look();
      const isSame = JSON.stringify(after.counts) === JSON.stringify(before.counts);
      if (!isSame) moved += 1;
      expect(after.record > before.record || isSame).toBe(true);
      before = after;
    };
    const as = (key: string) => ({ ...world.by, actorId: world.id(key) });
    await step(() => launch(cycle));
    const [abe, ada] = (await assessmentsOf(cycle.id)).map(({ id }) => id) as [string, string];
    await step(() => submitSheet(get(), as("ada"), ada, "self"));
    await step(() => withdrawSheet(get(), as("ada"), ada, "self"));
    await step(() => submitSheet(get(), as("ada"), ada, "self"));
    await step(() => submitSheet(get(), as("max"), abe, "manager"));
    await step(() => changeReviewer(get(), { ...world.by, reason: "On leave" }, abe, world.id("sub")));
    await step(() => submitSheet(get(), as("max"), ada, "manager"));
    await step(() => confirmAgreement(get(), as("ada"), ada, "engineer"));
    await step(() => confirmAgreement(get(), as("max"), ada, "manager"));
    await step(() => reopenAssessment(get(), { ...world.by, reason: "A slip" }, ada));
    const { version } = await get().client.cycle.findUniqueOrThrow({ where: { id: cycle.id } });
    await step(() => closeCycle(get(), world.by, cycle.id, version));
    expect(moved).toBeGreaterThanOrEqual(7);
  });

  test("the chain of records holds", async () => {
    expect(await findBrokenLinks(get())).toEqual([]);
  });
});
