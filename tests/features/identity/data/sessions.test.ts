import { beforeAll, expect, test } from "vitest";
import { endSession, findSignedIn } from "#app/features/identity/data/sessions";
import { createPeople } from "#app/features/people/data/people";
import { inTransaction } from "#app/platform/database/transaction";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const ends = new Date("2026-12-01T09:00:00Z");
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
    expect(await findSignedIn(get(), "token", at)).toBeNull();
    expect(await findSignedIn(get(), "token-ada' OR '1'='1", at)).toBeNull();
    expect(await findSignedIn(get(), "token-ada", ends)).toBeNull();
    expect(await findSignedIn(get(), "token-ada", justBefore)).not.toBeNull();
  });

  test("the person, with what they are today", async () => {
    expect(await findSignedIn(get(), "token-ada", at)).toEqual({
      sessionId: "session-ada",
      userId: "user-ada",
      email: "ada@x.test",
      renewedAt: at,
      actor: { personId: "ada", name: "ADA", isAdministrator: true, hasReports: true },
    });
    expect((await findSignedIn(get(), "token-ben", at))?.actor).toEqual({
      personId: "ben",
      name: "BEN",
      isAdministrator: false,
      hasReports: false,
    });
  });

  test("nobody any more with the next request after they left, or the session was ended", async () => {
    await get().client.person.update({ where: { id: "ben" }, data: { status: "left" } });
    expect(await findSignedIn(get(), "token-ben", at)).toBeNull();
    expect(await endSession(get(), "user-cy", "session-cy")).toBe(true);
    expect(await findSignedIn(get(), "token-cy", at)).toBeNull();
  });
});
