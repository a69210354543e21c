import { beforeAll, describe, expect, test } from "vitest";
import {
  endSession,
  endSessionOfToken,
  endSessionsOfEveryone,
  findSignedIn,
  forgetEndedSessions,
  noteSessionUse,
  renewSession,
} from "#app/features/identity/data/sessions";
import { createPeople } from "#app/features/people/data/people";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const ends = new Date("2026-11-06T09:00:00Z");
const limits = { days: 14, idleDays: 7 };
const justBefore = new Date(ends.getTime() - 1);

describeOnBothEngines("who a session signs in", (get) => {
  beforeAll(async () => {
    const stamps = { createdAt: at, updatedAt: at };
    for (const id of ["ada", "ben", "cy"]) {
      await get().client.user.create({ data: { id: `user-${id}`, name: id, email: `${id}@x.test`, ...stamps } });
      await get().client.session.create({
        data: { id: `session-${id}`, token: `token-${id}`, userId: `user-${id}`, expiresAt: ends, ...stamps },
      });
    }
    const person = (id: string, managerId: string | null) => ({
      id,
      userId: `user-${id}`,
      name: id.toUpperCase(),
      email: `${id}@x.test`,
      ladderId: "engineering",
      roleId: "senior-engineer",
      managerId,
      isAdministrator: id === "ada",
    });
    await inTransaction(get(), (tx) =>
      createPeople(tx, [person("ada", null), person("ben", "ada"), person("cy", "ada")], { actorId: null, at }),
    );
  });

  test("nobody with another token, or once it has ended", async () => {
    expect(await findSignedIn(get(), "token", at, limits)).toBeNull();
    expect(await findSignedIn(get(), "token-ada' OR '1'='1", at, limits)).toBeNull();
    expect(await findSignedIn(get(), "token-ada", ends, limits)).toBeNull();
    expect(await findSignedIn(get(), "token-ada", justBefore, limits)).not.toBeNull();
  });

  test("the person, with what they are today", async () => {
    expect(await findSignedIn(get(), "token-ada", at, limits)).toEqual({
      sessionId: "session-ada",
      userId: "user-ada",
      email: "ada@x.test",
      usedAt: at,
      authenticatedAt: at,
      actor: { personId: "ada", name: "ADA", isAdministrator: true, hasReports: true },
    });
    expect((await findSignedIn(get(), "token-ben", at, limits))?.actor).toEqual({
      personId: "ben",
      name: "BEN",
      isAdministrator: false,
      hasReports: false,
    });
  });

  test("nobody any more with the next request after they left, or the session was ended", async () => {
    await get().client.person.update({ where: { id: "ben" }, data: { status: "left" } });
    expect(await findSignedIn(get(), "token-ben", at, limits)).toBeNull();
    expect(await endSession(get(), { userId: "user-cy", personId: "cy" }, "session-cy", at)).toBe(true);
    expect(await findSignedIn(get(), "token-cy", at, limits)).toBeNull();
  });

  describe("of someone who stays", () => {
    const day = (days: number, ms = 0) => new Date(at.getTime() + days * 86_400_000 + ms);
    const open = (token: string, expiresAt: Date) =>
      get().client.session.create({
        data: { id: token, token, userId: "user-ada", expiresAt, createdAt: at, updatedAt: at },
      });

    test("ends unused after seven days, and 14 days after the sign-in however it is used", async () => {
      await open("long", day(30));
      expect(await findSignedIn(get(), "long", day(7, -1), limits)).not.toBeNull();
      expect(await findSignedIn(get(), "long", day(7), limits)).toBeNull();
      await noteSessionUse(get(), "long", day(6));
      expect(await findSignedIn(get(), "long", day(7), limits)).not.toBeNull();
      await noteSessionUse(get(), "long", day(13));
      expect(await findSignedIn(get(), "long", day(14, -1), limits)).not.toBeNull();
      expect(await findSignedIn(get(), "long", day(14), limits)).toBeNull();
    });

    test("goes on under a new token once the password was given again, and the old one is good for nothing", async () => {
      await open("confirmed", day(14));
      expect((await findSignedIn(get(), "confirmed", at, limits))?.authenticatedAt).toEqual(at);
      await renewSession(get(), "confirmed", "renewed", day(1));
      expect(await findSignedIn(get(), "confirmed", day(1), limits)).toBeNull();
      expect((await findSignedIn(get(), "renewed", day(1), limits))?.authenticatedAt).toEqual(day(1));
      expect((await findSignedIn(get(), "long", at, limits))?.authenticatedAt).toEqual(at);
    });

    test("is forgotten once it has ended, and not before", async () => {
      await open("over", day(2));
      const left = async () => (await get().client.session.findMany({ where: { id: "over" } })).length;
      await forgetEndedSessions(get(), "user-ada", day(2, -1), limits);
      expect(await left()).toBe(1);
      await forgetEndedSessions(get(), "user-cy", day(2), limits);
      expect(await left()).toBe(1);
      await forgetEndedSessions(get(), "user-ada", day(2), limits);
      expect(await left()).toBe(0);
    });

    test("is over when its browser signs in again", async () => {
      await open("before", day(14));
      await endSessionOfToken(get(), "before");
      expect(await findSignedIn(get(), "before", at, limits)).toBeNull();
      expect(await findSignedIn(get(), "renewed", day(1), limits)).not.toBeNull();
    });
  });

  test("nobody any more once all sessions were ended at the server, which is on record", async () => {
    const open = await get().client.session.count();
    expect(open).toBeGreaterThan(0);
    expect(await endSessionsOfEveryone(get(), at)).toBe(open);
    expect(await get().client.session.count()).toBe(0);
    const record = await get().client.auditRecord.findFirst({ orderBy: { sequence: "desc" } });
    expect(record).toMatchObject({
      action: "access.sessions-ended",
      actorId: null,
      after: JSON.stringify({ sessions: open }),
    });
    expect(await get().client.securityEvent.findMany({ where: { kind: "session-ended" } })).toMatchObject([
      {
        kind: "session-ended",
        actorId: null,
        detail: JSON.stringify({ sessions: open, command: "access end-sessions" }),
      },
    ]);
  });
});
