import { expect, test } from "vitest";
import { isConflict, isUniqueViolation } from "#app/platform/database/errors";
import { insertMany } from "#app/platform/database/insert-many";
import { createTestDatabase, describeOnBothEngines } from "#tests/support/test-database";

const team = (id: string) => ({ id, name: `Team ${id}`, parentId: null });

test("a serialization failure in raw SQL is a conflict, which is tried again", async () => {
  const { database, remove } = await createTestDatabase("postgresql");
  const serializable = { isolationLevel: "Serializable" as never };
  const errors: unknown[] = [];
  let arrived = 0;
  let open: () => void = () => {};
  const bothRead = new Promise<void>((resolve) => {
    open = resolve;
  });
  const attempt = (id: string) =>
    database.client
      .$transaction(async (tx) => {
        await tx.team.count();
        arrived += 1;
        if (arrived === 2) open();
        await bothRead;
        await insertMany(tx, "Team", [team(id)]);
        await tx.team.count();
      }, serializable)
      .catch((error) => errors.push(error));
  await Promise.all([attempt("a"), attempt("b")]);
  expect(errors).toHaveLength(1);
  expect(errors.map(isConflict)).toEqual([true]);
  await remove();
});

test("an update that waited for another one, in raw SQL, is a conflict", async () => {
  const { database, remove } = await createTestDatabase("postgresql");
  await database.client.team.create({ data: team("a") });
  let error: unknown;
  await database.client
    .$transaction(
      async (tx) => {
        await tx.team.count();
        await database.client.team.update({ where: { id: "a" }, data: { name: "New" } });
        await tx.$executeRaw`UPDATE "Team" SET "name" = 'Other' WHERE "id" = 'a'`;
      },
      { isolationLevel: "Serializable" as never },
    )
    .catch((caught) => {
      error = caught;
    });
  expect(isConflict(error)).toBe(true);
  await remove();
});

describeOnBothEngines("insertMany", (get) => {
  test("a row that is there already is a unique violation", async () => {
    await get().client.team.create({ data: team("a") });
    const error = await insertMany(get().client, "Team", [team("a")]).catch((caught) => caught);
    expect(isUniqueViolation(error)).toBe(true);
  });
});
