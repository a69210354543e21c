/**
 * A promotion case of 150 pieces: its PDF in a fresh thread, in one that was made ready, and in one in use; and, through
 * the running server, its page (as a draft, composed again, and as submitted) beside a trivial page of the same server.
 * Run: npm run build (or npm start once), then npx tsx tests/bench/case.ts
 *
 * Budgets: the page under 3 times a trivial page, the PDF under two seconds.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { WORKER_ENTRY } from "#app/composition/tasks";
import { createCase } from "#app/features/promotion/data/promotion-draft";
import { askManager, recommendCase, submitCase } from "#app/features/promotion/data/promotion-steps";
import { SAMPLE_CASE } from "#app/features/promotion/files/pdf/sample-case";
import { paths } from "#app/paths";
import { type Database, openDatabase } from "#app/platform/database/database";
import { DEFAULT_POOL } from "#app/platform/database/engine";
import { insertMany } from "#app/platform/database/insert-many";
import { migrateDatabase } from "#app/platform/database/migrate";
import { toEvidenceKey } from "#app/platform/database/search-keys";
import { createWorkers } from "#app/platform/jobs/pool";
import { startCairn } from "#tests/e2e/support/cairn-process";
import { TEST_AUDIT_KEYS, TEST_SECRET } from "#tests/support/audit-keys";
import { buildLargeEvidence, buildLargePacket } from "#tests/support/case-packet";
import { buildOrganisation } from "#tests/support/organisation/build";
import { PASSWORD } from "#tests/support/organisation/people";
import { inKilobytes } from "./budgets";
import { type Client, compare, newClient, send } from "./measure";
import { TRIVIAL_PATH } from "./pages";

const PIECES = 150;
const PEOPLE = 100;
const MOMENT = new Date("2026-10-01T10:00:00.000Z");
const PAGE_BUDGET = 3;
const PDF_BUDGET_MS = 2_000;
/** Warm as the other benchmark is: before, half of what a page costs is code that is not compiled yet. */
const ROUNDS = { warmUp: 150, rounds: 200 };

const packet = await buildLargePacket(PIECES);
const frozen = { submittedAt: MOMENT.toISOString(), hash: "0".repeat(64) };
const input = { packet, frozen, addenda: [], madeAt: frozen.submittedAt };

await measureThread("fresh", async () => undefined);
await measureThread(
  "made ready",
  async (workers) => void (await workers.run("case.pdf", SAMPLE_CASE, { personId: "ada" })),
);
await measureServer();

function say(what: string, milliseconds: number, more = ""): void {
  const over = milliseconds > PDF_BUDGET_MS ? `, over the ${PDF_BUDGET_MS} ms` : "";
  console.log(`${what}: ${Math.round(milliseconds)} ms${over}${more}`);
}

async function measureThread(
  kind: string,
  prepare: (workers: ReturnType<typeof createWorkers>) => Promise<void>,
): Promise<void> {
  const workers = createWorkers(
    { url: "file:unused.db", pool: DEFAULT_POOL, auditKeys: TEST_AUDIT_KEYS },
    { size: 1, entry: WORKER_ENTRY },
  );
  await prepare(workers);
  for (const turn of ["first", "second", "third"]) {
    const started = performance.now();
    const pdf = await workers.run("case.pdf", input, { personId: "ada" });
    say(`PDF, thread ${kind}, ${turn}`, performance.now() - started, `, ${inKilobytes(pdf.length)} kB`);
  }
  await workers.close();
}

