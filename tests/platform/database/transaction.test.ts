import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { openDatabase } from "#app/platform/database/database";
import { inTransaction, MAX_ATTEMPTS } from "#app/platform/database/transaction";
import { createTestDatabase, describeOnBothEngines } from "#tests/support/test-database";

const conflict = () => Object.assign(new Error("another transaction was in the way"), { code: "P2034" });

describeOnBothEngines("inTransaction", (get) => {
  const newTeam = (name: string) => ({ data: { name: `${name} ${randomUUID()}` }, select: { id: true } });

  test("a write beside an open transaction does not vanish when that one is rolled back", async () => {
    let beside: Promise<{ id: string }> | undefined;
    const transaction = inTransaction(get(), async (tx) => {
      await tx.team.create(newTeam("rolled back"));
      beside = get()
        .client.team.create(newTeam("beside"))
        .then((team) => team);
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error("no");
    });
    await expect(transaction).rejects.toThrow("no");
    const { id } = (await beside) ?? { id: "" };
    expect(await get().client.team.findUnique({ where: { id }, select: { id: true } })).toEqual({ id });
  });

  test("a read beside an open transaction sees what is committed", async () => {
    const { name } = newTeam("not yet").data;
    const count = () => get().client.team.count({ where: { name } });
    await inTransaction(get(), async (tx) => {
      await tx.team.create({ data: { name } });
      expect(await count()).toBe(0);
    });
    expect(await count()).toBe(1);
  });

  test("does not try again what was wrong by itself", async () => {
    const work = vi.fn(async () => {
      throw new Error("no");
    });
    await expect(inTransaction(get(), work)).rejects.toThrow("no");
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("gives up after a bounded number of conflicts, and keeps nothing", async () => {
    const before = await get().client.team.count();
    const work = vi.fn(async (tx) => {
      await tx.team.create(newTeam("never"));
      throw conflict();
    });
    await expect(inTransaction(get(), work)).rejects.toMatchObject({ code: "P2034" });
    expect(work).toHaveBeenCalledTimes(MAX_ATTEMPTS);
    expect(await get().client.team.count()).toBe(before);
  });

  test("tries again after a conflict, from the beginning", async () => {
    let attempts = 0;
    const id = await inTransaction(get(), async (tx) => {
      const team = await tx.team.create(newTeam("kept"));
      if (++attempts < MAX_ATTEMPTS) throw conflict();
      return team.id;
    });
    expect(attempts).toBe(MAX_ATTEMPTS);
    expect(await get().client.team.findUnique({ where: { id }, select: { id: true } })).toEqual({ id });
  });

  test("serializable: of two that read what the other writes, both count in the end", async () => {
    const { client } = get();
    const { id } = await client.team.create(newTeam("counter"));
    await client.attemptCounter.create({ data: { key: id, points: 0 } });
    let attempts = 0;
    const addOne = () =>
      inTransaction(
        get(),
        async (tx) => {
          attempts++;
          const { points } = await tx.attemptCounter.findUniqueOrThrow({
            where: { key: id },
            select: { points: true },
          });
          await new Promise((resolve) => setTimeout(resolve, 30));
          await tx.attemptCounter.update({ where: { key: id }, data: { points: points + 1 } });
        },
        "serializable",
      );
    await Promise.all([addOne(), addOne()]);
    expect(await client.attemptCounter.findUnique({ where: { key: id }, select: { points: true } })).toEqual({
      points: 2,
    });
    // SQLite runs them one after the other; PostgreSQL makes one of them retry.
    expect(attempts).toBe(get().engine === "sqlite" ? 2 : 3);
  });
});

test("two processes on one SQLite file that read before they write both get through", async () => {
  const { url, database, remove } = await createTestDatabase("sqlite");
  const other = await openDatabase(url);
  await database.client.attemptCounter.create({ data: { key: "k", points: 0 } });
  const addOne = (one: typeof database) =>
    inTransaction(one, async (tx) => {
      const { points } = await tx.attemptCounter.findUniqueOrThrow({ where: { key: "k" }, select: { points: true } });
      await new Promise((resolve) => setTimeout(resolve, 15));
      await tx.attemptCounter.update({ where: { key: "k" }, data: { points: points + 1 } });
    });
  await Promise.all([addOne(database), addOne(other)]);
  expect(await database.client.attemptCounter.findUnique({ where: { key: "k" }, select: { points: true } })).toEqual({
    points: 2,
  });
  await other.close();
  await remove();
});

test("a deadlock on PostgreSQL is a conflict, and is resolved", async () => {
  const { database, remove } = await createTestDatabase("postgresql");
  await database.client.attemptCounter.createMany({
    data: [
      { key: "a", points: 0 },
      { key: "b", points: 0 },
    ],
  });
  let attempts = 0;
  const touch = (first: string, second: string) =>
    inTransaction(database, async (tx) => {
      attempts++;
      await tx.attemptCounter.update({ where: { key: first }, data: { points: { increment: 1 } } });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.attemptCounter.update({ where: { key: second }, data: { points: { increment: 1 } } });
    });
  await Promise.all([touch("a", "b"), touch("b", "a")]);
  expect(attempts).toBe(3);
  expect(await database.client.attemptCounter.findMany({ select: { points: true } })).toEqual([
    { points: 2 },
    { points: 2 },
  ]);
  await remove();
});
