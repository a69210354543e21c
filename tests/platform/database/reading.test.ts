import { sqltag } from "@prisma/client/runtime/client";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { MAX_KEPT_STATEMENTS } from "#app/platform/database/page-reads";
import {
  constant,
  first,
  flag,
  group,
  instant,
  isIn,
  list,
  mapped,
  nullable,
  number,
  optionalGroup,
  read,
  readOne,
  text,
} from "#app/platform/database/reading";
import { describeOnBothEngines } from "#tests/support/test-database";

const AT = new Date("2026-03-01T09:30:00.125Z");

describeOnBothEngines("what is read together", (get) => {
  beforeAll(async () => {
    const { client } = get();
    await client.team.create({ data: { id: "t", name: "Team “Ω” \\ 'quoted' \"twice\"\n" } });
    const common = { ladderId: "l", roleId: "r", createdAt: AT };
    await client.person.create({
      data: { id: "a", name: "Ada", email: "a@x.test", isAdministrator: true, teamId: "t", ...common },
    });
    await client.person.create({ data: { id: "b", name: "Bo", email: "b@x.test", managerId: "a", ...common } });
    await client.person.create({ data: { id: "c", name: "Cy", email: "c@x.test", managerId: "a", ...common } });
  });

  const team = optionalGroup(`t."id"`, { id: text(`t."id"`), name: text(`t."name"`) });
  const reports = list(
    { id: text(`r."id"`) },
    sqltag`FROM "Person" r WHERE r."managerId" = p."id" ORDER BY r."name" DESC`,
  );
  const people = () =>
    list(
      {
        id: text(`p."id"`),
        at: instant(`p."createdAt"`),
        isAdministrator: flag(`p."isAdministrator"`),
        managerId: nullable(text(`p."managerId"`)),
        version: number(`p."version"`),
        names: group({ name: text(`p."name"`), email: text(`p."email"`) }),
        team,
        reports,
      },
      sqltag`FROM "Person" p LEFT JOIN "Team" t ON t."id" = p."teamId" ORDER BY p."id"`,
    );

  test("is what the tables hold: missing values, truth values, times, lists within lists, in order", async () => {
    const common = { at: AT, version: 1 };
    const expected = [
      {
        ...common,
        id: "a",
        isAdministrator: true,
        managerId: null,
        names: { name: "Ada", email: "a@x.test" },
        team: { id: "t", name: "Team “Ω” \\ 'quoted' \"twice\"\n" },
        reports: [{ id: "c" }, { id: "b" }],
      },
      {
        ...common,
        id: "b",
        isAdministrator: false,
        managerId: "a",
        names: { name: "Bo", email: "b@x.test" },
        team: null,
        reports: [],
      },
      {
        ...common,
        id: "c",
        isAdministrator: false,
        managerId: "a",
        names: { name: "Cy", email: "c@x.test" },
        team: null,
        reports: [],
      },
    ];
    expect(await read(get(), { people: people() })).toEqual({ people: expected });
  });

  test("several things come with one statement, and nothing for what is constant", async () => {
    const nobody = first({ id: text(`p."id"`) }, sqltag`FROM "Person" p WHERE p."id" = ${"nobody"}`);
    const count = number(sqltag`(SELECT count(*) FROM "Person")`);
    const names = mapped(
      list({ name: text(`p."name"`) }, sqltag`FROM "Person" p WHERE ${isIn(`p."id"`, [])}`),
      (rows) => rows.map(({ name }) => name),
    );
    const one = first({ name: text(`p."name"`) }, sqltag`FROM "Person" p WHERE ${isIn(`p."id"`, ["b", "none"])}`);
    expect(await read(get(), { nobody, count, names, one, nothing: constant([] as string[]) })).toEqual({
      nobody: null,
      count: 3,
      names: [],
      one: { name: "Bo" },
      nothing: [],
    });
  });

  test("lists of many lengths make few statements, and say no more than they were given", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `id-${index}`);
    const conditions = ids.map((_, index) => isIn(`p."id"`, ids.slice(0, index + 1)));
    expect(new Set(conditions.map(({ sql }) => sql)).size).toBe(8);
    for (const [index, { values }] of conditions.entries()) {
      expect(new Set(values)).toEqual(new Set(ids.slice(0, index + 1)));
    }
    const found = list({ id: text(`p."id"`) }, sqltag`FROM "Person" p WHERE ${isIn(`p."id"`, ["b", "none", "c"])}`);
    expect((await readOne(get(), found)).map(({ id }) => id).toSorted()).toEqual(["b", "c"]);
  });

  test("every text comes back as it was, three lists deep", async () => {
    const storable = fc.string({ unit: "grapheme", maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(storable, async (words) => {
        await get().client.person.update({ where: { id: "c" }, data: { location: words } });
        const inner = list({ words: text(`c."location"`) }, sqltag`FROM "Person" c WHERE c."id" = b."id"`);
        const middle = list({ inner }, sqltag`FROM "Person" b WHERE b."managerId" = a."id" AND b."id" = ${"c"}`);
        const outer = list({ middle }, sqltag`FROM "Person" a WHERE a."id" = ${"a"}`);
        expect(await read(get(), { outer })).toEqual({ outer: [{ middle: [{ inner: [{ words }] }] }] });
      }),
      { numRuns: 60 },
    );
  });

  test("more different reads than are kept ready are answered as well, again and again", async () => {
    const answers = async () => {
      const found: unknown[] = [];
      for (let index = 0; index < MAX_KEPT_STATEMENTS + 5; index++) {
        const column = number(`(SELECT max("version") + ${index} FROM "Person" WHERE "id" = 'b')`);
        found.push((await read(get(), { column })).column);
      }
      return found;
    };
    const expected = (version: number) =>
      Array.from({ length: MAX_KEPT_STATEMENTS + 5 }, (_, index) => version + index);
    expect(await answers()).toEqual(expected(1));
    await get().client.person.update({ where: { id: "b" }, data: { version: 40 } });
    expect(await answers()).toEqual(expected(40));
    await get().client.person.update({ where: { id: "b" }, data: { version: 1 } });
  });
});
