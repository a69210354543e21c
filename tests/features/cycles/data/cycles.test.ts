import { beforeEach, describe, expect, test } from "vitest";
import { listRecord } from "#app/features/audit/data/record";
import {
  addParticipants,
  countPeopleForCycle,
  listParticipants,
  listPeopleForCycle,
  removeParticipants,
} from "#app/features/cycles/data/cycle-participants";
import {
  createCycle,
  deleteDraftCycle,
  findCycle,
  listCycles,
  moveCycleDates,
  updateDraftCycle,
} from "#app/features/cycles/data/cycles";
import { type CycleWorld, createCycleWorld, cycleDraft, findBrokenLinks } from "#tests/support/cycle-world";
import { recordPermit } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

describeOnBothEngines("cycles", (get) => {
  let world: CycleWorld;
  beforeEach(async () => {
    world = await createCycleWorld(get());
  });

  const recordsOf = (cycleId: string) =>
    get().client.auditRecord.findMany({ where: { subjectId: cycleId }, orderBy: { sequence: "asc" } });
  const setState = (id: string, state: string) =>
    get().client.cycle.update({ where: { id }, data: { state }, select: { id: true } });

  describe("createCycle and updateDraftCycle", () => {
    test("two cycles cannot have the same name", async () => {
      const draft = cycleDraft(world.ladderVersionId);
      expect(await createCycle(get(), world.by, draft)).toMatchObject({ ok: true });
      expect(await createCycle(get(), world.by, draft)).toEqual({ ok: false, reason: "name-taken" });
      const other = await world.draft([]);
      expect(await updateDraftCycle(get(), world.by, other.id, other.version, draft)).toEqual({
        ok: false,
        reason: "name-taken",
      });
    });

    test("what someone else changed meanwhile is not overwritten, and comes back", async () => {
      const { id, version } = await world.draft([]);
      const before = await findCycle(get(), id);
      const theirs = { ...cycleDraft(world.ladderVersionId), name: `${before?.name} theirs` };
      expect(await updateDraftCycle(get(), world.by, id, version, theirs)).toEqual({ ok: true });
      const mine = { ...theirs, name: `${before?.name} mine` };
      expect(await updateDraftCycle(get(), world.by, id, version, mine)).toEqual({
        ok: false,
        reason: "changed-meanwhile",
        current: { ...theirs, version: version + 1 },
      });
      expect((await findCycle(get(), id))?.name).toBe(theirs.name);
    });

    test("of two changes at once one is stored", async () => {
      const { id, version } = await world.draft([]);
      const drafts = [cycleDraft(world.ladderVersionId), cycleDraft(world.ladderVersionId)];
      const results = await Promise.all(drafts.map((draft) => updateDraftCycle(get(), world.by, id, version, draft)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "changed-meanwhile" });
    });

    test("dates out of order are refused", async () => {
      const { id, version } = await world.draft([]);
      const draft = { ...cycleDraft(world.ladderVersionId), closesOn: "2026-11-01" };
      expect(await updateDraftCycle(get(), world.by, id, version, draft)).toEqual({
        ok: false,
        reason: "dates",
        problems: [{ date: "closesOn", reason: "too-early" }],
      });
    });

    test.each(["open", "closed"])("a cycle that is %s is no draft", async (state) => {
      const { id, version } = await world.draft([]);
      await setState(id, state);
      const draft = cycleDraft(world.ladderVersionId);
      expect(await updateDraftCycle(get(), world.by, id, version, draft)).toEqual({ ok: false, reason: `is-${state}` });
    });

    test("only what changed is on record, before and after; nothing where nothing did", async () => {
      const draft = cycleDraft(world.ladderVersionId);
      const { id, version } = await world.draft([], draft);
      await updateDraftCycle(get(), world.by, id, version, draft);
      expect((await findCycle(get(), id))?.version).toBe(version);
      await updateDraftCycle(get(), world.by, id, version, { ...draft, closesOn: "2026-12-18" });
      const records = (await recordsOf(id)).filter(({ action }) => action === "cycle.changed");
      expect(records).toHaveLength(1);
      expect(records[0]).toMatchObject({
        before: JSON.stringify({ closesOn: "2026-12-11" }),
        after: JSON.stringify({ closesOn: "2026-12-18" }),
        actorId: world.administratorId,
        audience: "administrators",
      });
    });
  });

  describe("deleteDraftCycle", () => {
    test.each(["open", "closed"])("a cycle that is %s stays", async (state) => {
      const { id, version } = await world.draft([]);
      await setState(id, state);
      expect(await deleteDraftCycle(get(), world.by, id, version)).toEqual({ ok: false, reason: `is-${state}` });
      expect(await findCycle(get(), id)).not.toBeNull();
    });

    test("a draft that someone changed meanwhile stays, and so does one that is not there", async () => {
      const { id, version } = await world.draft([]);
      await updateDraftCycle(get(), world.by, id, version, cycleDraft(world.ladderVersionId));
      expect(await deleteDraftCycle(get(), world.by, id, version)).toEqual({ ok: false, reason: "changed-meanwhile" });
      expect(await findCycle(get(), id)).not.toBeNull();
      expect(await deleteDraftCycle(get(), world.by, "nowhere", 1)).toEqual({ ok: false, reason: "not-found" });
    });

    test("a deletion and a change at once: one of them happens", async () => {
      await world.add({ max: {}, ada: { manager: "max" } });
      const { id, version } = await world.draft(["ada"]);
      const [deleted, changed] = await Promise.all([
        deleteDraftCycle(get(), world.by, id, version),
        updateDraftCycle(get(), world.by, id, version, cycleDraft(world.ladderVersionId)),
      ]);
      expect([deleted.ok, changed.ok].filter(Boolean)).toHaveLength(1);
      expect(await findCycle(get(), id)).toEqual(deleted.ok ? null : expect.objectContaining({ version: version + 1 }));
    });

    test("it is gone with who would have taken part, and on record under its name", async () => {
      await world.add({ ada: {} });
      const { id, version } = await world.draft(["ada"]);
      const name = (await findCycle(get(), id))?.name;
      expect(await deleteDraftCycle(get(), world.by, id, version)).toEqual({ ok: true });
      expect(await findCycle(get(), id)).toBeNull();
      expect(await get().client.cycleParticipant.count({ where: { cycleId: id } })).toBe(0);
      const record = (await recordsOf(id)).at(-1);
      expect(record).toMatchObject({ action: "cycle.deleted", actorId: world.administratorId, after: null });
      expect(JSON.parse(record?.before ?? "{}")).toMatchObject({ name, removed: [world.id("ada")] });
      const reader = { personId: world.administratorId, name: "", isAdministrator: true, hasReports: false };
      const { entries } = await listRecord(get(), recordPermit(reader), reader, {
        personIds: null,
        kind: "cycle",
        page: null,
      });
      const mine = entries.filter(({ subject }) => subject.id === id);
      expect(mine.map(({ action }) => action)).toContain("cycle.created");
      expect(mine.every(({ subject, isGone }) => subject.name === name && isGone)).toBe(true);
    });
  });

  describe("moveCycleDates", () => {
    const dates = (changes = {}) => {
      const { name: _, ladderVersionId: __, ...rest } = cycleDraft("");
      return { ...rest, ...changes };
    };

    test("is for open cycles", async () => {
      const { id, version } = await world.draft([]);
      expect(await moveCycleDates(get(), world.by, id, version, dates())).toEqual({ ok: false, reason: "is-draft" });
      expect(await moveCycleDates(get(), world.by, "nowhere", 1, dates())).toEqual({ ok: false, reason: "not-found" });
    });

    test("moves nothing earlier", async () => {
      const { id, version } = await world.draft([]);
      await setState(id, "open");
      expect(await moveCycleDates(get(), world.by, id, version, dates({ selfDueOn: "2026-11-12" }))).toEqual({
        ok: false,
        reason: "dates",
        problems: [{ date: "selfDueOn", reason: "moved-earlier" }],
      });
    });

    test("moves dates later, with a record", async () => {
      const { id, version } = await world.draft([]);
      await setState(id, "open");
      expect(await moveCycleDates(get(), world.by, id, version, dates({ closesOn: "2026-12-18" }))).toEqual({
        ok: true,
      });
      expect(await findCycle(get(), id)).toMatchObject({ closesOn: "2026-12-18", selfDueOn: "2026-11-13" });
      expect((await recordsOf(id)).at(-1)).toMatchObject({ action: "cycle.changed" });
    });
  });

  describe("participants", () => {
    const ALL = { offset: 0, limit: 1_000 };
    const takingPart = async (cycleId: string) =>
      (await listParticipants(get(), cycleId)).map(({ personId }) => personId).sort();
    const keys = (...names: string[]) => names.map((name) => world.id(name)).sort();

    test.each(["open", "closed"])("of a cycle that is %s are not changed", async (state) => {
      await world.add({ ada: {} });
      const { id } = await world.draft(["ada"]);
      await setState(id, state);
      const people = { ids: keys("ada") };
      expect(await addParticipants(get(), world.by, id, people)).toEqual({ ok: false, reason: `is-${state}` });
      expect(await removeParticipants(get(), world.by, id, people)).toEqual({ ok: false, reason: `is-${state}` });
      expect(await takingPart(id)).toEqual(keys("ada"));
    });

    test("who has left, or does not exist, is not added", async () => {
      await world.add({ ada: {}, lee: { status: "left" } });
      const { id } = await world.draft([]);
      const ids = [...keys("ada", "lee"), "nobody"];
      expect(await addParticipants(get(), world.by, id, { ids })).toEqual({ ok: true, changed: 1 });
      expect(await takingPart(id)).toEqual(keys("ada"));
    });

    test("a team brings the teams within it", async () => {
      const team = async (name: string, parentId: string | null) =>
        (await get().client.team.create({ data: { name: `${name} ${world.ladder.id}`, parentId } })).id;
      const platform = await team("Platform", null);
      const storage = await team("Storage", platform);
      const blocks = await team("Blocks", storage);
      const other = await team("Other", null);
      await world.add({
        top: { teamId: platform },
        middle: { teamId: storage },
        deep: { teamId: blocks },
        elsewhere: { teamId: other },
        without: {},
      });
      const { id } = await world.draft([]);
      const selection = { teamId: platform };
      expect((await listPeopleForCycle(get(), id, selection, ALL)).map((person) => person.id).sort()).toEqual(
        keys("top", "middle", "deep"),
      );
      await addParticipants(get(), world.by, id, { selection });
      expect(await takingPart(id)).toEqual(keys("top", "middle", "deep"));
    });

    test("a manager brings the whole chain below, not themselves", async () => {
      await world.add({
        director: {},
        manager: { manager: "director" },
        engineer: { manager: "manager" },
        peer: { manager: "director" },
        stranger: {},
      });
      const { id } = await world.draft([]);
      await addParticipants(get(), world.by, id, { selection: { managerId: world.id("director") } });
      expect(await takingPart(id)).toEqual(keys("manager", "engineer", "peer"));
    });

    test("a role and a search narrow each other, capitals apart", async () => {
      await world.add({ ada: { name: "Ada Örn" }, abe: { name: "Abe", roleId: "staff" }, zoe: { name: "Zoë Örn" } });
      const { id } = await world.draft([]);
      const below = { roleId: "senior", search: "öRN" };
      await addParticipants(get(), world.by, id, { selection: below });
      const names = (await listParticipants(get(), id)).map(({ name }) => name);
      expect(names.filter((name) => name.includes("Örn"))).toContain("Ada Örn");
      expect(names).not.toContain("Abe");
    });

    test("who is in stays in, and only those who came are counted and on record", async () => {
      await world.add({ ada: {}, abe: {} });
      const { id, version } = await world.draft(["ada"]);
      expect(await addParticipants(get(), world.by, id, { ids: keys("ada", "abe") })).toEqual({ ok: true, changed: 1 });
      const found = await listPeopleForCycle(get(), id, { search: world.ladder.id.slice("ladder-".length) }, ALL);
      expect(
        found
          .filter(({ takesPart }) => takesPart)
          .map((person) => person.id)
          .sort(),
      ).toEqual(keys("ada", "abe"));
      expect(found.filter(({ takesPart }) => !takesPart).map((person) => person.id)).toEqual([world.administratorId]);
      expect((await recordsOf(id)).at(-1)).toMatchObject({
        action: "cycle.participants-changed",
        after: JSON.stringify({ added: keys("abe") }),
      });
      expect((await findCycle(get(), id))?.version).toBe(version + 1);
    });

    test("who is found is counted, and shown page by page; an address is found by a part of it", async () => {
      await world.add({ ada: { name: "Ada" }, abe: { name: "Ábe" }, odd: { name: "100%_o" } });
      const { id } = await world.draft(["abe"]);
      const find = async (search: string) =>
        (await listPeopleForCycle(get(), id, { search }, ALL)).map(({ name }) => name);
      const everyone = await countPeopleForCycle(get(), id, {});
      expect(everyone).toEqual({ total: 4, notYetIn: 3 });
      expect(await countPeopleForCycle(get(), id, { search: "AB" })).toEqual({ total: 1, notYetIn: 0 });
      expect(await countPeopleForCycle(get(), id, { teamId: "nowhere" })).toEqual({ total: 0, notYetIn: 0 });
      const pages = await Promise.all(
        [0, 1, 2, 3, 4].map((offset) => listPeopleForCycle(get(), id, {}, { offset, limit: 1 })),
      );
      const all = await listPeopleForCycle(get(), id, {}, ALL);
      expect(pages.flat()).toEqual(all);
      expect(all).toHaveLength(4);
      const { email } = await get().client.person.findUniqueOrThrow({ where: { id: world.id("ada") } });
      expect(await find(email.slice(1, -1).toUpperCase())).toEqual(["Ada"]);
      for (const search of ["0%", "%_", "_O"]) expect(await find(search)).toEqual(["100%_o"]);
      for (const search of ["%%", "a_a"]) expect(await find(search)).toEqual([]);
      expect((await listParticipants(get(), id, { offset: 1, limit: 1 })).length).toBe(0);
    });

    test("two who add the same people at once do not get in each other's way", async () => {
      await world.add({ ada: {}, abe: {} });
      const { id } = await world.draft([]);
      const results = await Promise.all(
        [1, 2].map(() => addParticipants(get(), world.by, id, { ids: keys("ada", "abe") })),
      );
      expect(results.map((result) => result.ok && result.changed).sort()).toEqual([0, 2]);
      expect(await takingPart(id)).toEqual(keys("ada", "abe"));
    });

    test("are removed one by one, or all", async () => {
      await world.add({ ada: {}, abe: {}, zoe: {} });
      const { id } = await world.draft(["ada", "abe", "zoe"]);
      expect(await removeParticipants(get(), world.by, id, { ids: keys("ada") })).toEqual({ ok: true, changed: 1 });
      expect(await takingPart(id)).toEqual(keys("abe", "zoe"));
      expect(await removeParticipants(get(), world.by, id, "everyone")).toEqual({ ok: true, changed: 2 });
      expect(await takingPart(id)).toEqual([]);
    });
  });

  test("listCycles counts who will take part in a draft", async () => {
    await world.add({ ada: {}, abe: {} });
    const { id } = await world.draft(["ada", "abe"]);
    const cycles = await listCycles(get());
    expect(cycles.find((cycle) => cycle.id === id)).toMatchObject({ state: "draft", participants: 2, final: 0 });
  });

  test("the chain of records holds", async () => {
    expect(await findBrokenLinks(get())).toEqual([]);
  });
});
