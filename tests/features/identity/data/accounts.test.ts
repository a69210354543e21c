import { beforeAll, describe, expect, test } from "vitest";
import {
  findLinkOwner,
  findSignInState,
  listPasswordRequests,
  mayMailLink,
  prepareInvitation,
  recordPasswordSet,
  requestPassword,
} from "#app/features/identity/data/accounts";
import { findOrganisation, updateOrganisation } from "#app/features/identity/data/organisation";
import { endOtherSessions, endSession, endSessionsOf, listSessions } from "#app/features/identity/data/sessions";
import { setUpOrganisation } from "#app/features/identity/data/set-up";
import { listChart } from "#app/features/people/data/chart";
import { listDirectory } from "#app/features/people/data/directory";
import { createPeople } from "#app/features/people/data/people";
import { deactivatePerson } from "#app/features/people/data/people-status";
import { findProfile } from "#app/features/people/data/profiles";
import { createTeams } from "#app/features/people/data/teams";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const later = new Date("2026-11-30T09:00:00Z");
const by = { actorId: "root", at };
const setUp = (name: string) => ({
  organisation: { name, timeZone: "UTC" },
  administrator: {
    name: "Root",
    email: `${name}@X.test`,
    ladderId: "engineering",
    roleId: "vp",
    passwordHash: "hash",
  },
});

describeOnBothEngines("set-up", (get) => {
  test("two at once: one organisation, one administrator", async () => {
    const both = await Promise.all(["one", "two"].map((name) => setUpOrganisation(get(), setUp(name), at)));
    expect(both.sort()).toEqual([false, true]);
    expect(await setUpOrganisation(get(), setUp("three"), at)).toBe(false);
    const people = await get().client.person.findMany({ include: { user: { include: { accounts: true } } } });
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({ isAdministrator: true, status: "active" });
    expect(people[0]?.email).toBe(people[0]?.user?.email);
    expect(people[0]?.user?.accounts[0]).toMatchObject({ providerId: "credential", password: "hash" });
    const records = await get().client.auditRecord.findMany({ orderBy: { sequence: "asc" } });
    expect(records.map(({ action }) => action)).toEqual(["organisation.created", "person.created", "access.granted"]);
  });

  test("settings refuse an old version, and record what changed", async () => {
    const change = (name: string) =>
      updateOrganisation(
        get(),
        { version: 1, name, timeZone: "Europe/Oslo", publicLadder: true, unnamedFeedback: true },
        by,
      );
    const both = await Promise.all([change("A"), change("B")]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await findOrganisation(get())).toMatchObject({ version: 2, timeZone: "Europe/Oslo", publicLadder: true });
    const records = await get().client.auditRecord.count({ where: { action: "organisation.changed" } });
    expect(records).toBe(1);
  });
});

