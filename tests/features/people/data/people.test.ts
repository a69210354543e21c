import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createPeople, createPerson, type PersonFields, updatePerson } from "#app/features/people/data/people";
import { deactivatePerson, reactivatePerson, setAdministrator } from "#app/features/people/data/people-status";
import { computeLinesAbove } from "#app/kernel/reporting-line";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const by = { actorId: "root", at };

let counter = 0;
const fresh = (more: Partial<PersonFields> = {}): PersonFields => {
  counter += 1;
  return {
    name: `Person ${counter}`,
    email: `Person${counter}@x.test`,
    ladderId: "engineering",
    roleId: "senior-engineer",
    targetRoleId: null,
    managerId: null,
    teamId: null,
    location: "",
    startedOn: null,
    ...more,
  };
};

async function add(database: Database, more: Partial<PersonFields> & { isAdministrator?: boolean } = {}) {
  const result = await createPerson(database, { ...fresh(more), isAdministrator: more.isAdministrator }, by);
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}

async function load(database: Database, id: string) {
  const person = await database.client.person.findUniqueOrThrow({ where: { id } });
  const { version, userId: _, isAdministrator: __, status: ___, createdAt: ____, id: _____, ...fields } = person;
  return { version, fields };
}

async function change(database: Database, id: string, more: Partial<PersonFields>) {
  const { version, fields } = await load(database, id);
  return updatePerson(database, { id, version, fields: { ...fields, ...more } }, by);
}

async function expectLinesRight(database: Database) {
  const people = await database.client.person.findMany({ select: { id: true, managerId: true } });
  const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
  const text = (lines: { aboveId: string; belowId: string; depth: number }[]) =>
    lines.map(({ aboveId, belowId, depth }) => `${aboveId} ${belowId} ${depth}`).sort();
  const stored = await database.client.reportingLine.findMany();
  expect(text(stored)).toEqual(text(computeLinesAbove(managerOf, managerOf.keys())));
}

const actionsOn = async (database: Database, personId: string) =>
  (await database.client.auditRecord.findMany({ where: { personId }, orderBy: { sequence: "asc" } })).map(
    ({ action }) => action,
  );

/** A sign-in with a session and an open link. */
async function signUp(database: Database, personId: string) {
  const { name, email } = await database.client.person.findUniqueOrThrow({ where: { id: personId } });
  const times = { createdAt: at, updatedAt: at };
  const expiresAt = new Date("2027-01-01T00:00:00Z");
  const userId = `user-${personId}`;
  await database.client.user.create({ data: { id: userId, name, email, ...times } });
  await database.client.person.update({ where: { id: personId }, data: { userId } });
  await database.client.session.create({ data: { id: `s-${personId}`, token: userId, userId, expiresAt, ...times } });
  const link = { id: `v-${personId}`, identifier: "hash", value: userId, expiresAt, ...times };
  await database.client.verification.create({ data: link });
  return userId;
}

