import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUDIT_GENESIS, computeAuditHash, continueAuditChain, recordAudit } from "#app/platform/database/audit";
import { type AuditKeys, deriveAuditKeys } from "#app/platform/database/audit-key";
import { parseKeptHead } from "#app/platform/database/check-audit-chain";
import { type CheckNeeds, checkDatabase } from "#app/platform/database/check-database";
import type { CheckResult } from "#app/platform/database/check-result";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { seedDemo } from "#prisma/demo/seed";
import { TEST_AUDIT_KEYS, TEST_SECRET } from "#tests/support/audit-keys";
import { servicesFor } from "#tests/support/demo-services";
import { NO_CONTENTS } from "#tests/support/no-contents";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database";

const AT = new Date("2026-11-23T18:00:00Z");

describe("parseKeptHead", () => {
  const digits = "0f3a".repeat(16);

  test.each(["", "12", ":abc", `12:${digits.slice(0, 11)}`, `12:${digits}0`, `12:${"g".repeat(12)}`, `-1:${digits}`])(
    "refuses %j",
    (text) => {
      expect(parseKeptHead(text)).toBeNull();
    },
  );

  test("takes a number with a whole hash, or with its first twelve digits or more", () => {
    expect(parseKeptHead(`12:${digits}`)).toEqual({ sequence: 12, hash: digits });
    expect(parseKeptHead(` 12:${digits.slice(0, 12).toUpperCase()}\n`)).toEqual({
      sequence: 12,
      hash: digits.slice(0, 12),
    });
  });
});

