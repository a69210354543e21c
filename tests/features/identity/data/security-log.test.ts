import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import { listLastSignIns } from "#app/features/identity/data/last-sign-ins";
import { createPeople } from "#app/features/people/data/people";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { createSecurityLog, type EventSource, type WritingLimits } from "#app/platform/server/security-log";
import { describeOnBothEngines } from "#tests/support/test-database";

const AT = new Date("2026-11-30T09:00:00.000Z");
const SECRET = "s".repeat(32);
const LIMITS: WritingLimits = { rowsPerKey: 3, refusalRows: 5, actRows: 6 };

const from = (address: string, actorId: string | null = null): EventSource => ({
  actorId,
  address,
  device: "Firefox on Linux",
  requestId: "request",
});

/** A log whose time the test sets, with the lines it wrote. */
function open(database: Database, limits = LIMITS) {
  const lines: Record<string, unknown>[] = [];
  const clock = { now: AT };
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const log = createSecurityLog({ database, logger, now: () => clock.now, secret: SECRET, limits });
  return { log, lines, clock };
}

describeOnBothEngines("the security log", (get) => {
  let email: string;
  let personId: string;

  beforeEach(async () => {
    await get().client.securityEvent.deleteMany();
    email = `${randomUUID()}@example.test`;
    const person = { name: "Ada", email, ladderId: "tiny", roleId: "senior" };
    [personId] = (await inTransaction(get(), (tx) => createPeople(tx, [person], { actorId: null, at: AT }))) as [
      string,
    ];
  });

  const list = () =>
    get().client.securityEvent.findMany({
      orderBy: [{ count: "asc" }, { address: "asc" }],
      select: { count: true, personId: true, account: true, address: true, detail: true },
    });

  test("a sign-in is stored when its answer goes out, with who, where and a line in the log", async () => {
    const { log, lines } = open(get());
    await log.record({ kind: "signed-in", personId, actorId: personId }, from("::ffff:203.0.113.9"));
    const [row] = await get().client.securityEvent.findMany();
    const known = {
      kind: "signed-in",
      personId,
      actorId: personId,
      address: "203.0.113.9",
      device: "Firefox on Linux",
    };
    expect(row).toMatchObject({ ...known, at: AT, lastAt: AT, count: 1, account: null, detail: "{}" });
    expect(lines).toMatchObject([{ event: "security", ...known, requestId: "request", msg: "security event" }]);
  });

  test("a typed address is the person's id where someone has it, a keyed hash otherwise, and nowhere in clear", async () => {
    const { log, lines } = open(get());
    await log.record({ kind: "sign-in-refused", typedEmail: ` ${email.toUpperCase()}` }, from("203.0.113.1"));
    await log.record({ kind: "sign-in-refused", typedEmail: "stranger@nowhere.test" }, from("203.0.113.2"));
    await log.record({ kind: "sign-in-refused", typedEmail: "Stranger@nowhere.test " }, from("203.0.113.3"));
    const rows = await list();
    expect(rows).toMatchObject([
      { personId, account: null },
      { personId: null, account: log.hashAccount("stranger@nowhere.test") },
      { personId: null, account: log.hashAccount("stranger@nowhere.test") },
    ]);
    expect(JSON.stringify([rows, lines])).not.toMatch(/nowhere\.test|stranger/i);
    expect(JSON.stringify([rows, lines]).toLowerCase()).not.toContain(email);
    const other = createSecurityLog({ ...needsOf(get()), secret: "t".repeat(32) });
    expect(other.hashAccount("stranger@nowhere.test")).not.toBe(log.hashAccount("stranger@nowhere.test"));
  });

  test("words do not get into the detail", async () => {
    const { log } = open(get());
    const detail = { reason: "password", word: "two words", address: "a@b.test", list: ["ok", "not ok"] };
    await log.record({ kind: "sign-in-refused", detail }, from("203.0.113.1"));
    expect((await list())[0]?.detail).toBe(JSON.stringify({ reason: "password" }));
  });

  describe("bounds", () => {
    const refuse = (log: ReturnType<typeof open>["log"], address: string) =>
      log.record({ kind: "sign-in-refused", personId }, from(address));

    test("from one account and address: a row each up to the limit, then the last one counts", async () => {
      const { log, lines } = open(get());
      for (let attempt = 1; attempt <= LIMITS.rowsPerKey; attempt++) await refuse(log, "203.0.113.1");
      expect((await list()).map(({ count }) => count)).toEqual([1, 1, 1]);
      for (let attempt = 1; attempt <= 40; attempt++) await refuse(log, "203.0.113.1");
      expect((await list()).map(({ count }) => count)).toEqual([1, 1, 41]);
      expect(lines).toHaveLength(LIMITS.rowsPerKey);
    });

    test("the next minute has rows again, and a row says when its last event was", async () => {
      const { log, clock } = open(get(), { ...LIMITS, rowsPerKey: 1 });
      await refuse(log, "203.0.113.1");
      clock.now = new Date(AT.getTime() + 59_999);
      await refuse(log, "203.0.113.1");
      expect(await get().client.securityEvent.findMany({ select: { count: true, lastAt: true } })).toEqual([
        { count: 2, lastAt: clock.now },
      ]);
      clock.now = new Date(AT.getTime() + 60_000);
      await refuse(log, "203.0.113.1");
      expect((await list()).map(({ count }) => count)).toEqual([1, 2]);
    });

    test("addresses of one IPv6 network count together and are kept whole; those of another do not", async () => {
      const { log } = open(get(), { ...LIMITS, rowsPerKey: 1 });
      await refuse(log, "2001:db8:0:1::1");
      await refuse(log, "2001:db8::1:a:b:c:d");
      await refuse(log, "2001:db8:0:2::1");
      expect((await list()).map(({ count, address }) => [count, address])).toEqual([
        [1, "2001:db8:0:2::1"],
        [2, "2001:db8:0:1::1"],
      ]);
    });

    test("from everywhere: beyond the limit one row for all of a kind counts, without an account", async () => {
      const { log } = open(get());
      for (let host = 1; host <= LIMITS.refusalRows; host++) await refuse(log, `203.0.113.${host}`);
      expect(await list()).toHaveLength(LIMITS.refusalRows);
      for (let host = 1; host <= 100; host++) await refuse(log, `198.51.100.${host}`);
      const rows = await list();
      expect(rows).toHaveLength(LIMITS.refusalRows + 1);
      expect(rows.at(-1)).toEqual({
        count: 100,
        personId: null,
        account: null,
        address: null,
        detail: JSON.stringify({ reason: "too-many" }),
      });
      // A storm of refusals leaves room for what people do.
      await log.record({ kind: "signed-in", personId, actorId: personId }, from("192.0.2.1"));
      expect((await list()).filter(({ address }) => address === "192.0.2.1")).toHaveLength(1);
    });

    test("many at once lose none", async () => {
      const { log } = open(get(), { rowsPerKey: 10, refusalRows: 120, actRows: 1_000 });
      await Promise.all(Array.from({ length: 200 }, (_, index) => refuse(log, `203.0.113.${index % 5}`)));
      await log.flush();
      const rows = await list();
      expect(rows).toHaveLength(50);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    });
  });

  test("refused access waits for its batch, and a flush stores it", async () => {
    const { log } = open(get());
    await log.record(
      { kind: "access-refused", detail: { route: "people/:personId/edit" } },
      from("203.0.113.1", personId),
    );
    expect(await list()).toEqual([]);
    await log.flush();
    expect(await list()).toMatchObject([{ count: 1, detail: JSON.stringify({ route: "people/:personId/edit" }) }]);
  });

  test("what cannot be stored is an error in the log and no error to the request", async () => {
    const broken = { ...get(), client: {} } as unknown as Database;
    const { log, lines } = open(broken);
    await expect(log.record({ kind: "signed-in", personId }, from("203.0.113.1"))).resolves.toBeUndefined();
    await expect(log.record({ kind: "locked", typedEmail: email }, from("203.0.113.1"))).resolves.toBeUndefined();
    expect(lines.filter(({ level }) => level === 50)).toHaveLength(2);
  });

  test("a person's last sign-ins are their own, the newest first, ten at most", async () => {
    const { log, clock } = open(get(), { rowsPerKey: 20, refusalRows: 120, actRows: 120 });
    await log.record({ kind: "sign-in-refused", typedEmail: "stranger@nowhere.test" }, from("203.0.113.1"));
    await log.record({ kind: "signed-in", personId: "other", actorId: "other" }, from("203.0.113.1"));
    await log.record({ kind: "export-made", personId, actorId: personId }, from("203.0.113.1"));
    for (const kind of ["sign-in-refused", "locked", "signed-in"] as const) {
      clock.now = new Date(clock.now.getTime() + 1_000);
      await log.record({ kind, personId }, from("203.0.113.1"));
    }
    expect((await listLastSignIns(get(), personId)).map(({ outcome }) => outcome)).toEqual([
      "signed-in",
      "locked",
      "sign-in-refused",
    ]);
    for (let more = 0; more < 8; more++) await log.record({ kind: "signed-in", personId }, from("203.0.113.1"));
    expect(await listLastSignIns(get(), personId)).toHaveLength(10);
  });
});

function needsOf(database: Database) {
  return { database, logger: pino({ level: "silent" }), now: () => AT };
}
