import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { hashPassword } from "better-auth/crypto";
import pg from "pg";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { recordOf } from "#app/features/people/data/people";
import { recordAudit } from "#app/platform/database/audit";
import { checkDatabase } from "#app/platform/database/check-database";
import { type Database, openDatabase } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { databaseUrl, startPostgresServer } from "#prisma/postgres-server";
import { NO_CONTENTS } from "#tests/support/no-contents";
import { buildOrganisation } from "#tests/support/organisation/build";
import { PASSWORD } from "#tests/support/organisation/people";
import { auditKeysIn, type CairnProcess, newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, test } from "./support/fixtures";

/** At least every second person of it has an open self-assessment; each writes on a laptop and a phone at once. */
const PEOPLE = 100;
const CLIENTS = 100;
const COMPETENCIES_EACH = 4;
const MINUTE_MS = 60_000;
/** The pace of a user who never stops typing: the page saves at each pause. */
const TYPING_MS = 800;

type Draft = { assessmentId: string; email: string; competencies: string[] };
type Write = { version: number; note: string };
type Answer = { ok: boolean; version?: number; current?: { version: number } };

const keyOf = (assessmentId: string, competency: string) => `${assessmentId} ${competency}`;

/** Those who are rating themselves, with an account each. */
async function openAccounts(database: Database, ladder: Ladder): Promise<Draft[]> {
  const { client } = database;
  const drafts = await client.assessment.findMany({
    where: { cycle: { state: "open" }, sheets: { some: { kind: "self", submittedAt: null } } },
    orderBy: { id: "asc" },
    take: CLIENTS / 2,
    select: { id: true, roleId: true, subject: { select: { id: true, userId: true, name: true, email: true } } },
  });
  const password = await hashPassword(PASSWORD);
  const stamps = { createdAt: new Date(), updatedAt: new Date() };
  for (const { subject } of drafts.filter((draft) => draft.subject.userId === null)) {
    const { id, name, email } = subject;
    await client.user.create({ data: { id, name, email, emailVerified: true, ...stamps } });
    await client.account.create({
      data: { id, accountId: id, providerId: "credential", userId: id, password, ...stamps },
    });
    await inTransaction(database, async (tx) => {
      await tx.person.update({ where: { id }, data: { userId: id } });
      await recordAudit(tx, recordOf("access.invited", id, { actorId: null, at: stamps.createdAt }));
    });
  }
  return drafts.map(({ id, roleId, subject }) => {
    const asked = ladder.roles.find((role) => role.id === roleId)?.expectations ?? [];
    const competencies = asked.slice(0, COMPETENCIES_EACH).map(({ competency }) => competency);
    return { assessmentId: id, email: subject.email, competencies };
  });
}

async function readVersions(database: Database): Promise<Map<string, Write>> {
  const rows = await database.client.rating.findMany({
    where: { sheet: { kind: "self", assessment: { cycle: { state: "open" } } } },
    select: { competencyId: true, version: true, note: true, sheet: { select: { assessmentId: true } } },
  });
  return new Map(
    rows.map(({ competencyId, version, note, sheet }) => [keyOf(sheet.assessmentId, competencyId), { version, note }]),
  );
}