for (const engine of ["sqlite", "postgresql"] as const) {
  describe(`forgery of a database without the key (${engine})`, () => {
    let current: TestDatabase;
    const client = () => current.database.client;

    beforeAll(async () => {
      current = await createTestDatabase(engine);
      await seedDemo(servicesFor(current.database));
    });
    afterAll(() => current.remove());

    async function check(needs: Partial<CheckNeeds> = {}): Promise<Map<string, CheckResult>> {
      const results = new Map<string, CheckResult>();
      const all = { contents: NO_CONTENTS, auditKeys: TEST_AUDIT_KEYS, ...needs };
      for await (const result of checkDatabase(current.url, all)) results.set(result.check, result);
      // The demo's attachments are not what this is about.
      results.delete("attachments");
      return results;
    }
    const wrong = async (needs: Partial<CheckNeeds> = {}) =>
      [...(await check(needs)).values()].filter(({ ok }) => !ok).map(({ check: name, detail }) => `${name}: ${detail}`);
    const head = () => client().auditHead.findUniqueOrThrow({ where: { id: "head" } });

    test("nothing is wrong with what Cairn wrote, and it is compared", async () => {
      const results = await check();
      expect([...results.values()].filter(({ ok }) => !ok)).toEqual([]);
      for (const name of ["agreed ratings", "promotion decisions", "calibration decisions", "access rights"]) {
        expect(results.get(name)?.detail).toMatch(/^[1-9]\d* are what their records say/);
      }
    });

    test("a final agreed rating that was raised is named, with what its record says", async () => {
      const rating = await client().rating.findFirstOrThrow({
        where: { proficiency: 2, sheet: { kind: "agreed", assessment: { phase: "final" } } },
        select: { id: true, competencyId: true, sheet: { select: { assessmentId: true } } },
      });
      await client().rating.update({ where: { id: rating.id }, data: { proficiency: 5 } });
      expect(await wrong()).toEqual([
        `agreed ratings: ${rating.competencyId} in assessment ${rating.sheet.assessmentId} is 5, its last record says 2`,
      ]);
      await client().rating.update({ where: { id: rating.id }, data: { proficiency: 2 } });
    });

    test("an assessment made final, or open again, without a record", async () => {
      const { id } = await client().assessment.findFirstOrThrow({
        where: { phase: "final", cycleId: { not: null } },
        select: { id: true },
      });
      await client().assessment.update({ where: { id }, data: { phase: "comparison" } });
      expect(await wrong()).toEqual([
        `agreed ratings: assessment ${id} is comparison, its records say that it is final`,
      ]);
      await client().assessment.update({ where: { id }, data: { phase: "final" } });
    });

    test("a promotion decision turned round", async () => {
      const { id, decisionGaps } = await client().promotionCase.findFirstOrThrow({
        where: { decision: "not-yet" },
        select: { id: true, decisionGaps: true },
      });
      await client().promotionCase.update({
        where: { id },
        data: { decision: "approve", decisionGaps: "[]", effectiveOn: "2026-12-01" },
      });
      expect(await wrong()).toEqual([
        expect.stringMatching(`promotion decisions: case ${id} is approve from 2026-12-01, its record says not-yet`),
      ]);
      await client().promotionCase.update({
        where: { id },
        data: { decision: "not-yet", decisionGaps, effectiveOn: null },
      });
    });

    test("a calibration decision altered, and one that never was", async () => {
      const decision = await client().calibrationDecision.findFirstOrThrow({ where: { revision: 1, after: 3 } });
      await client().calibrationDecision.update({ where: { id: decision.id }, data: { after: 4 } });
      expect(await wrong()).toEqual([
        expect.stringMatching(/^calibration decisions: decision 1 in .*: the level is 4, its record says 3$/),
      ]);
      await client().calibrationDecision.update({ where: { id: decision.id }, data: { after: 3 } });
      await client().calibrationDecision.create({ data: { ...decision, id: "forged", revision: 9 } });
      expect(await wrong()).toEqual([expect.stringMatching(/no record says that it was made$/)]);
      await client().calibrationDecision.delete({ where: { id: "forged" } });
    });

    test("an administrator made or unmade, a sign-in with another address, and a link that nobody made", async () => {
      const { id, userId, email } = await client().person.findFirstOrThrow({
        where: { isAdministrator: false, userId: { not: null } },
        select: { id: true, userId: true, email: true },
      });
      await client().person.update({ where: { id }, data: { isAdministrator: true } });
      expect(await wrong()).toEqual([`access rights: ${id} is an administrator, the last record says no`]);
      await client().person.update({ where: { id }, data: { isAdministrator: false } });

      await client().user.update({ where: { id: userId ?? "" }, data: { email: "forger@example.test" } });
      expect(await wrong()).toEqual([`access rights: the sign-in of ${id} has another address than the person`]);
      await client().user.update({ where: { id: userId ?? "" }, data: { email } });

      const times = { createdAt: AT, updatedAt: AT, expiresAt: new Date(AT.getTime() + 3_600_000) };
      await client().verification.create({ data: { id: "link", identifier: "x", value: userId ?? "", ...times } });
      expect(await wrong()).toEqual([
        `access rights: ${id} has an open link to set a password that no record speaks of`,
      ]);
      // Where mail is sent, people ask for such links themselves: they are counted.
      expect((await check({ sendsMail: true })).get("access rights")).toMatchObject({
        ok: true,
        detail: expect.stringMatching(/1 could not be compared: links that people asked for/),
      });
      await client().verification.delete({ where: { id: "link" } });
    });

    test("without the secret, or with another one, it says that nothing can be verified", async () => {
      const { sequence } = await head();
      expect(await wrong({ auditKeys: null })).toEqual([
        expect.stringMatching(
          `^audit chain: ${sequence} records from 1 on cannot be verified: .* there is no SECRET here$`,
        ),
      ]);
      expect(await wrong({ auditKeys: deriveAuditKeys("another secret") })).toEqual([
        expect.stringMatching(/cannot be verified: .* of none of the secrets in SECRET and SECRET_PREVIOUS$/),
      ]);
    });

    test("a head that was kept must still be there", async () => {
      const { sequence, hash } = await head();
      expect(await wrong({ head: { sequence, hash: hash.slice(0, 12) } })).toEqual([]);
      expect(await wrong({ head: { sequence: sequence - 1, hash } })).toEqual([
        `audit chain: record ${sequence - 1} is not the one whose hash was kept`,
      ]);
      expect(await wrong({ head: { sequence: sequence + 1, hash } })).toEqual([
        `audit chain: record ${sequence + 1}, whose hash was kept, is missing: the log ends at ${sequence}`,
      ]);
    });

    test("the newest record cut off is found, and still after Cairn wrote another one", async () => {
      const before = await head();
      const newest = await client().auditRecord.findUniqueOrThrow({ where: { sequence: before.sequence } });
      const last = await client().auditRecord.findUniqueOrThrow({ where: { sequence: before.sequence - 1 } });
      await client().auditRecord.delete({ where: { sequence: before.sequence } });
      await client().auditHead.update({
        where: { id: "head" },
        data: { sequence: last.sequence, hash: last.hash, seal: before.seal },
      });
      expect((await wrong())[0]).toMatch(/^audit chain: Cairn did not put the end of the log where it is/);
      const [isFound, after] = [await writeOne(), await head()];
      expect(isFound).toEqual(["audit.break-found", "organisation.changed"]);
      expect((await wrong())[0]).toMatch(`record ${before.sequence} says that Cairn found the end of the log altered`);
      await client().auditRecord.deleteMany({ where: { sequence: { in: [after.sequence - 1, after.sequence] } } });
      await client().auditRecord.create({ data: newest });
      await client().auditHead.update({ where: { id: "head" }, data: before });
      expect(await wrong()).toEqual([]);
    });

    /** Writes a record as the program does; gives the actions of all that it wrote. */
    async function writeOne(keys: AuditKeys = TEST_AUDIT_KEYS): Promise<string[]> {
      const { sequence } = await head();
      await inTransaction({ ...current.database, auditKeys: keys } satisfies Database, (tx) =>
        recordAudit(tx, {
          ...{ at: AT, actorId: null, action: "organisation.changed" },
          ...{ subjectKind: "organisation", subjectId: "organisation" },
        }),
      );
      const written = await client().auditRecord.findMany({
        where: { sequence: { gt: sequence } },
        orderBy: { sequence: "asc" },
      });
      return written.map(({ action }) => action);
    }

    test("a new secret goes on from the old one, and both are needed to verify", async () => {
      const next = deriveAuditKeys("a new secret of the tests", [TEST_SECRET]);
      expect(await wrong({ auditKeys: next })).toEqual([expect.stringMatching(/ends with the key of a former secret/)]);
      const database = { ...current.database, auditKeys: next };
      expect(await continueAuditChain(database, AT)).toMatchObject({ state: "keyed" });
      expect(await continueAuditChain(database, AT)).toMatchObject({ state: "in-order" });
      expect(await writeOne(next)).toEqual(["organisation.changed"]);
      expect(await wrong({ auditKeys: next })).toEqual([]);
      expect(await wrong({ auditKeys: deriveAuditKeys("a new secret of the tests") })).toEqual([
        expect.stringMatching(/records from 1 on cannot be verified/),
      ]);
      // And back, as the tests after this one write.
      const back = deriveAuditKeys(TEST_SECRET, ["a new secret of the tests"]);
      expect(await writeOne(back)).toEqual(["audit.keyed", "organisation.changed"]);
      expect(await wrong({ auditKeys: back })).toEqual([]);
    });

    test("the forgery of the review: actor altered, newest record cut, all hashes plain again, a rating raised", async () => {
      const kept = await head();
      const rating = await client().rating.findFirstOrThrow({
        where: { proficiency: 2, sheet: { kind: "agreed", assessment: { phase: "final" } } },
        select: { id: true },
      });
      await client().rating.update({ where: { id: rating.id }, data: { proficiency: 5 } });
      await forgeChain();
      const found = await wrong({ head: { sequence: kept.sequence, hash: kept.hash } });
      expect(found).toEqual([
        expect.stringMatching(/^audit chain: .*the log ends at .*no record at the end has the key/),
        expect.stringMatching(/^agreed ratings: .* is 5, its last record says 2$/),
      ]);
      // A start of Cairn goes on from it, for so does an upgrade: what is left is the head that was kept, and the rating.
      expect(await continueAuditChain(current.database, AT)).toEqual({ state: "keyed", records: kept.sequence - 1 });
      expect(await wrong()).toEqual([expect.stringMatching(/^agreed ratings: .* is 5, its last record says 2$/)]);
      expect(await wrong({ head: { sequence: kept.sequence, hash: kept.hash } })).toEqual([
        `audit chain: record ${kept.sequence} is not the one whose hash was kept`,
        expect.stringMatching(/^agreed ratings: /),
      ]);
    });

    /** The most that is possible without the key: rewrite the whole chain as a release before the keys wrote it. */
    async function forgeChain(): Promise<void> {
      const records = await client().auditRecord.findMany({ orderBy: { sequence: "asc" } });
      let last = AUDIT_GENESIS;
      const forged = records.slice(0, -1).map((record) => {
        const entry = { ...record, ...(record.sequence === 156 && { actorId: "someone-else" }) };
        const hash = computeAuditHash(last.hash, entry, null);
        const row = { ...entry, keyId: "", previousHash: last.hash, hash };
        last = { sequence: entry.sequence, hash };
        return row;
      });
      await client().auditRecord.deleteMany();
      await client().auditRecord.createMany({ data: forged });
      await client().auditHead.update({ where: { id: "head" }, data: { ...last, keyId: "", seal: "" } });
    }
  });
}
