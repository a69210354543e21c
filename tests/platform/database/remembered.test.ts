import { beforeEach, expect, test } from "vitest";
import { Remembered } from "#app/platform/cache/remembered";
import { type AuditEntry, recordAudit } from "#app/platform/database/audit";
import { readOne } from "#app/platform/database/reading";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

/** A computation that counts how often it was made. */
function counting<T>(value: T) {
  const made = { times: 0 };
  return { made, compute: async () => ({ value, time: ++made.times }) };
}

test("an answer holds until there is a newer record, each under its own name", async () => {
  const remembered = new Remembered();
  const { compute, made } = counting("a");
  expect(await remembered.answer("a", 7, compute)).toEqual({ value: "a", time: 1 });
  expect(await remembered.answer("a", 7, compute)).toEqual({ value: "a", time: 1 });
  expect(await remembered.answer("a", 8, compute)).toEqual({ value: "a", time: 2 });
  expect(await remembered.answer("b", 8, compute)).toEqual({ value: "a", time: 3 });
  expect(made.times).toBe(3);
});

test("those who ask at once wait for one computation", async () => {
  const remembered = new Remembered();
  const { compute, made } = counting(1);
  await Promise.all([1, 2, 3].map(() => remembered.answer("a", 1, compute)));
  expect(made.times).toBe(1);
});

test("what failed is not remembered", async () => {
  const remembered = new Remembered();
  await expect(remembered.answer("a", 1, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await remembered.answer("a", 1, counting("back").compute)).toEqual({ value: "back", time: 1 });
});

test("of more answers than it has room for, the one not asked for the longest goes", async () => {
  const remembered = new Remembered();
  const { compute, made } = counting(0);
  for (let index = 0; index < 100; index++) await remembered.answer(`${index}`, 1, compute);
  await remembered.answer("0", 1, compute);
  await remembered.answer("one more", 1, compute);
  expect(made.times).toBe(101);
  await remembered.answer("0", 1, compute);
  expect(made.times).toBe(101);
  await remembered.answer("1", 1, compute);
  expect(made.times).toBe(102);
});

describeOnBothEngines("the newest record of some kinds", (get) => {
  const write = (...actions: AuditEntry["action"][]) =>
    inTransaction(get(), (tx) =>
      recordAudit(
        tx,
        ...actions.map((action): AuditEntry => {
          const at = new Date("2026-11-23T09:00:00Z");
          return { at, actorId: null, action, subjectKind: "team", subjectId: "one" };
        }),
      ),
    );
  // Tests of one engine share its database: they count from the record that they find.
  let start: number;
  beforeEach(async () => {
    start = (await get().client.auditRecord.aggregate({ _max: { sequence: true } }))._max.sequence ?? 0;
  });
  const look = (remembered: Remembered, ...kinds: Parameters<Remembered["newest"]>[0]) =>
    readOne(get(), remembered.newest(kinds));

  test("it grows with each record of these kinds, and with no other", async () => {
    const remembered = new Remembered();
    expect(await look(remembered, "team")).toBe(start);
    await write("person.created");
    expect(await look(remembered, "team")).toBe(start);
    await write("team.created", "person.changed");
    expect(await look(remembered, "team")).toBe(start + 2);
    expect(await look(remembered, "team")).toBe(start + 2);
    await write("person.changed", "team.changed", "team.removed", "shared-case.opened");
    expect(await look(remembered, "team")).toBe(start + 6);
    await write("organisation.changed");
    expect(await look(remembered, "team")).toBe(start + 6);
    // Kinds by their whole word: a shared case is no case.
    expect(await look(remembered, "case", "person")).toBe(start + 8);
    await write("shared-case.changed");
    expect(await look(remembered, "case", "person")).toBe(start + 8);
    await write("case.created");
    expect(await look(remembered, "case", "person")).toBe(start + 10);
  });

  test("a first look holds for what is there; two at once do not hide a record from the next", async () => {
    const remembered = new Remembered();
    await write("team.created", "person.created");
    const [first, second] = [remembered.newest(["team"]), remembered.newest(["team"])];
    expect(await readOne(get(), first)).toBe(start + 2);
    await write("team.changed");
    const later = await readOne(get(), second);
    expect(later).toBe(start + 3);
    // Asked before that change, answered after it.
    const [early, late] = [remembered.newest(["team"]), remembered.newest(["team"])];
    await write("team.removed");
    expect(await readOne(get(), late)).toBe(start + 4);
    expect(await readOne(get(), early)).toBe(start + 4);
    expect(await look(remembered, "team")).toBe(start + 4);
  });

  test("fewer records than before, as after a restored backup, are another state", async () => {
    const remembered = new Remembered();
    await write("team.created", "team.changed");
    expect(await look(remembered, "team")).toBe(start + 2);
    await get().client.auditRecord.deleteMany({ where: { sequence: start + 2 } });
    expect(await look(remembered, "team")).toBe(start + 1);
  });
});