async function signIn(cairn: CairnProcess, email: string): Promise<string> {
  const response = await fetch(`${cairn.url}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: cairn.url },
    body: new URLSearchParams({ email, password: PASSWORD }),
  });
  expect(response.status, email).toBe(302);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/**
 * One browser that writes for a minute. As the page does, it sends again what a busy server could not take (503); after
 * words from the other device it goes on from their version.
 */
async function writeForAMinute(
  cairn: CairnProcess,
  { name, draft, cookie, until }: { name: string; draft: Draft; cookie: string; until: number },
  acknowledge: (key: string, write: Write) => void,
): Promise<void> {
  const seen = new Map<string, number>();
  let written = 1;
  // A slow machine may need longer than the minute until each competency was written once.
  while (performance.now() < until || written <= draft.competencies.length) {
    const competency = draft.competencies[written % draft.competencies.length] ?? "";
    const note = `${name}, words number ${written}`;
    const response = await fetch(`${cairn.url}/assessments/${draft.assessmentId}/rating`, {
      method: "POST",
      headers: { cookie, origin: cairn.url },
      body: new URLSearchParams({
        side: "self",
        intent: "save",
        competency,
        rating: String(1 + (written % 5)),
        note,
        version: String(seen.get(competency) ?? 0),
      }),
    });
    const text = await response.text();
    expect([200, 409, 503], text).toContain(response.status);
    if (response.status !== 503) {
      const answer = JSON.parse(text) as Answer;
      const version = answer.version ?? answer.current?.version ?? Number.NaN;
      if (answer.ok) acknowledge(keyOf(draft.assessmentId, competency), { version, note });
      seen.set(competency, version);
      written += 1;
    }
    await pause(TYPING_MS);
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function writeAndCompare(url: string, dataDir: string): Promise<void> {
  await buildOrganisation(url, PEOPLE);
  const read = await readLadderFolder("ladder");
  if (!read.ok) throw new Error(read.report);
  const filling = await openDatabase(url, { auditKeys: auditKeysIn(dataDir) });
  const drafts = await openAccounts(filling, read.ladder);
  const before = await readVersions(filling);
  await filling.close();
  expect(drafts.length * 2).toBe(CLIENTS);

  const ledger = new Map<string, Write[]>();
  const cairn = await startCairn({ demo: false, dataDir, environment: { DATABASE_URL: url } });
  try {
    const cookies: string[] = [];
    for (const { email } of drafts) cookies.push(await signIn(cairn, email));
    const until = performance.now() + MINUTE_MS;
    const acknowledge = (key: string, write: Write) => void ledger.set(key, [...(ledger.get(key) ?? []), write]);
    await Promise.all(
      drafts.flatMap((draft, index) =>
        ["laptop", "phone"].map((device) => {
          const client = { name: `${draft.email} on the ${device}`, draft, cookie: cookies[index] ?? "", until };
          return writeForAMinute(cairn, client, acknowledge);
        }),
      ),
    );
  } finally {
    await cairn.end();
  }

  const stored = await openDatabase(url);
  const after = await readVersions(stored);
  await stored.close();
  expect(ledger.size).toBe(drafts.length * COMPETENCIES_EACH);
  for (const [key, writes] of ledger) {
    writes.sort((a, b) => a.version - b.version);
    const first = (before.get(key)?.version ?? 0) + 1;
    // Each version was acknowledged once, to one client, and none is missing: nobody's words went under another's.
    expect(
      writes.map(({ version }) => version),
      key,
    ).toEqual(writes.map((_, index) => first + index));
    expect(after.get(key), key).toEqual(writes.at(-1));
  }
  const wrong: string[] = [];
  for await (const { check, ok, detail } of checkDatabase(url, {
    contents: NO_CONTENTS,
    auditKeys: auditKeysIn(dataDir),
  }))
    if (!ok) wrong.push(`${check}: ${detail}`);
  expect(wrong).toEqual([]);
}

test("a hundred clients save what they write for a minute, and nothing acknowledged is lost, on both engines", async () => {
  const postgres = await startPostgresServer();
  const dataDirs = [await newDataDir(), await newDataDir()];
  const [sqliteDir = "", postgresDir = ""] = dataDirs;
  const name = `cairn_hundred_${process.pid}`;
  try {
    await onServer(postgres.url, `CREATE DATABASE ${name}`);
    // Both to their end, whichever fails: each stops the server that it started.
    const outcomes = await Promise.allSettled([
      writeAndCompare(`file:${path.join(sqliteDir, "cairn.db")}`, sqliteDir),
      writeAndCompare(databaseUrl(postgres.url, name), postgresDir),
    ]);
    expect(outcomes).toEqual([{ status: "fulfilled" }, { status: "fulfilled" }]);
  } finally {
    await onServer(postgres.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await postgres.stop();
    await Promise.all(dataDirs.map(removeDataDir));
  }
});
