import { beforeAll, describe, expect, test } from "vitest";
import { recordAgreement } from "#app/features/assessment/data/agree";
import { startOwnAssessment } from "#app/features/assessment/data/own-assessments";
import { confirmAgreement, reopenAssessment, submitSheet } from "#app/features/assessment/data/rate";
import { saveRating } from "#app/features/assessment/data/save-rating";
import { listPeopleForRecord, listRecord, RECORD_PAGE_SIZE, type RecordFilter } from "#app/features/audit/data/record";
import { launchCycle } from "#app/features/cycles/data/cycle-launch";
import { recordAudit } from "#app/platform/database/audit";
import { inTransaction } from "#app/platform/database/transaction";
import type { Actor } from "#app/policy/actor";
import { AT, type CycleWorld, createCycleWorld, TODAY } from "#tests/support/cycle-world";
import { recordPermit } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

const ALL: RecordFilter = { personIds: null, kind: null, page: null };

describeOnBothEngines("listRecord", (get) => {
  let world: CycleWorld;
  let administrator: Actor;
  let assessmentId: string;

  beforeAll(async () => {
    world = await createCycleWorld(get());
    administrator = { personId: world.administratorId, name: "Root", isAdministrator: true, hasReports: false };
    await world.add({ max: {}, ada: { manager: "max", name: "Ada" }, zoe: { manager: "max" } });
    const cycle = await world.draft(["ada"]);
    await launchCycle(get(), world.ladders, world.by, {
      cycleId: cycle.id,
      expectedVersion: cycle.version,
      choices: new Map(),
      today: TODAY,
    });
    const { id } = await get().client.assessment.findFirstOrThrow({ where: { cycleId: cycle.id } });
    assessmentId = id;
  });

  const list = (filter: Partial<RecordFilter> = {}) =>
    listRecord(get(), recordPermit(administrator), administrator, { ...ALL, ...filter });
  const as = (key: string) => ({ actorId: world.id(key), at: AT });

  describe("what never appears", () => {
    test("a change of a draft", async () => {
      const draft = { competencyId: "mentoring", value: { state: "rated" as const, proficiency: 5 }, note: "Mine" };
      const saved = await saveRating(
        get(),
        as("ada"),
        { assessmentId, personId: world.id("ada"), side: "self" },
        { ...draft, criteriaSeen: [], expectedVersion: 0 },
      );
      expect(saved).toMatchObject({ ok: true });
      expect(await get().client.auditRecord.count({ where: { action: "rating.changed" } })).toBe(1);
      expect((await list()).entries.map(({ action }) => action)).not.toContain("rating.changed");
    });

    test("an assessment of one's own, even one that was put on record for administrators", async () => {
      const own = { ladderVersionId: world.ladderVersionId, roleId: "senior", targetRoleId: "staff" };
      const id = await startOwnAssessment(get(), as("zoe"), own);
      await submitSheet(get(), as("zoe"), id, "self");
      await inTransaction(get(), (tx) =>
        recordAudit(tx, { ...as("zoe"), action: "assessment.created", subjectKind: "assessment", subjectId: id }),
      );
      const { entries } = await list();
      expect(entries.filter(({ subject }) => subject.id === id)).toEqual([]);
    });
  });

  test("an agreed rating has no value until it is final, nor once it is open again, and never a reason", async () => {
    await submitSheet(get(), as("ada"), assessmentId, "self");
    await submitSheet(get(), as("max"), assessmentId, "manager");
    const value = { state: "rated" as const, proficiency: 4 };
    await recordAgreement(get(), as("max"), assessmentId, [
      { competencyId: "mentoring", value, reason: "A secret so far", expectedVersion: 0 },
    ]);
    const agreed = async () => (await list({ kind: "rating" })).entries[0];
    const withheld = { before: null, after: null, reason: null, isWithheld: true };
    expect(await agreed()).toMatchObject(withheld);
    expect(JSON.stringify(await list())).not.toContain("A secret so far");

    await confirmAgreement(get(), as("ada"), assessmentId, "engineer");
    await confirmAgreement(get(), as("max"), assessmentId, "manager");
    expect(await agreed()).toMatchObject({
      after: { competency: "mentoring", rating: value },
      reason: null,
      isWithheld: false,
    });
    expect(JSON.stringify(await list())).not.toContain("A secret so far");

    await reopenAssessment(get(), { ...world.by, reason: "A slip" }, assessmentId);
    expect(await agreed()).toMatchObject(withheld);
  });

  test("an administrator who is one of the two reads what they agreed", async () => {
    const ada = { ...administrator, personId: world.id("ada") };
    const { entries } = await listRecord(get(), recordPermit(ada), ada, { ...ALL, kind: "rating" });
    expect(entries[0]).toMatchObject({ isWithheld: false, reason: "A secret so far" });
  });

  test("names whom and what a record is about, and filters by kind and person", async () => {
    const cycles = await list({ kind: "cycle" });
    expect(new Set(cycles.entries.map(({ action }) => action.split(".")[0]))).toEqual(new Set(["cycle"]));
    expect(cycles.entries[0]?.subject.name).toMatch(/^Cycle /);

    const [ada, ...others] = await listPeopleForRecord(get(), "aDA");
    expect(others).toEqual([]);
    const { entries } = await list({ personIds: [ada?.id ?? ""] });
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.every(({ actor, person }) => actor?.name === "Ada" || person?.name === "Ada")).toBe(true);
    expect(await list({ personIds: [] })).toMatchObject({ entries: [], older: null, newer: null });
  });

  test("an id means that person alone", async () => {
    expect(await listPeopleForRecord(get(), world.id("ada"))).toEqual([{ id: world.id("ada"), name: "Ada" }]);
  });

  test("goes page by page in both directions, the newest first", async () => {
    await inTransaction(get(), (tx) =>
      recordAudit(
        tx,
        ...Array.from({ length: 2 * RECORD_PAGE_SIZE }, (_, index) => ({
          ...world.by,
          action: "organisation.changed" as const,
          subjectKind: "organisation" as const,
          subjectId: "organisation",
          after: { name: `Name ${index}` },
        })),
      ),
    );
    const newest = await list();
    expect(newest.entries).toHaveLength(RECORD_PAGE_SIZE);
    expect(newest.newer).toBeNull();
    const sequences = newest.entries.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((a, b) => b - a));

    const second = await list({ page: { before: newest.older ?? 0 } });
    expect(second.entries[0]?.sequence).toBe((newest.older ?? 0) - 1);
    const back = await list({ page: { after: second.newer ?? 0 } });
    expect(back.entries.map(({ sequence }) => sequence)).toEqual(sequences);
    expect(back.newer).toBeNull();

    let last = second;
    while (last.older !== null) last = await list({ page: { before: last.older } });
    expect(last.entries.at(-1)?.sequence).toBe(1);
  });
});
