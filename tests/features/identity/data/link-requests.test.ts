import { beforeAll, expect, test } from "vitest";
import {
  findPasswordHash,
  mayMailLink,
  raisePasswordHash,
  recordPasswordSet,
} from "#app/features/identity/data/accounts";
import {
  askForLink,
  confirmLink,
  findLinkRequest,
  listLinkRequests,
  prepareLinkAtServer,
  REQUEST_HOURS,
  refuseLink,
} from "#app/features/identity/data/link-requests";
import {
  hasUnreadNotices,
  listNotices,
  markNoticesRead,
  unreadNotices,
} from "#app/features/people/data/access-notices";
import { createPeople, PERSON_FIELDS, updatePerson } from "#app/features/people/data/people";
import { setAdministrator } from "#app/features/people/data/people-status";
import { readOne } from "#app/platform/database/reading";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const by = (actorId: string, when = at) => ({ actorId, at: when });
const afterHours = (hours: number, ms = 0) => new Date(at.getTime() + hours * 3_600_000 + ms);

describeOnBothEngines("password links of used accounts", (get) => {
  beforeAll(async () => {
    const times = { createdAt: at, updatedAt: at };
    const people = ["root", "second", "ada", "new"];
    for (const id of people.filter((id) => id !== "new")) {
      const userId = `user-${id}`;
      await get().client.user.create({ data: { id: userId, name: id, email: `${id}@x.test`, ...times } });
      const account = { id: `account-${id}`, accountId: userId, providerId: "credential", userId, password: "old" };
      await get().client.account.create({ data: { ...account, ...times } });
    }
    const person = (id: string) => ({
      id,
      userId: id === "new" ? null : `user-${id}`,
      name: id.toUpperCase(),
      email: `${id}@x.test`,
      ladderId: "engineering",
      roleId: "senior-engineer",
      isAdministrator: id === "root",
    });
    await inTransaction(get(), (tx) => createPeople(tx, people.map(person), { actorId: null, at }));
  });

  const recordsOf = (personId: string) =>
    get().client.auditRecord.findMany({
      where: { personId, action: { startsWith: "access.password" } },
      orderBy: { sequence: "asc" },
      select: { action: true, actorId: true, after: true },
    });

  test("are not asked for by the only administrator, nor for who is not here", async () => {
    expect(await askForLink(get(), "ada", by("root"))).toEqual({ ok: false, reason: "alone" });
    await setAdministrator(get(), "second", true, by("root"));
    expect(await askForLink(get(), "nobody", by("root"))).toEqual({ ok: false, reason: "absent" });
  });

  test("wait for another administrator: whoever asked cannot confirm, and nothing is made without a request", async () => {
    expect(await confirmLink(get(), "ada", "hash-0", by("second"))).toEqual({ ok: false, reason: "absent" });
    expect(await askForLink(get(), "ada", by("root"))).toEqual({ ok: true });
    expect(await askForLink(get(), "ada", by("second"))).toEqual({ ok: false, reason: "waiting" });
    expect(await findLinkRequest(get(), "ada", at)).toMatchObject({ requestedById: "root", requestedBy: "ROOT" });
    expect((await listLinkRequests(get(), at, 10)).map(({ name }) => name)).toEqual(["ADA"]);
    expect(await confirmLink(get(), "ada", "hash-0", by("root"))).toEqual({ ok: false, reason: "own" });
    expect(await hasUnreadNotices(get(), "ada")).toBe(false);
  });

  test("lapse after a day", async () => {
    expect(await findLinkRequest(get(), "ada", afterHours(REQUEST_HOURS, -1))).not.toBeNull();
    expect(await findLinkRequest(get(), "ada", afterHours(REQUEST_HOURS))).toBeNull();
    expect(await listLinkRequests(get(), afterHours(REQUEST_HOURS), 10)).toEqual([]);
    const late = by("second", afterHours(REQUEST_HOURS));
    expect(await confirmLink(get(), "ada", "hash-0", late)).toEqual({ ok: false, reason: "absent" });
  });

  test("are not confirmed for someone who is no longer an administrator", async () => {
    await setAdministrator(get(), "root", false, by("second"));
    expect(await confirmLink(get(), "ada", "hash-0", by("second"))).toEqual({ ok: false, reason: "asker-gone" });
    await setAdministrator(get(), "root", true, by("second"));
  });

  test("are on record with who asked, who confirmed and who used them, and the person is told of both", async () => {
    await get().client.verification.create({
      data: { id: "v", identifier: "x", value: "user-ada", expiresAt: afterHours(1), createdAt: at, updatedAt: at },
    });
    expect(await confirmLink(get(), "ada", "hash-1", by("second"))).toMatchObject({
      ok: true,
      owner: { userId: "user-ada", email: "ada@x.test" },
      requestedBy: "ROOT",
    });
    expect(await get().client.verification.count({ where: { value: "user-ada" } })).toBe(0);
    const [notice] = await listNotices(get(), "ada");
    expect(notice).toMatchObject({ kind: "password-link", actor: "ROOT", confirmedBy: "SECOND", usedAt: null });
    await markNoticesRead(get(), "root", [notice?.id ?? ""], at);
    expect(await hasUnreadNotices(get(), "ada")).toBe(true);
    await markNoticesRead(get(), "ada", [notice?.id ?? ""], at);
    expect(await readOne(get(), unreadNotices("ada"))).toBe(false);

    const used = afterHours(1);
    await recordPasswordSet(get(), { userId: "user-ada", personId: "ada" }, used, "some-other-hash");
    expect(await hasUnreadNotices(get(), "ada")).toBe(false);
    await recordPasswordSet(get(), { userId: "user-ada", personId: "ada" }, used, "hash-1");
    expect((await listNotices(get(), "ada"))[0]).toMatchObject({ usedAt: used, readAt: null });
    expect(await readOne(get(), unreadNotices("ada"))).toBe(true);
    expect(await recordsOf("ada")).toEqual([
      { action: "access.password-link-asked", actorId: "root", after: '{"email":"ada@x.test"}' },
      {
        action: "access.password-link-made",
        actorId: "second",
        after: '{"email":"ada@x.test","requestedById":"root"}',
      },
      { action: "access.password-set", actorId: "ada", after: null },
      {
        action: "access.password-link-used",
        actorId: "ada",
        after: '{"requestedById":"root","confirmedById":"second"}',
      },
      { action: "access.password-set", actorId: "ada", after: null },
    ]);
  });

  test("are refused or taken back, on record", async () => {
    await askForLink(get(), "second", by("root"));
    expect(await refuseLink(get(), "second", by("root"))).toBe(true);
    expect(await refuseLink(get(), "second", by("root"))).toBe(false);
    expect((await recordsOf("second")).map(({ action }) => action)).toEqual([
      "access.password-link-asked",
      "access.password-link-refused",
    ]);
  });

  test("are made at the server for an account that exists, by nobody's name, and the person is told", async () => {
    expect(await prepareLinkAtServer(get(), "nobody@x.test", "hash-2", at)).toBeNull();
    expect(await prepareLinkAtServer(get(), "new@x.test", "hash-2", at)).toBeNull();
    expect(await prepareLinkAtServer(get(), "second@x.test", "hash-2", at)).toMatchObject({ personId: "second" });
    expect(await listNotices(get(), "second")).toMatchObject([{ kind: "password-link", actor: null }]);
    expect((await recordsOf("second")).at(-1)).toMatchObject({ action: "access.password-link-made", actorId: null });
  });

  const edit = async (id: string, change: object, actorId: string) => {
    const { version, ...fields } = await get().client.person.findUniqueOrThrow({
      where: { id },
      select: { ...PERSON_FIELDS, version: true },
    });
    expect(await updatePerson(get(), { id, version, fields: { ...fields, ...change } }, by(actorId))).toMatchObject({
      ok: true,
    });
  };

  test("another address or manager is told, and closes the mailed link until it is read", async () => {
    await markNoticesRead(
      get(),
      "ada",
      (await listNotices(get(), "ada")).map(({ id }) => id),
      at,
    );
    expect(await mayMailLink(get(), "ada@x.test")).toBe(true);
    await edit("ada", { location: "Porto" }, "root");
    expect(await hasUnreadNotices(get(), "ada")).toBe(false);
    await edit("ada", { email: "evil@x.test", managerId: "root" }, "root");
    const unread = (await listNotices(get(), "ada")).filter(({ readAt }) => readAt === null);
    expect(unread.map(({ kind }) => kind).sort()).toEqual(["email", "manager"]);
    expect(unread).toContainEqual(expect.objectContaining({ kind: "manager", manager: "ROOT", actor: "ROOT" }));
    expect(await mayMailLink(get(), "evil@x.test")).toBe(false);
    const email = unread.filter(({ kind }) => kind === "email").map(({ id }) => id);
    await markNoticesRead(get(), "ada", email, at);
    expect(await mayMailLink(get(), "evil@x.test")).toBe(true);
  });

  test("nobody is told of what they did themselves, or before they have an account", async () => {
    await edit("root", { email: "root2@x.test" }, "root");
    await edit("new", { managerId: "root", email: "new2@x.test" }, "root");
    expect([await hasUnreadNotices(get(), "root"), await hasUnreadNotices(get(), "new")]).toEqual([false, false]);
  });

  test("a password hash is raised where it is still the one that was read", async () => {
    expect(await findPasswordHash(get(), "user-nobody")).toBeNull();
    await raisePasswordHash(get(), "user-ada", { from: "older", to: "new" });
    expect(await findPasswordHash(get(), "user-ada")).toBe("old");
    await raisePasswordHash(get(), "user-ada", { from: "old", to: "new" });
    expect(await findPasswordHash(get(), "user-ada")).toBe("new");
    expect(await findPasswordHash(get(), "user-root")).toBe("old");
  });
});
