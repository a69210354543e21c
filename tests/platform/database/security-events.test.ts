import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { createPeople } from "#app/features/people/data/people";
import { setAdministrator } from "#app/features/people/data/people-status";
import { type AuditEntry, recordAudit } from "#app/platform/database/audit";
import {
  deleteOldSecurityEvents,
  MAX_RIGHTS_ROWS,
  type SecurityRow,
  writeSecurityRows,
} from "#app/platform/database/security-events";
import { inTransaction } from "#app/platform/database/transaction";
import { runWithOrigin } from "#app/platform/request-origin";
import { describeOnBothEngines } from "#tests/support/test-database";

const AT = new Date("2026-11-30T09:00:00.000Z");
const DAY_MS = 86_400_000;
const ORIGIN = { requestId: "r", address: "2001:db8::7", device: "Firefox on Linux" };

const rowOf = (fields: Partial<SecurityRow>): SecurityRow => ({
  id: randomUUID(),
  at: AT,
  lastAt: AT,
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

describeOnBothEngines("security events", (get) => {
  beforeEach(async () => {
    await get().client.securityEvent.deleteMany();
  });

  const listIds = async () =>
    (await get().client.securityEvent.findMany({ orderBy: { id: "asc" }, select: { id: true } })).map(({ id }) => id);

  describe("deletion", () => {
    test("by age: what is older than the days goes, what is exactly as old stays", async () => {
      const oldest = new Date(AT.getTime() - 180 * DAY_MS);
      await writeSecurityRows(
        get(),
        [
          rowOf({ id: "older", at: new Date(oldest.getTime() - 1) }),
          rowOf({ id: "as-old", at: oldest }),
          rowOf({ id: "younger", at: new Date(oldest.getTime() + 1) }),
        ],
        [],
      );
      expect(await deleteOldSecurityEvents(get(), { now: AT, days: 180 })).toBe(1);
      expect(await listIds()).toEqual(["as-old", "younger"]);
      expect(await deleteOldSecurityEvents(get(), { now: AT, days: 180 })).toBe(0);
    });

    test("in more than one batch", async () => {
      const old = new Date(AT.getTime() - 181 * DAY_MS);
      await writeSecurityRows(
        get(),
        Array.from({ length: 1_001 }, () => rowOf({ at: old })),
        [],
      );
      expect(await deleteOldSecurityEvents(get(), { now: AT, days: 180 })).toBe(1_001);
    });

    test("by number: the oldest refusals beyond the limit go, and acts of people stay", async () => {
      const at = (seconds: number) => new Date(AT.getTime() + seconds * 1_000);
      await writeSecurityRows(
        get(),
        [
          rowOf({ id: "act", at: at(0) }),
          rowOf({ id: "refusal-1", kind: "sign-in-refused", at: at(1) }),
          // Of the same moment: their ids decide.
          rowOf({ id: "refusal-2", kind: "access-refused", at: at(2) }),
          rowOf({ id: "refusal-3", kind: "locked", at: at(2) }),
        ],
        [],
      );
      const limits = { refusals: 3, acts: 1 };
      expect(await deleteOldSecurityEvents(get(), { now: AT, days: 180, limits })).toBe(0);
      expect(await deleteOldSecurityEvents(get(), { now: AT, days: 180, limits: { ...limits, refusals: 1 } })).toBe(2);
      expect(await listIds()).toEqual(["act", "refusal-3"]);
      expect(await deleteOldSecurityEvents(get(), { now: AT, days: 180, limits: { refusals: 1, acts: 0 } })).toBe(1);
      expect(await listIds()).toEqual(["refusal-3"]);
    });
  });

  describe("changes of rights", () => {
    const entry = (fields: Partial<AuditEntry>): AuditEntry => ({
      at: AT,
      actorId: "root",
      action: "person.changed",
      subjectKind: "person",
      subjectId: "ada",
      personId: "ada",
      ...fields,
    });
    const record = (...entries: AuditEntry[]) =>
      runWithOrigin(ORIGIN, () => inTransaction(get(), (tx) => recordAudit(tx, ...entries)));
    const list = () => get().client.securityEvent.findMany({ orderBy: { at: "asc" } });

    test("a change that gives nobody a right is none", async () => {
      await record(
        entry({ after: { location: "Lisbon", name: "Ada" } }),
        entry({ action: "organisation.changed", subjectKind: "organisation", personId: null, after: { name: "New" } }),
        entry({ action: "evidence.shared", subjectKind: "evidence" }),
      );
      expect(await list()).toEqual([]);
    });

    test("a new manager is one, with who, from where and the number in the audit log, without values", async () => {
      await record(entry({ after: { managerId: "max", location: "Lisbon" } }));
      const { sequence } = await get().client.auditRecord.findFirstOrThrow({ orderBy: { sequence: "desc" } });
      expect(await list()).toEqual([
        {
          ...rowOf({ id: expect.any(String), kind: "rights-changed", personId: "ada", actorId: "root" }),
          address: "2001:db8::7",
          device: "Firefox on Linux",
          detail: JSON.stringify({ change: "person.changed", record: sequence, fields: ["managerId"] }),
        },
      ]);
    });

    test("an administrator's access is stored with the change, or not at all", async () => {
      const world = await inTransaction(get(), (tx) =>
        createPeople(
          tx,
          ["root", "ada"].map((name) => ({
            name,
            email: `${randomUUID()}@example.test`,
            ladderId: "tiny",
            roleId: "senior",
            isAdministrator: name === "root",
          })),
          { actorId: null, at: AT },
        ),
      );
      const [root, ada] = world as [string, string];
      await get().client.securityEvent.deleteMany();
      expect(await setAdministrator(get(), ada, true, { actorId: root, at: AT })).toEqual({ ok: true });
      expect(await list()).toMatchObject([{ kind: "rights-changed", personId: ada, actorId: root, address: null }]);

      const failing = inTransaction(get(), async (tx) => {
        await recordAudit(tx, entry({ action: "access.granted" }));
        throw new Error("broken off");
      });
      await expect(failing).rejects.toThrow("broken off");
      expect(await list()).toHaveLength(1);
    });

    test("an import of many is one row that counts; one fewer is a row each", async () => {
      const many = (length: number) => Array.from({ length }, () => entry({ after: { managerId: "max" } }));
      await record(...many(MAX_RIGHTS_ROWS));
      expect(await list()).toHaveLength(MAX_RIGHTS_ROWS);
      await get().client.securityEvent.deleteMany();
      await record(...many(MAX_RIGHTS_ROWS + 1), entry({ action: "access.granted" }));
      const rows = await list();
      expect(rows.map(({ count, personId }) => ({ count, personId }))).toEqual(
        expect.arrayContaining([
          { count: MAX_RIGHTS_ROWS + 1, personId: null },
          { count: 1, personId: "ada" },
        ]),
      );
      expect(rows).toHaveLength(2);
    });
  });
});
