import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toLifecycle } from "#app/features/assessment/data/assessments";
import { toRatingValue } from "#app/features/assessment/data/ratings";
import { needsReason } from "#app/features/assessment/domain/agreement";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { computeStage, STAGES } from "#app/features/cycles/domain/stage";
import { DEMO_PASSWORD, DEMO_PERSONAS } from "#app/features/identity/server/demo-personas";
import { changesForRole } from "#app/features/ladder/domain/diff-for-role";
import { planMigration } from "#app/features/ladder/domain/migration";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { printLadder } from "#app/features/ladder/domain/print";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { findCaseHead } from "#app/features/promotion/data/promotion";
import { findFrozenCase } from "#app/features/promotion/data/promotion-contents";
import { findLoops } from "#app/kernel/reporting-line";
import { computeAuditHash } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { requireFound, requirePermit } from "#app/platform/server/guards";
import { permitCase } from "#app/policy/policy-promotion";
import { CASE_STATES } from "#app/policy/stages";
import { momentOn } from "#prisma/demo/calendar";
import { buildLadderBefore, VERSION_BEFORE } from "#prisma/demo/ladder-before";
import { readEarlierLadder, seedDemo } from "#prisma/demo/seed";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";
import { servicesFor, TODAY } from "#tests/support/demo-services";
import { createTestDatabase, describeOnBothEngines, type TestDatabase } from "#tests/support/test-database";

const shipped = await readLadderFolder("ladder");
if (!shipped.ok) throw new Error(shipped.report);
const { ladder } = shipped;
const earlier = await readEarlierLadder("ladder");

