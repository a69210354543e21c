import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import {
  listAllSecurityEvents,
  listSecurityEvents,
  type SecurityCursor,
  type SecurityFilter,
} from "#app/features/audit/data/security-events";
import { createPeople } from "#app/features/people/data/people";
import { type SecurityRow, writeSecurityRows } from "#app/platform/database/security-events";
import { inTransaction } from "#app/platform/database/transaction";
import { requirePermit } from "#app/platform/server/guards";
import { permitOrganisation } from "#app/policy/policy";
import { describeOnBothEngines } from "#tests/support/test-database";

const AT = new Date("2026-11-30T09:00:00.000Z");
const EVERYTHING: SecurityFilter = { kind: null, about: null, address: null, from: null, until: null };
const at = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);

const ADMINISTRATOR = { personId: "root", name: "Root", isAdministrator: true, hasReports: false };
const PERMIT = requirePermit(permitOrganisation(ADMINISTRATOR, "security.read"));

describeOnBothEngines("listSecurityEvents", (get) => {
  let ada: string;

  beforeAll(async () => {
    const person = { name: "Ada", email: `${randomUUID()}@example.test`, ladderId: "tiny", roleId: "senior" };
    [ada] = (await inTransaction(get(), (tx) => createPeople(tx, [person], { actorId: null, at: AT }))) as [string];
    const row = (id: string, seconds: number, fields: Partial<SecurityRow>): SecurityRow => ({
      id,
      at: at(seconds),
      lastAt: at(seconds),
      count: 1,
      kind: "signed-in",
      personId: null,
      actorId: null,
      account: null,
      address: null,
      device: null,
      detail: "{}",
      ...fields,
    });
    await writeSecurityRows(
      get(),
      [
        row("1-in", 1, { personId: ada, actorId: ada, address: "203.0.113.7" }),
        row("2-guess", 2, { kind: "sign-in-refused", account: "0123456789abcdef", address: "203.0.113.70" }),
        row("3-file", 3, { kind: "export-made", actorId: ada, address: "2001:db8:0:1::5", detail: '{"route":"x"}' }),
        // Of the same moment: their ids decide.
        row("4-other", 4, { personId: "gone", address: "2001:db8:0:1::6" }),
        row("5-other", 4, { personId: "gone", address: "2001:db8:0:2::6" }),
      ],
      [],
    );
  });

  const list = async (filter: Partial<SecurityFilter> = {}, before: SecurityCursor | null = null, take?: number) =>
    (await listSecurityEvents(get(), PERMIT, { ...EVERYTHING, ...filter }, before, take)).entries.map(({ id }) => id);

  test("all, the newest first, with the names of today and none for ids without a person", async () => {
    expect(await list()).toEqual(["5-other", "4-other", "3-file", "2-guess", "1-in"]);
    const { entries } = await listSecurityEvents(get(), PERMIT, EVERYTHING, null);
    expect(entries[2]).toMatchObject({ person: null, actor: { id: ada, name: "Ada" }, detail: { route: "x" } });
    expect(entries[0]?.person).toEqual({ id: "gone", name: "Unknown person" });
  });

  test.each<[string, Partial<SecurityFilter>, string[]]>([
    ["a kind", { kind: "export-made" }, ["3-file"]],
    ["a whole address, not one that begins alike", { address: "203.0.113.7" }, ["1-in"]],
    ["an IPv4 network", { address: "203.0.113." }, ["2-guess", "1-in"]],
    ["an IPv6 network", { address: "2001:db8:0:1:" }, ["4-other", "3-file"]],
    ["an unknown account", { about: { personIds: [], account: "0123456789abcdef" } }, ["2-guess"]],
    ["nobody, where the search found nobody", { about: { personIds: [], account: "f".repeat(16) } }, []],
    ["from a moment on", { from: at(3) }, ["5-other", "4-other", "3-file"]],
    ["until before a moment", { until: at(3) }, ["2-guess", "1-in"]],
    ["from and until", { from: at(2), until: at(4) }, ["3-file", "2-guess"]],
    ["several at once", { kind: "signed-in", until: at(4) }, ["1-in"]],
  ])("filtered by %s", async (_, filter, ids) => {
    expect(await list(filter)).toEqual(ids);
  });

  test("a person's are those about them and those by them", async () => {
    expect(await list({ about: { personIds: [ada], account: null } })).toEqual(["3-file", "1-in"]);
  });

  describe("pages", () => {
    test("follow one another without a gap or a repetition, events of one moment included", async () => {
      const seen: string[] = [];
      let before: SecurityCursor | null = null;
      do {
        const page = await listSecurityEvents(get(), PERMIT, EVERYTHING, before, 1);
        seen.push(...page.entries.map(({ id }) => id));
        before = page.older;
      } while (before);
      expect(seen).toEqual(["5-other", "4-other", "3-file", "2-guess", "1-in"]);
    });

    test("a page that holds all has none after it; one fewer has", async () => {
      expect((await listSecurityEvents(get(), PERMIT, EVERYTHING, null, 5)).older).toBeNull();
      expect((await listSecurityEvents(get(), PERMIT, EVERYTHING, null, 4)).older).toEqual({
        at: at(2),
        id: "2-guess",
      });
    });

    test("a file has all of them", async () => {
      expect(await listAllSecurityEvents(get(), PERMIT, EVERYTHING)).toHaveLength(5);
    });
  });
});