describeOnBothEngines("people", (get) => {
  beforeAll(async () => {
    await inTransaction(get(), (tx) => createPeople(tx, [{ ...fresh(), id: "root", isAdministrator: true }], by));
  });

  describe("createPerson", () => {
    test("refuses an address that someone has, in capitals or not", async () => {
      await add(get(), { email: "taken@x.test" });
      const result = await createPerson(get(), fresh({ email: " TAKEN@x.test" }), by);
      expect(result).toEqual({ ok: false, reason: "email-taken" });
    });

    test("refuses a manager who is not there or has left", async () => {
      expect(await createPerson(get(), fresh({ managerId: "nobody" }), by)).toMatchObject({ reason: "manager-absent" });
      const left = await add(get());
      await deactivatePerson(get(), left, by);
      expect(await createPerson(get(), fresh({ managerId: left }), by)).toMatchObject({ reason: "manager-left" });
    });

    test("two who take the same address at once: one is told", async () => {
      const twice = await Promise.all(
        ["Race@x.test", "race@x.test"].map((email) => createPerson(get(), fresh({ email }), by)),
      );
      expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
    });

    test("stores the address in lower case and leaves a record", async () => {
      const id = await add(get(), { email: "MiXed@X.test", managerId: "root" });
      expect((await load(get(), id)).fields.email).toBe("mixed@x.test");
      expect(await actionsOn(get(), id)).toEqual(["person.created"]);
    });
  });

  test("createPeople takes many in any order, with managers among them", async () => {
    const people = Array.from({ length: 300 }, (_, index) => ({
      ...fresh(),
      id: `many-${index}`,
      managerId: index === 0 ? "root" : `many-${Math.floor((index - 1) / 3)}`,
    })).reverse();
    const ids = await inTransaction(get(), (tx) => createPeople(tx, people, by));
    expect(ids).toEqual(people.map(({ id }) => id));
    await expectLinesRight(get());
  });

  describe("updatePerson", () => {
    test("refuses an old version, and writes nothing", async () => {
      const id = await add(get());
      const { version, fields } = await load(get(), id);
      const edit = (location: string) => updatePerson(get(), { id, version, fields: { ...fields, location } }, by);
      const [first, second] = await Promise.all([edit("Oslo"), edit("Lisbon")]);
      expect([first.ok, second.ok].sort()).toEqual([false, true]);
      const loser = first.ok ? second : first;
      expect(loser).toEqual({ ok: false, reason: "changed-meanwhile" });
      expect((await load(get(), id)).fields.location).toBe(first.ok ? "Oslo" : "Lisbon");
      expect(await actionsOn(get(), id)).toEqual(["person.created", "person.changed"]);
    });

    test("refuses a manager from below, and oneself", async () => {
      const top = await add(get());
      const middle = await add(get(), { managerId: top });
      const bottom = await add(get(), { managerId: middle });
      expect(await change(get(), top, { managerId: bottom })).toEqual({ ok: false, reason: "loop" });
      expect(await change(get(), top, { managerId: top })).toEqual({ ok: false, reason: "loop" });
    });

    test("two changes that only together close a loop: one of them is refused", async () => {
      const [a, b] = [await add(get()), await add(get())];
      const results = await Promise.all([change(get(), a, { managerId: b }), change(get(), b, { managerId: a })]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      await expectLinesRight(get());
    });

    test("refuses the address of someone else, also of a sign-in without a person", async () => {
      const [id, other] = [await add(get()), await add(get(), { email: "other@x.test" })];
      expect(await change(get(), id, { email: "OTHER@x.test" })).toEqual({ ok: false, reason: "email-taken" });
      const userId = await signUp(get(), other);
      await get().client.user.update({ where: { id: userId }, data: { email: "alone@x.test" } });
      expect(await change(get(), id, { email: "alone@x.test" })).toEqual({ ok: false, reason: "email-taken" });
    });

    test("leaves no record and no new version where nothing changed", async () => {
      const id = await add(get());
      expect(await change(get(), id, {})).toEqual({ ok: true, id });
      expect((await load(get(), id)).version).toBe(1);
      expect(await actionsOn(get(), id)).toEqual(["person.created"]);
    });

    test("keeps the sign-in in step, and ends links that went to the old address", async () => {
      const id = await add(get());
      const userId = await signUp(get(), id);
      await change(get(), id, { name: "New Name" });
      expect(await get().client.verification.count({ where: { value: userId } })).toBe(1);
      await change(get(), id, { email: "New@x.test" });
      const user = await get().client.user.findUniqueOrThrow({ where: { id: userId } });
      expect([user.name, user.email]).toEqual(["New Name", "new@x.test"]);
      expect(await get().client.verification.count({ where: { value: userId } })).toBe(0);
    });

    test("records what changed, before and after, and nothing else", async () => {
      const id = await add(get(), { location: "Oslo" });
      await change(get(), id, { location: "Lisbon", startedOn: "2024-01-01" });
      const record = await get().client.auditRecord.findFirstOrThrow({
        where: { personId: id, action: "person.changed" },
      });
      expect([record.actorId, record.at]).toEqual(["root", at]);
      expect(JSON.parse(record.before ?? "")).toEqual({ location: "Oslo", startedOn: null });
      expect(JSON.parse(record.after ?? "")).toEqual({ location: "Lisbon", startedOn: "2024-01-01" });
    });
  });

  describe("deactivatePerson", () => {
    test("is refused for oneself, for the last administrator, and while people report to them", async () => {
      expect(await deactivatePerson(get(), "root", by)).toEqual({ ok: false, reason: "self" });
      expect(await deactivatePerson(get(), "root", { ...by, actorId: "someone" })).toEqual({
        ok: false,
        reason: "last-administrator",
      });
      const lead = await add(get());
      await add(get(), { managerId: lead, name: "Zoe" });
      await add(get(), { managerId: lead, name: "Abe" });
      expect(await deactivatePerson(get(), lead, by)).toEqual({
        ok: false,
        reason: "has-reports",
        names: ["Abe", "Zoe"],
        count: 2,
      });
      expect(await deactivatePerson(get(), "nobody", by)).toEqual({ ok: false, reason: "absent" });
    });

    test("ends sessions, links and access, and is on record", async () => {
      const id = await add(get(), { isAdministrator: true });
      const userId = await signUp(get(), id);
      await get().client.passwordRequest.create({ data: { personId: id, requestedAt: at } });
      expect(await deactivatePerson(get(), id, by)).toEqual({ ok: true });
      expect(await deactivatePerson(get(), id, by)).toEqual({ ok: false, reason: "already" });
      const counts = await Promise.all([
        get().client.session.count({ where: { userId } }),
        get().client.verification.count({ where: { value: userId } }),
        get().client.passwordRequest.count({ where: { personId: id } }),
      ]);
      expect(counts).toEqual([0, 0, 0]);
      expect(await actionsOn(get(), id)).toEqual([
        "person.created",
        "access.granted",
        "person.deactivated",
        "access.withdrawn",
      ]);
    });

    test("someone who left does not hold their manager back, and comes back only to one who is there", async () => {
      const lead = await add(get(), { name: "Lea" });
      const report = await add(get(), { managerId: lead });
      await deactivatePerson(get(), report, by);
      expect(await deactivatePerson(get(), lead, by)).toEqual({ ok: true });
      expect(await reactivatePerson(get(), report, by)).toEqual({ ok: false, reason: "manager-left", manager: "Lea" });
      expect(await change(get(), report, { managerId: "root" })).toMatchObject({ ok: true });
      expect(await reactivatePerson(get(), report, by)).toEqual({ ok: true });
      expect(await reactivatePerson(get(), report, by)).toEqual({ ok: false, reason: "already" });
      expect((await actionsOn(get(), report)).at(-1)).toBe("person.reactivated");
    });
  });

  describe("setAdministrator", () => {
    test("the last administrator stays one", async () => {
      expect(await setAdministrator(get(), "root", false, by)).toEqual({ ok: false, reason: "last-administrator" });
    });

    test("two administrators who withdraw each other at once: one stays", async () => {
      const other = await add(get(), { isAdministrator: true });
      const results = await Promise.all([
        setAdministrator(get(), "root", false, { ...by, actorId: other }),
        setAdministrator(get(), other, false, by),
      ]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      await setAdministrator(get(), "root", true, by);
      await setAdministrator(get(), other, false, by);
    });

    test("is for active people, and is on record with before and after", async () => {
      const left = await add(get());
      await deactivatePerson(get(), left, by);
      expect(await setAdministrator(get(), left, true, by)).toEqual({ ok: false, reason: "absent" });
      const id = await add(get());
      expect(await setAdministrator(get(), id, true, by)).toEqual({ ok: true });
      expect(await setAdministrator(get(), id, true, by)).toEqual({ ok: false, reason: "already" });
      expect(await setAdministrator(get(), id, false, by)).toEqual({ ok: true });
      expect(await actionsOn(get(), id)).toEqual(["person.created", "access.granted", "access.withdrawn"]);
    });
  });

  test("any moves keep the reporting lines as computing all of them anew gives", async () => {
    const size = 8;
    const ids = await inTransaction(get(), (tx) =>
      createPeople(
        tx,
        Array.from({ length: size }, () => fresh()),
        by,
      ),
    );
    const move = fc.tuple(fc.nat(size - 1), fc.option(fc.nat(size - 1), { nil: null }));
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        for (const [person, manager] of moves) {
          const managerId = manager === null ? null : (ids[manager] ?? null);
          const result = await change(get(), ids[person] as string, { managerId });
          if (!result.ok) expect(result.reason).toBe("loop");
        }
        await expectLinesRight(get());
      }),
      { numRuns: 25 },
    );
  });
});