describeOnBothEngines("accounts", (get) => {
  const person = (id: string, more = {}) => ({
    id,
    name: `Élodie ${id}`,
    email: `${id}@x.test`,
    ladderId: "engineering",
    roleId: "senior-engineer",
    ...more,
  });

  beforeAll(async () => {
    await inTransaction(get(), async (tx) => {
      const teams = await createTeams(
        tx,
        [
          { name: "Platform", parent: null },
          { name: "Storage", parent: "Platform" },
        ],
        { actorId: null, at },
      );
      await createPeople(
        tx,
        [
          person("root", { isAdministrator: true }),
          person("a", { managerId: "root", teamId: teams.get("storage"), location: "Ürümqi" }),
          person("b", { managerId: "a", teamId: teams.get("platform") }),
          person("c", { managerId: "a" }),
          person("gone", { managerId: "a" }),
        ],
        by,
      );
    });
    await deactivatePerson(get(), "gone", by);
  });

  const actionsOn = async (personId: string) =>
    (await get().client.auditRecord.findMany({ where: { personId }, orderBy: { sequence: "asc" } })).map(
      ({ action }) => action,
    );

  describe("one-time links", () => {
    test("are not made for who is unknown or has left", async () => {
      expect(await prepareInvitation(get(), "nobody", by)).toEqual({ ok: false, reason: "absent" });
      expect(await prepareInvitation(get(), "gone", by)).toEqual({ ok: false, reason: "left" });
    });

    test("an invitation creates the sign-in; a second one ends the first link; with a password there is none", async () => {
      expect(await findSignInState(get(), "b", at)).toEqual({ state: "none" });
      const first = await prepareInvitation(get(), "b", by);
      if (!first.ok) throw new Error(first.reason);
      const { userId } = first.owner;
      expect(first.owner.email).toBe("b@x.test");
      expect(await findSignInState(get(), "b", at)).toEqual({ state: "invited", linkOpenUntil: null });
      const times = { createdAt: at, updatedAt: at };
      const link = { id: "v1", identifier: "hash", value: userId, expiresAt: later, ...times };
      await get().client.verification.create({ data: link });
      expect(await findSignInState(get(), "b", at)).toEqual({ state: "invited", linkOpenUntil: later });
      expect(await findSignInState(get(), "b", later)).toEqual({ state: "invited", linkOpenUntil: null });
      const second = await prepareInvitation(get(), "b", by);
      expect(second.ok && second.owner.userId).toBe(userId);
      expect(await get().client.verification.count({ where: { value: userId } })).toBe(0);
      const account = { id: "acc", accountId: userId, providerId: "credential", userId, password: "hash", ...times };
      await get().client.account.create({ data: account });
      expect(await prepareInvitation(get(), "b", by)).toEqual({ ok: false, reason: "used" });
      expect(await actionsOn("b")).toEqual(["person.created", "access.invited", "access.invited"]);
    });

    test("a password that was chosen ends the rest, and is on record as one's own act", async () => {
      const { userId } = await get().client.person.findUniqueOrThrow({ where: { id: "b" } });
      if (!userId) throw new Error("b has no sign-in");
      await requestPassword(get(), "b@x.test", at);
      await recordPasswordSet(get(), { userId, personId: "b" }, at);
      expect(await listPasswordRequests(get(), 10)).toEqual([]);
      const record = await get().client.auditRecord.findFirst({ where: { action: "access.password-set" } });
      expect(record?.actorId).toBe("b");
      expect((await findLinkOwner(get(), userId))?.personId).toBe("b");
    });
  });

  test("a request for a password is kept once for who is here, and leaves nothing for other addresses", async () => {
    for (const email of ["nobody@x.test", "gone@x.test", "c@x.test", "c@x.test"])
      await requestPassword(get(), email, at);
    const requests = await listPasswordRequests(get(), 10);
    expect(requests.map(({ personId }) => personId)).toEqual(["c"]);
    expect(await mayMailLink(get(), "c@x.test")).toBe(false);
  });

  test("sessions: only one's own can be ended", async () => {
    const { userId } = await get().client.person.findUniqueOrThrow({ where: { id: "b" } });
    if (!userId) throw new Error("b has no sign-in");
    const times = { createdAt: at, updatedAt: at };
    for (const id of ["s1", "s2", "s3"]) {
      const expiresAt = id === "s3" ? at : later;
      await get().client.session.create({ data: { id, token: id, userId, expiresAt, ...times } });
    }
    const limits = { days: 14, idleDays: 7 };
    const listed = async (now: Date) => (await listSessions(get(), userId, now, limits)).map(({ id }) => id);
    expect(await listed(at)).toEqual(["s1", "s2"]);
    expect(await listed(new Date(at.getTime() + 7 * 86_400_000 - 1))).toEqual(["s1", "s2"]);
    expect(await listed(new Date(at.getTime() + 7 * 86_400_000))).toEqual([]);
    expect(await endSession(get(), { userId: "someone-else", personId: "a" }, "s1", at)).toBe(false);
    expect(await endSession(get(), { userId, personId: "b" }, "s1", at)).toBe(true);
    expect(await endOtherSessions(get(), { userId, personId: "b" }, "s2", at)).toBe(1);
    expect(await listed(at)).toEqual(["s2"]);
  });

  test("sessions that are ended are on record; an administrator ends all of someone's, with a reason", async () => {
    expect(await endSessionsOf(get(), "c", "never signed in", by)).toBe(0);
    expect(await endSessionsOf(get(), "b", "laptop lost", by)).toBe(1);
    expect(await endSessionsOf(get(), "b", "laptop lost", by)).toBe(0);
    const records = await get().client.auditRecord.findMany({
      where: { action: "access.sessions-ended" },
      orderBy: { sequence: "asc" },
      select: { actorId: true, personId: true, reason: true },
    });
    expect(records).toEqual([
      { actorId: "b", personId: "b", reason: null },
      { actorId: "b", personId: "b", reason: null },
      { actorId: "root", personId: "b", reason: "laptop lost" },
    ]);
  });

  describe("the directory", () => {
    const find = async (filter: object, scope = { searchesEmail: false }, page = 1) => {
      const all = { search: "", teamId: null, managerId: null, status: "active" as const };
      const { entries } = await listDirectory(get(), scope, { ...all, ...filter }, page);
      return entries.map(({ id }) => id);
    };

    test("an address finds nobody for members, and someone for administrators", async () => {
      expect(await find({ search: "b@x.test" })).toEqual([]);
      expect(await find({ search: "B@X.test" }, { searchesEmail: true })).toEqual(["b"]);
    });

    test("every word counts, capitals and accents apart", async () => {
      expect(await find({ search: "élodie oslo" })).toEqual([]);
      expect(await find({ search: "élodie ürümqi" })).toEqual(["a"]);
      expect(await find({ search: "ELODIE urumqi" })).toEqual(["a"]);
    });

    test("a team brings the teams within it, a manager their reports, and who left is asked for", async () => {
      const platform = await get().client.team.findUniqueOrThrow({ where: { name: "Platform" } });
      expect(await find({ teamId: platform.id })).toEqual(["a", "b"]);
      expect(await find({ managerId: "a" })).toEqual(["b", "c"]);
      expect(await find({ managerId: "a", status: "all" })).toEqual(["b", "c", "gone"]);
      expect(await find({ status: "left" })).toEqual(["gone"]);
    });

    test("a page beyond the last is the last", async () => {
      expect(await find({}, { searchesEmail: false }, 99)).toEqual(["a", "b", "c", "root"]);
    });
  });

  test("the chart counts who is here, and begins at whom one asks for", async () => {
    const whole = await listChart(get(), null);
    expect(whole.topIds).toEqual(["root"]);
    const shown = whole.people.map(({ id, reportCount, belowCount, team }) => [id, reportCount, belowCount, team]);
    expect(shown).toEqual([
      ["root", 1, 3, ""],
      ["a", 2, 2, "Storage"],
      ["b", 0, 0, "Platform"],
      ["c", 0, 0, ""],
    ]);
    const part = await listChart(get(), "a");
    expect([part.topIds, part.people.map(({ id }) => id)]).toEqual([["a"], ["a", "b", "c"]]);
    expect((await listChart(get(), "gone")).topIds).toEqual([]);
  });

  test("a profile has the whole chain, the direct manager first", async () => {
    const profile = await findProfile(get(), "b");
    expect(profile?.above.map(({ id }) => id)).toEqual(["a", "root"]);
    expect(profile?.team).toBe("Platform");
    expect((await findProfile(get(), "a"))?.team).toBe("Platform / Storage");
    expect(await findProfile(get(), "nobody")).toBeNull();
  });
});
