import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { listRecord } from "#app/features/audit/data/record";
import { createPeople, createPerson, updatePerson } from "#app/features/people/data/people";
import { changeTeam, createTeam, listTeamEntries, removeTeam } from "#app/features/people/data/team-changes";
import { inTransaction } from "#app/platform/database/transaction";
import { recordPermit } from "#tests/support/permits";
import { describeOnBothEngines } from "#tests/support/test-database";

const by = { actorId: "root", at: new Date("2026-11-01T09:00:00Z") };

describeOnBothEngines("teams", (get) => {
  let tag: string;
  let ids: { platform: string; storage: string; disks: string; payments: string };
  let ada: string;

  const named = (name: string) => `${name} ${tag}`;
  const add = async (name: string, parentId: string | null = null) => {
    const result = await createTeam(get(), by, { name: named(name), parentId });
    if (!result.ok) throw new Error(result.reason);
    return result.id;
  };
  const find = async (id: string) => (await listTeamEntries(get())).find((team) => team.id === id);
  const versionOf = async (id: string) => (await find(id))?.version ?? 0;
  const person = (name: string, teamId: string | null, status: "active" | "left" = "active") => ({
    id: `${name}-${tag}`,
    name: named(name),
    email: `${name}-${tag}@x.test`,
    ladderId: "engineering",
    roleId: "senior-engineer",
    teamId,
    status,
  });
  const recordsOf = (subjectId: string) =>
    get().client.auditRecord.findMany({ where: { subjectId }, orderBy: { sequence: "asc" } });

  beforeEach(async () => {
    tag = randomUUID().slice(0, 8);
    const platform = await add("Platform");
    const storage = await add("Storage", platform);
    ids = { platform, storage, disks: await add("Disks", storage), payments: await add("Payments") };
    const people = [person("ada", ids.storage), person("ben", ids.storage, "left"), person("cleo", ids.payments)];
    [ada = ""] = await inTransaction(get(), (tx) => createPeople(tx, people, by));
  });

  const change = async (id: string, fields: { name?: string; parentId?: string | null }, version?: number) => {
    const { name, parentId } = (await find(id)) ?? { name: "", parentId: null };
    return changeTeam(get(), by, { id, name, parentId, ...fields, version: version ?? (await versionOf(id)) });
  };

  describe("changing", () => {
    test("what may not be is refused, and nothing is written", async () => {
      expect(await change(ids.platform, { parentId: ids.disks })).toEqual({ ok: false, reason: "within-itself" });
      expect(await change(ids.disks, { name: named("PLATFORM") })).toEqual({ ok: false, reason: "name-taken" });
      expect(await change(ids.disks, { parentId: "gone" })).toEqual({ ok: false, reason: "parent-absent" });
      expect(await change("gone", { name: "x" }, 1)).toEqual({ ok: false, reason: "absent" });
      expect((await recordsOf(ids.platform)).map(({ action }) => action)).toEqual(["team.created"]);
    });

    test("what someone else changed meanwhile is not overwritten", async () => {
      const version = await versionOf(ids.disks);
      expect(await change(ids.disks, { name: named("Blocks") }, version)).toMatchObject({ ok: true });
      expect(await change(ids.disks, { name: named("Mine") }, version)).toEqual({
        ok: false,
        reason: "changed-meanwhile",
      });
      expect((await find(ids.disks))?.name).toBe(named("Blocks"));
    });

    test("two moves at once that would make a circle: one is refused", async () => {
      const results = await Promise.all([
        change(ids.platform, { parentId: ids.payments }),
        change(ids.payments, { parentId: ids.platform }),
      ]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    });

    test("only what changed is on record; nothing where nothing did", async () => {
      await change(ids.disks, {});
      expect(await versionOf(ids.disks)).toBe(1);
      await change(ids.disks, { parentId: ids.payments });
      const [, moved, ...rest] = await recordsOf(ids.disks);
      expect(rest).toEqual([]);
      expect(moved).toMatchObject({
        action: "team.changed",
        actorId: "root",
        before: JSON.stringify({ parentId: ids.storage }),
        after: JSON.stringify({ parentId: ids.payments }),
      });
    });
  });

  describe("removing", () => {
    const remove = async (id: string, heirId: string | null, version?: number) =>
      removeTeam(get(), by, { id, heirId, version: version ?? (await versionOf(id)) });

    test("is refused where its people or teams would be nowhere, or within what goes", async () => {
      expect(await remove(ids.storage, null)).toEqual({ ok: false, reason: "heir-needed" });
      expect(await remove(ids.storage, ids.disks)).toEqual({ ok: false, reason: "heir-within" });
      expect(await remove(ids.storage, "gone")).toEqual({ ok: false, reason: "heir-absent" });
      expect(await remove(ids.storage, ids.platform, 99)).toEqual({ ok: false, reason: "changed-meanwhile" });
      expect(await remove("gone", null, 1)).toEqual({ ok: false, reason: "absent" });
      expect(await find(ids.storage)).toMatchObject({ people: 1 });
    });

    test("everyone in it, who has left too, and the teams within go to the heir", async () => {
      const before = await get().client.person.findUniqueOrThrow({ where: { id: ada } });
      expect(await remove(ids.storage, ids.platform)).toEqual({ ok: true, people: 2, teams: 1 });
      expect(await find(ids.storage)).toBeUndefined();
      expect(await find(ids.disks)).toMatchObject({ parentId: ids.platform, version: 2 });
      const people = await get().client.person.findMany({ where: { teamId: ids.platform }, orderBy: { id: "asc" } });
      expect(people.map(({ name }) => name)).toEqual([named("ada"), named("ben")]);
      // A form about them that was open meanwhile does not bring the old team back unseen.
      const fields = { ...before, teamId: ids.payments };
      expect(await updatePerson(get(), { id: ada, version: before.version, fields }, by)).toEqual({
        ok: false,
        reason: "changed-meanwhile",
      });
    });

    test("an empty one just goes", async () => {
      expect(await remove(ids.disks, null)).toEqual({ ok: true, people: 0, teams: 0 });
      expect(await find(ids.disks)).toBeUndefined();
    });

    test("all of it is on record, for the team and for everyone, under the name it had", async () => {
      await remove(ids.storage, ids.platform);
      const reader = { personId: "root", name: "", isAdministrator: true, hasReports: false };
      const all = { personIds: null, page: null };
      const { entries, names } = await listRecord(get(), recordPermit(reader), reader, { ...all, kind: "team" });
      const removed = entries.find(({ action, subject }) => action === "team.removed" && subject.id === ids.storage);
      expect(removed).toMatchObject({
        isGone: true,
        subject: { name: named("Storage") },
        before: { name: named("Storage"), parentId: ids.platform },
        after: { heirId: ids.platform },
      });
      expect(names[ids.platform]).toBe(named("Platform"));
      const moved = await listRecord(get(), recordPermit(reader), reader, { ...all, kind: "person", personIds: [ada] });
      expect(moved.entries[0]).toMatchObject({ action: "person.changed", after: { teamId: ids.platform } });
      expect(moved.names[ids.storage]).toBe(named("Storage"));
    });

    test("nobody is put into a team that is gone", async () => {
      await remove(ids.disks, null);
      const { id: _, status: __, ...dora } = person("dora", ids.disks);
      const more = { targetRoleId: null, managerId: null, location: "", startedOn: null };
      expect(await createPerson(get(), { ...dora, ...more }, by)).toEqual({ ok: false, reason: "team-absent" });
      const { version, ...fields } = await get().client.person.findUniqueOrThrow({ where: { id: ada } });
      expect(await updatePerson(get(), { id: ada, version, fields: { ...fields, teamId: ids.disks } }, by)).toEqual({
        ok: false,
        reason: "team-absent",
      });
    });
  });
});
