import { beforeAll, expect, test } from "vitest";
import { createPeople, updatePerson } from "#app/features/people/data/people";
import { applyPeopleImport, previewPeopleImport } from "#app/features/people/data/people-import";
import { createTeams } from "#app/features/people/data/teams";
import { computeLinesAbove } from "#app/kernel/reporting-line";
import { inTransaction } from "#app/platform/database/transaction";
import { csv, HEADER, roles, SHORT_HEADER, short } from "#tests/features/people/domain/import-world";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const by = { actorId: "ada", at };
const ladders = [{ id: "engineering", name: "Engineering", roles }];

describeOnBothEngines("the import of people", (get) => {
  const person = (id: string, managerId: string | null) => ({
    id,
    name: id.toUpperCase(),
    email: `${id}@x.test`,
    ladderId: "engineering",
    roleId: id === "ada" ? "engineering-manager" : "senior-engineer",
    managerId,
    isAdministrator: id === "ada",
  });

  beforeAll(async () => {
    await inTransaction(get(), async (tx) => {
      await createTeams(tx, [{ name: "Platform", parent: null }], by);
      await createPeople(tx, [person("ada", null), person("ben", "ada"), person("cy", "ben")], by);
    });
  });

  const request = (...rows: string[][]) => ({ lines: csv(SHORT_HEADER, ...rows), ladders, importerId: "ada" });
  const apply = async (asked: ReturnType<typeof request>, leaveOutRefused = false) => {
    const { planHash } = await previewPeopleImport(get(), asked);
    return applyPeopleImport(get(), { ...asked, planHash, leaveOutRefused, at });
  };
  const counts = () =>
    Promise.all([get().client.person.count(), get().client.team.count(), get().client.auditRecord.count()]);
  const expectLinesRight = async () => {
    const people = await get().client.person.findMany({ select: { id: true, managerId: true } });
    const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
    const key = ({ aboveId, belowId, depth }: { aboveId: string; belowId: string; depth: number }) =>
      `${aboveId} ${belowId} ${depth}`;
    const stored = (await get().client.reportingLine.findMany()).map(key).sort();
    expect(stored).toEqual(computeLinesAbove(managerOf, managerOf.keys()).map(key).sort());
  };

  test("writes nothing while a row is refused", async () => {
    const before = await counts();
    const result = await apply(request(short("eve", "ada"), short("fay", "nobody")));
    expect(result).toMatchObject({ ok: false, reason: "has-refused" });
    expect(await counts()).toEqual(before);
  });

  test("writes nothing of a file that is refused as a whole, even when asked to leave rows out", async () => {
    const before = await counts();
    const asked = { lines: csv(["name"], ["Eve"]), ladders, importerId: "ada" };
    expect(await apply(asked, true)).toMatchObject({ ok: false, reason: "has-refused" });
    expect(await counts()).toEqual(before);
  });

  test("writes nothing where something moved since the preview, and gives the new one", async () => {
    const asked = request(short("cy", "ada"));
    const { planHash } = await previewPeopleImport(get(), asked);
    const cy = await get().client.person.findUniqueOrThrow({ where: { id: "cy" } });
    const { version, userId: _, isAdministrator: __, status: ___, createdAt: ____, id: _____, ...fields } = cy;
    const moved = await updatePerson(get(), { id: "cy", version, fields: { ...fields, managerId: null } }, by);
    expect(moved.ok).toBe(true);
    const before = await counts();
    const result = await applyPeopleImport(get(), { ...asked, planHash, leaveOutRefused: false, at });
    expect(result).toMatchObject({ ok: false, reason: "changed-meanwhile" });
    if (result.ok || result.reason !== "changed-meanwhile") throw new Error("the new preview is missing");
    expect(result.preview.plan.change[0]?.fields).toEqual([{ field: "managerEmail", before: "", after: "ada@x.test" }]);
    expect(await counts()).toEqual(before);
  });

  test("is for administrators of this moment only", async () => {
    const asked = { ...request(short("eve")), importerId: "ben" };
    expect(await apply(asked)).toEqual({ ok: false, reason: "not-administrator" });
  });

  test("takes the good rows where the refused ones are left out, with teams, lines and records", async () => {
    const asked = {
      lines: csv(
        HEADER,
        ["Gus", "gus@x.test", "Staff Engineer", "", "eve@x.test", "Platform / Cache", "Oslo", "2024-02-29", ""],
        ["Eve", "EVE@x.test", "engineering-manager", "", "ben@x.test", "Platform", "", "", "yes"],
        ["Fay", "fay@x.test", "boss", "", "", "Elsewhere", "", "", ""],
      ),
      ladders,
      importerId: "ada",
    };
    expect(await apply(asked, true)).toEqual({ ok: true, created: 2, changed: 0, leftOut: 1 });
    const gus = await get().client.person.findUniqueOrThrow({
      where: { email: "gus@x.test" },
      include: { manager: true, team: { include: { parent: true } } },
    });
    expect([gus.manager?.email, gus.team?.name, gus.team?.parent?.name]).toEqual(["eve@x.test", "Cache", "Platform"]);
    expect(await get().client.team.count({ where: { name: "Elsewhere" } })).toBe(0);
    const records = await get().client.auditRecord.findMany({
      orderBy: { sequence: "asc" },
      where: { personId: gus.managerId },
    });
    expect(records.map(({ action, actorId }) => `${action} ${actorId}`)).toEqual([
      "person.created ada",
      "access.granted ada",
    ]);
    await expectLinesRight();
  });

  test("turns the organisation round in one go, and the second time changes nothing", async () => {
    const asked = request(short("ada", "cy"), short("ben", "ada"), short("cy"), short("hal", "ben"));
    expect(await apply(asked)).toEqual({ ok: true, created: 1, changed: 1, leftOut: 0 });
    await expectLinesRight();
    const before = await counts();
    const { plan } = await previewPeopleImport(get(), asked);
    expect([plan.create, plan.change, plan.unchanged.length]).toEqual([[], [], 4]);
    expect(await apply(asked)).toEqual({ ok: true, created: 0, changed: 0, leftOut: 0 });
    expect(await counts()).toEqual(before);
  });

  test("the same import twice at once: it happens once", async () => {
    const asked = request(short("ivy", "ben"), short("jo", "ivy"));
    const { planHash } = await previewPeopleImport(get(), asked);
    const twice = await Promise.all(
      [1, 2].map(() => applyPeopleImport(get(), { ...asked, planHash, leaveOutRefused: false, at })),
    );
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await expectLinesRight();
  });

  test("renames the sign-in along", async () => {
    const times = { createdAt: at, updatedAt: at };
    await get().client.user.create({ data: { id: "u-ben", name: "BEN", email: "ben@x.test", ...times } });
    await get().client.person.update({ where: { id: "ben" }, data: { userId: "u-ben" } });
    expect(await apply(request(["Benjamin", "ben@x.test", "senior-engineer", "ada@x.test"]))).toMatchObject({
      changed: 1,
    });
    expect((await get().client.user.findUniqueOrThrow({ where: { id: "u-ben" } })).name).toBe("Benjamin");
  });

  test("takes ten thousand people in one transaction, and changes many of them", async () => {
    const rows = (count: number, role: string) =>
      Array.from({ length: count }, (_, index) => [
        `Person ${index}`,
        `p${index}@x.test`,
        role,
        index === 0 ? "ada@x.test" : `p${Math.floor((index - 1) / 8)}@x.test`,
      ]);
    expect(await apply(request(...rows(10_000, "senior-engineer")))).toMatchObject({ ok: true, created: 10_000 });
    expect(await apply(request(...rows(500, "staff-engineer")))).toMatchObject({ ok: true, changed: 500 });
  }, 90_000);
});