describeOnBothEngines("the demo organisation", (get) => {
  beforeAll(() => seedDemo(servicesFor(get())));

  const assessmentOf = (email: string, cycle: "open" | "closed") =>
    get().client.assessment.findMany({
      where: { subject: { email }, cycle: { state: cycle } },
      include: { sheets: { include: { ratings: true } } },
      orderBy: { createdAt: "asc" },
    });

  test("is left as it is where it exists already", async () => {
    await seedDemo(servicesFor(get(), new Date("2027-03-01T10:00:00Z")));
    expect(await get().client.cycle.count()).toBe(3);
  });

  test("has about sixty people in four teams of teams, and some who left", async () => {
    const { client } = get();
    expect(await client.person.count({ where: { status: "active" } })).toBeGreaterThanOrEqual(58);
    expect(await client.person.count({ where: { status: "left" } })).toBe(2);
    expect(await client.team.count({ where: { parentId: null } })).toBe(4);
    const parts = await client.team.findMany({ where: { parentId: null }, select: { _count: true } });
    for (const { _count } of parts) expect(_count.children).toBeGreaterThanOrEqual(2);
  });

  test("has someone active in every role of both tracks", async () => {
    const held = await get().client.person.groupBy({ by: ["roleId"], where: { status: "active" } });
    expect(held.map(({ roleId }) => roleId).sort()).toEqual(ladder.roles.map(({ id }) => id).sort());
  });

  test("has a reporting line without loops, three levels of managers, and the closure that belongs to it", async () => {
    const people = await get().client.person.findMany({ select: { id: true, managerId: true } });
    const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
    expect(findLoops(managerOf)).toEqual([]);
    const expected: string[] = [];
    for (const { id } of people) {
      let depth = 1;
      for (let above = managerOf.get(id); above; above = managerOf.get(above))
        expected.push(`${above} ${id} ${depth++}`);
    }
    const lines = await get().client.reportingLine.findMany();
    expect(lines.map(({ aboveId, belowId, depth }) => `${aboveId} ${belowId} ${depth}`).sort()).toEqual(
      expected.sort(),
    );
    expect(Math.max(...lines.map(({ depth }) => depth))).toBe(3);
  });

  test("has a promotion case in every state, and what was submitted matches its hash", async () => {
    const cases = await get().client.promotionCase.findMany({
      select: { id: true, state: true, snapshotHash: true, subjectId: true },
    });
    expect([...new Set(cases.map(({ state }) => state))].sort()).toEqual([...CASE_STATES].sort());
    for (const { id, snapshotHash, subjectId } of cases) {
      const subject = { personId: subjectId, name: "", isAdministrator: false, hasReports: false };
      const head = requireFound(await findCaseHead(get(), subject, id));
      const found = await findFrozenCase(get(), requirePermit(permitCase(subject, "case.read", head)));
      expect(found.ok).toBe(snapshotHash !== null);
      if (found.ok) expect(found.frozen.snapshot.packet.evidence.length).toBeGreaterThan(3);
    }
  });

  test("lets every persona sign in by the demo password, and has no other accounts", async () => {
    const { auth } = servicesFor(get());
    const { password } = await auth.$context;
    const accounts = await get().client.account.findMany({ include: { user: { include: { person: true } } } });
    expect(accounts.map(({ user }) => user.email).sort()).toEqual(DEMO_PERSONAS.map(({ email }) => email).sort());
    for (const { user, userId, accountId, providerId, password: hash } of accounts) {
      expect(user.person).toMatchObject({ email: user.email, name: user.name, status: "active" });
      expect({ accountId, providerId }).toEqual({ accountId: userId, providerId: "credential" });
      expect(await password.verify({ hash: hash ?? "", password: DEMO_PASSWORD })).toBe(true);
    }
    const signedIn = await auth.api.signInEmail({ body: { email: "manager@demo.test", password: DEMO_PASSWORD } });
    expect(signedIn.user.email).toBe("manager@demo.test");
  });

  test("has one administrator, who manages nobody", async () => {
    const administrators = await get().client.person.findMany({
      where: { isAdministrator: true },
      include: { reports: true },
    });
    expect(administrators).toMatchObject([{ email: "admin@demo.test", reports: [] }]);
  });

  test("its engineer is a Senior aiming at Staff whose self-assessment is not begun, with two results behind them", async () => {
    const engineer = await get().client.person.findUniqueOrThrow({ where: { email: "engineer@demo.test" } });
    expect(engineer).toMatchObject({ roleId: "senior-engineer", targetRoleId: "staff-engineer" });
    expect(await assessmentOf("engineer@demo.test", "open")).toMatchObject([{ phase: "rating", sheets: [] }]);
    expect((await assessmentOf("engineer@demo.test", "closed")).map(({ phase }) => phase)).toEqual(["final", "final"]);
  });

  test("its manager has one submitted self-assessment to review and one comparison to agree", async () => {
    const manager = await get().client.person.findUniqueOrThrow({ where: { email: "manager@demo.test" } });
    const reviews = await get().client.assessment.findMany({
      where: { reviewerId: manager.id, cycle: { state: "open" } },
      include: { sheets: true, subject: true },
    });
    expect(reviews.some(({ subject }) => subject.email === "engineer@demo.test")).toBe(true);
    const submitted = reviews.filter(({ phase, sheets }) => phase === "rating" && sheets.some((s) => s.submittedAt));
    expect(submitted).toMatchObject([{ sheets: [{ kind: "self" }] }]);
    const compared = reviews.filter(({ phase }) => phase === "comparison");
    expect(compared).toHaveLength(1);
    expect(compared[0]?.sheets.map(({ kind }) => kind).sort()).toEqual(["manager", "self"]);
    expect(compared).toMatchObject([{ engineerConfirmedAt: null, managerConfirmedAt: null }]);
    expect(await get().client.assessment.count({ where: { sharedWithId: manager.id } })).toBe(1);
  });

  test("its director manages its manager", async () => {
    const manager = await get().client.person.findUniqueOrThrow({
      where: { email: "manager@demo.test" },
      include: { manager: true },
    });
    expect(manager.manager).toMatchObject({ email: "director@demo.test", roleId: "director" });
  });

  test("everything in its closed cycles is final, confirmed by both", async () => {
    const closed = await get().client.assessment.findMany({
      where: { cycle: { state: "closed" } },
      include: { sheets: true },
    });
    expect(closed.length).toBeGreaterThan(100);
    for (const { phase, engineerConfirmedAt, managerConfirmedAt, finalAt, sheets } of closed) {
      expect({ phase, kinds: sheets.map(({ kind }) => kind).sort() }).toEqual({
        phase: "final",
        kinds: ["agreed", "manager", "self"],
      });
      expect(engineerConfirmedAt && managerConfirmedAt && finalAt).toBeTruthy();
    }
  });

  test("has someone at every stage of its open cycle", async () => {
    const open = await get().client.assessment.findMany({
      where: { cycle: { state: "open" } },
      include: { sheets: true },
    });
    const stages = open.map((row) => {
      const ratedBy = (kind: string) => row.sheets.find((sheet) => sheet.kind === kind)?.ratedCount ?? 0;
      return computeStage(toLifecycle(row), { self: ratedBy("self"), review: ratedBy("manager") });
    });
    expect(new Set(stages)).toEqual(new Set(STAGES.filter((stage) => stage !== "closed")));
  });

  test("rates what an assessment asks about and nothing else, counted right, with the criteria of the rated proficiency", async () => {
    const assessments = await get().client.assessment.findMany({ include: { sheets: { include: { ratings: true } } } });
    const versions = new Map((await get().client.ladderVersion.findMany()).map(({ id, content }) => [id, content]));
    for (const { roleId, targetRoleId, ladderVersionId, sheets } of assessments) {
      const itsLadder = JSON.parse(versions.get(ladderVersionId) ?? "") as Ladder;
      const asked = new Map(competenciesToRate(itsLadder, [roleId, targetRoleId]).map((each) => [each.id, each]));
      for (const sheet of sheets) {
        expect(sheet.ratedCount).toBe(sheet.ratings.filter((r) => r.notObserved || r.proficiency !== null).length);
        for (const { competencyId, proficiency, criteriaSeen } of sheet.ratings) {
          const level = asked.get(competencyId)?.proficiencies.find((each) => each.level === proficiency);
          expect(asked.has(competencyId)).toBe(true);
          const known = level?.criteria.map(({ id }) => id) ?? [];
          expect(known).toEqual(expect.arrayContaining(JSON.parse(criteriaSeen)));
        }
      }
    }
  });

  test("made each cycle with the version of its time, published before it: the open one with the shipped one", async () => {
    const cycles = await get().client.cycle.findMany({
      include: { ladderVersion: true },
      orderBy: { startsOn: "asc" },
    });
    expect(cycles.map(({ ladderVersion }) => ladderVersion.version)).toEqual([
      VERSION_BEFORE,
      earlier.version,
      ladder.version,
    ]);
    for (const { startsOn, ladderVersion } of cycles) {
      expect(ladderVersion.publishedAt.toISOString() < startsOn).toBe(true);
    }
    const before = buildLadderBefore(earlier);
    expect(parseLadder(printLadder(before))).toMatchObject({ ok: true, ladder: before });
    const plan = planMigration(before, ladder);
    const kindOf = (id: string) => plan.competencies.find((competency) => competency.id === id)?.kind;
    expect(["observability", "incident-response", "ai-assisted-engineering", "mentoring"].map(kindOf)).toEqual([
      "renamed",
      "split",
      "new",
      "same",
    ]);
    expect(plan.withoutSuccessor).toEqual([]);
    // The shipped version keeps every competency and adds two; what each asks has changed, so that ratings are looked at again.
    const carried = planMigration(earlier, ladder).competencies;
    expect(carried.filter(({ kind }) => kind !== "same").map(({ id, kind }) => [id, kind])).toEqual([
      ["diagnosis-and-debugging", "new"],
      ["learning-and-curiosity", "new"],
    ]);
    expect(carried.filter(({ kind, changedLevels }) => kind === "same" && changedLevels.length === 0)).toEqual([]);
    const changed = changesForRole(before, ladder, "staff-engineer").competencies;
    expect(changed.filter(({ change }) => change === "raised").length).toBeGreaterThan(0);
  });

  test("gives a reason for every agreed rating that is neither side's", async () => {
    const assessments = await get().client.assessment.findMany({ include: { sheets: { include: { ratings: true } } } });
    const reasons: string[] = [];
    for (const { sheets } of assessments) {
      const ratingOf = (kind: string, competencyId: string) => {
        const found = sheets.find((s) => s.kind === kind)?.ratings.find((r) => r.competencyId === competencyId);
        return found && toRatingValue(found);
      };
      for (const { competencyId, note, ...agreed } of sheets.find(({ kind }) => kind === "agreed")?.ratings ?? []) {
        const sides = [ratingOf("self", competencyId), ratingOf("manager", competencyId)] as const;
        if (needsReason(toRatingValue(agreed), ...sides)) reasons.push(note);
      }
    }
    expect(reasons.length).toBeGreaterThan(20);
    expect(reasons).not.toContain("");
  });

  test("shows growth, self-ratings a little above, and managers who differ in strictness", async () => {
    const sheets = await get().client.sheet.findMany({
      where: { assessment: { cycle: { state: "closed" } } },
      include: { ratings: true, assessment: { include: { cycle: true } } },
    });
    const mean = (of: typeof sheets) => {
      const values = of.flatMap(({ ratings }) => ratings.flatMap(({ proficiency }) => proficiency ?? []));
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    const subjects = new Set(sheets.map(({ assessment }) => assessment.subjectId));
    const agreed = sheets.filter(({ kind }) => kind === "agreed");
    const changes = [...subjects].flatMap((id) => {
      const own = agreed.filter(({ assessment }) => assessment.subjectId === id);
      const [first, second] = own.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
      return first && second ? [mean([second]) - mean([first])] : [];
    });
    expect(changes.filter((change) => change > 0).length).toBeGreaterThan(changes.length * 0.9);
    expect(Math.max(...changes)).toBeLessThan(1);
    const ofKind = (kind: string) => sheets.filter((sheet) => sheet.kind === kind);
    const selfAbove = mean(ofKind("self")) - mean(ofKind("manager"));
    expect(selfAbove).toBeGreaterThan(0.1);
    expect(selfAbove).toBeLessThan(0.6);
    const offsetOf = (raterId: string) => {
      const reviews = sheets.filter((sheet) => sheet.raterId === raterId && sheet.kind === "manager");
      const ids = new Set(reviews.map(({ assessmentId }) => assessmentId));
      return mean(reviews) - mean(sheets.filter((sheet) => sheet.kind === "self" && ids.has(sheet.assessmentId)));
    };
    expect(offsetOf("person-wanjiru-kamau")).toBeGreaterThan(offsetOf("person-callum-fraser") + 0.4);
  });

  test("has managers speak of the very work that its author tells of, each in words of its own", async () => {
    const beside = await get().client.assessmentEvidence.findMany({
      where: { kind: "self", assessment: { cycleId: { not: null } } },
      select: { assessmentId: true, competencyId: true, evidence: { select: { id: true, title: true } } },
    });
    const remarks = await get().client.rating.findMany({
      where: { sheet: { kind: "manager" }, note: { not: "" } },
      select: { competencyId: true, note: true, sheet: { select: { assessmentId: true } } },
    });
    const remarkOn = new Map(
      remarks.map(({ competencyId, note, sheet }) => [`${sheet.assessmentId} ${competencyId}`, note]),
    );
    const told = beside.filter(({ competencyId, evidence }) => evidence.id.endsWith(`-${competencyId}`));
    const pairs = told.flatMap(({ assessmentId, competencyId, evidence }) => {
      const remark = remarkOn.get(`${assessmentId} ${competencyId}`);
      return remark ? [{ title: evidence.title, remark }] : [];
    });
    expect(pairs.length).toBeGreaterThan(100);
    for (const { title, remark } of pairs) expect(remark).toContain(`“${title}”`);
    expect(remarks.filter(({ note }) => /[{}]/.test(note))).toEqual([]);
  });

  test("has notes on about a third of its ratings, and evidence with titles and dates", async () => {
    const { client } = get();
    const own = { sheet: { kind: "self", submittedAt: { not: null } } };
    const noted = await client.rating.count({ where: { ...own, note: { not: "" } } });
    const share = noted / (await client.rating.count({ where: own }));
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.45);
    const evidence = await client.evidence.findMany({
      where: { id: { not: { startsWith: "evidence-log-" } } },
      include: { uses: true, subject: true },
    });
    expect(evidence.length).toBeGreaterThan(400);
    for (const { title, links, happenedOn, createdAt, uses, subject } of evidence) {
      expect(title).not.toMatch(/[{}]/);
      expect(links).toMatch(/^\[("https:\/\/example\.com\/[^"\s]+")?\]$/);
      expect((happenedOn ?? "") < createdAt.toISOString()).toBe(true);
      expect((happenedOn ?? "") >= (subject.startedOn ?? "9")).toBe(true);
      expect(uses.length).toBeGreaterThan(0);
    }
    expect(await client.rating.count({ where: { note: { contains: "{" } } })).toBe(0);
  });

  test("has two years of evidence for its personas, with vouches asked for, given and declined, and archived pieces", async () => {
    const { client } = get();
    const own = await client.evidence.findMany({
      where: { subject: { email: "engineer@demo.test" } },
      include: { tags: true, vouches: true },
    });
    expect(own.length).toBeGreaterThan(20);
    expect(own.some(({ happenedOn }) => (happenedOn ?? "") < "2025-01-01")).toBe(true);
    expect(own.filter(({ archivedAt }) => archivedAt)).toHaveLength(2);
    expect(own.flatMap(({ tags }) => tags).length).toBeGreaterThan(20);
    const vouches = await client.evidenceVouch.findMany({ include: { evidence: true } });
    const count = (is: (vouch: (typeof vouches)[number]) => boolean) => vouches.filter(is).length;
    expect(count(({ vouchedAt }) => vouchedAt !== null)).toBeGreaterThan(100);
    expect(count(({ declinedAt }) => declinedAt !== null)).toBeGreaterThan(10);
    expect(count(({ vouchedAt, declinedAt }) => !vouchedAt && !declinedAt)).toBeGreaterThan(10);
    for (const { personId, evidence, vouchedAt, words } of vouches) {
      expect(personId).not.toBe(evidence.subjectId);
      if (vouchedAt) expect(words).not.toBe("");
    }
  });

  test("has a record in the order of time whose every link holds", async () => {
    const records = await get().client.auditRecord.findMany({ orderBy: { sequence: "asc" } });
    let previousHash = "0".repeat(64);
    let latest = 0;
    for (const [index, { hash, previousHash: stored, ...entry }] of records.entries()) {
      expect(entry.sequence).toBe(index + 1);
      expect(stored).toBe(previousHash);
      expect(hash).toBe(computeAuditHash(previousHash, entry, TEST_AUDIT_KEYS[0]));
      expect(entry.at.getTime()).toBeGreaterThanOrEqual(latest);
      previousHash = hash;
      latest = entry.at.getTime();
    }
    expect(latest).toBeLessThan(momentOn(TODAY, 0).getTime());
    expect(await get().client.auditHead.findMany()).toMatchObject([{ sequence: records.length, hash: previousHash }]);
  });

  describe("seeded again on the same day", () => {
    let again: TestDatabase;
    beforeAll(async () => {
      again = await createTestDatabase(get().engine);
      await seedDemo(servicesFor(again.database, new Date(`${TODAY}T09:00:00Z`)));
    });
    afterAll(() => again.remove());

    /** Everything but what the database and the password's salt choose, and the hashes over it. */
    async function readAll({ client }: Database): Promise<string> {
      const versions = await client.ladderVersion.findMany({ orderBy: { version: "asc" } });
      const content = {
        organisation: await client.organisation.findMany(),
        users: await client.user.findMany({ orderBy: { id: "asc" } }),
        accounts: await client.account.findMany({ orderBy: { id: "asc" }, omit: { password: true } }),
        teams: await client.team.findMany({ orderBy: { id: "asc" } }),
        people: await client.person.findMany({ orderBy: { id: "asc" } }),
        lines: await client.reportingLine.findMany({ orderBy: [{ aboveId: "asc" }, { belowId: "asc" }] }),
        versions,
        cycles: await client.cycle.findMany({ orderBy: { id: "asc" } }),
        participants: await client.cycleParticipant.findMany({ orderBy: [{ cycleId: "asc" }, { personId: "asc" }] }),
        assessments: await client.assessment.findMany({ orderBy: { id: "asc" } }),
        sheets: await client.sheet.findMany({ orderBy: { id: "asc" } }),
        ratings: await client.rating.findMany({ orderBy: { id: "asc" } }),
        evidence: await client.evidence.findMany({
          orderBy: { id: "asc" },
          include: { uses: true, tags: true, vouches: true },
        }),
        privateNotes: await client.privateNote.findMany({ orderBy: { id: "asc" } }),
        records: await client.auditRecord.findMany({
          orderBy: { sequence: "asc" },
          omit: { hash: true, previousHash: true },
        }),
      };
      const text = JSON.stringify(content, null, 1);
      return versions.reduce((all, { id, version }) => all.replaceAll(id, `the ladder version ${version}`), text);
    }

    test("is the same", async () => {
      const [first, second] = [await readAll(get()), await readAll(again.database)];
      // Compared as one text: a difference of two texts of megabytes takes minutes to print.
      expect(first === second).toBe(true);
    });
  });
});
