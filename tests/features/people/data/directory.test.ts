import { beforeAll, expect, test } from "vitest";
import { listPeopleForRecord } from "#app/features/audit/data/record";
import { listDirectory, listManagerChoices } from "#app/features/people/data/directory";
import { createPeople, updatePerson } from "#app/features/people/data/people";
import { fillSearchKeys } from "#app/platform/database/search-keys";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

const by = { actorId: "p0", at: new Date("2026-11-01T09:00:00Z") };

/** In the order in which they are to stand: capitals, accents, spaces and hyphens are where the engines would differ. */
const SORTED = ["Al Zed", "al-Amin", "Alan Berg", "Åsa Lind", "asa Nord", "Zoe Adams", "Zoë Brandt", "zoé Cole"];

describeOnBothEngines("people by name", (get) => {
  beforeAll(async () => {
    const people = SORTED.map((name, index) => ({
      id: `p${index}`,
      name,
      email: `p${index}@x.test`,
      ladderId: "engineering",
      roleId: "senior-engineer",
      location: /^z/i.test(name) ? "Malmö" : "Łódź",
    }));
    await inTransaction(get(), (tx) => createPeople(tx, people.toReversed(), by));
  });

  const find = async (search: string, searchesEmail = false) => {
    const filter = { search, teamId: null, managerId: null, status: "active" as const };
    return (await listDirectory(get(), { searchesEmail }, filter, 1)).entries.map(({ name }) => name);
  };

  test("stand in the same order on both engines, accents and capitals apart", async () => {
    expect(await find("")).toEqual(SORTED);
    expect((await listManagerChoices(get(), 20))?.map(({ name }) => name)).toEqual(SORTED);
  });

  test("are found with or without the accent, in capitals or not, and by the place", async () => {
    for (const search of ["zoe", "ZOË", "Zoe\u0308"]) {
      expect(await find(search)).toEqual(["Zoe Adams", "Zoë Brandt", "zoé Cole"]);
    }
    expect(await find("asa lodz")).toEqual(["Åsa Lind", "asa Nord"]);
    expect(await find("malmo brandt")).toEqual(["Zoë Brandt"]);
    expect((await listPeopleForRecord(get(), "ÅSA")).map(({ name }) => name)).toEqual(["Åsa Lind", "asa Nord"]);
  });

  test("nobody is found by letters that are not there, or by an address that may not be read", async () => {
    expect(await find("zoo")).toEqual([]);
    expect(await find("p3@x.test")).toEqual([]);
    expect(await find("p3@x.test", true)).toHaveLength(1);
    // Every character stands for itself.
    for (const search of ["%", "_", "a%n", "_sa", "\\"]) expect(await find(search, true)).toEqual([]);
  });

  test("a new name is found at once, the old one no more", async () => {
    const { version, ...person } = await get().client.person.findUniqueOrThrow({ where: { id: "p0" } });
    const fields = { ...person, name: "Ælfric Ø", location: "Tromsø" };
    expect(await updatePerson(get(), { id: "p0", version, fields }, by)).toMatchObject({ ok: true });
    expect(await find("aelfric o tromso")).toEqual(["Ælfric Ø"]);
    expect(await find(person.name)).toEqual([]);
  });

  test("whom an earlier release wrote gets what they are found by at the next start", async () => {
    await get().client.person.update({ where: { id: "p7" }, data: { nameKey: "", locationKey: "" } });
    expect(await find("zoé cole")).toEqual([]);
    await fillSearchKeys(get());
    expect(await find("zoé cole malmö")).toEqual(["zoé Cole"]);
  });
});