async function measureServer(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "cairn-bench-case-"));
  try {
    const url = `file:${path.join(dataDir, "cairn.db")}`;
    await migrateDatabase(url);
    const { world } = await buildOrganisation(url, PEOPLE);
    const database = await openDatabase(url, { auditKeys: TEST_AUDIT_KEYS });
    const { caseId, personId } = await fillCase(database, world.engineer);
    const cairn = await startCairn({ demo: false, dataDir, environment: { DATABASE_URL: url, SECRET: TEST_SECRET } });
    try {
      const visitor = newClient(cairn.url);
      const engineer = newClient(cairn.url);
      await send(engineer, "/sign-in", { email: world.engineer, password: PASSWORD });
      await measureDocument(engineer, caseId);
      await measurePage("draft", visitor, engineer, caseId);
      await submit(database, { caseId, personId });
      await measurePage("submitted", visitor, engineer, caseId);
    } finally {
      await cairn.end();
      await database.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** As a reader does it: opens the case, reads, asks for the document. */
async function measureDocument(client: Client, caseId: string): Promise<void> {
  await time(client, paths.case(caseId));
  const reads = 5_000;
  await new Promise((resolve) => setTimeout(resolve, reads));
  say(
    `PDF from the server, ${reads / 1_000} s after its case was opened`,
    await time(client, paths.exportCase(caseId, "pdf")),
  );
  say("PDF from the server, again", await time(client, paths.exportCase(caseId, "pdf")));
}

async function measurePage(state: string, visitor: Client, client: Client, caseId: string): Promise<void> {
  const { milliseconds, ratio, ratioP99 } = await compare(
    () => time(client, paths.case(caseId)),
    () => time(visitor, TRIVIAL_PATH),
    ROUNDS,
  );
  const over = ratio > PAGE_BUDGET ? `, over ${PAGE_BUDGET}` : "";
  const words = `${milliseconds.p50.toFixed(1)} ms, ${ratio.toFixed(2)} times a trivial page${over}`;
  console.log(`page of the ${state} case: ${words} (p99: ${milliseconds.p99.toFixed(1)} ms, ${ratioP99.toFixed(2)})`);
}

async function time(client: Client, place: string): Promise<number> {
  const reply = await send(client, place);
  if (reply.status !== 200) throw new Error(`${place} gave ${reply.status}`);
  return reply.milliseconds;
}

/** The engineer's evidence, and a case for the next role with all of it. */
async function fillCase(database: Database, email: string): Promise<{ caseId: string; personId: string }> {
  const { id: personId } = await database.client.person.findFirstOrThrow({ where: { email }, select: { id: true } });
  const { id: ladderVersionId } = await database.client.ladderVersion.findFirstOrThrow({ select: { id: true } });
  const { evidence, role } = await buildLargeEvidence(PIECES);
  await insertMany(
    database.client,
    "Evidence",
    evidence.map(({ id, title, links, happenedOn, problem, choice, result, risk }) => ({
      ...{ id, title, happenedOn, problem, choice, result, risk },
      ...toEvidenceKey({ title, problem, choice, result, risk }),
      ...{ subjectId: personId, authorId: personId, links: JSON.stringify(links), createdAt: MOMENT },
    })),
  );
  await insertMany(
    database.client,
    "EvidenceTag",
    evidence.flatMap(({ id, tags }) =>
      tags.map(({ competencyId, criterionId }) => ({ evidenceId: id, competencyId, criterionId: criterionId ?? "" })),
    ),
  );
  const created = await createCase(
    database,
    { actorId: personId, at: MOMENT },
    {
      ladderVersionId,
      fromRoleId: "senior-engineer",
      targetRoleId: role.id,
      competencyIds: role.expectations.map(({ competency }) => competency),
    },
  );
  return { caseId: created.id, personId };
}

async function submit(database: Database, { caseId, personId }: { caseId: string; personId: string }): Promise<void> {
  const by = { actorId: personId, at: MOMENT };
  const steps = [await askManager(database, by, caseId)];
  const seen = await database.client.promotionCase.findUniqueOrThrow({ where: { id: caseId } });
  const manager = { actorId: seen.managerId ?? "", at: MOMENT };
  const said = { recommendation: "support" as const, words: "I have seen it.", expectedVersion: seen.version };
  steps.push(await recommendCase(database, manager, { caseId, ...said }));
  const expectedVersion = seen.version + 1;
  steps.push(await submitCase(database, by, { caseId, expectedVersion, organisation: "Bench", packet }));
  for (const step of steps) if (!step.ok) throw new Error(`a step was refused: ${step.reason}`);
}
