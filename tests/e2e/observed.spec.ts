import path from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { startPostgresServer } from "#prisma/postgres-server";
import { type CairnProcess, newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, test, withDemoProcess } from "./support/fixtures";
import { newClient, signInOverHttp } from "./support/http-client";

const TOKEN = "a token for Prometheus";
const MARKER = "zebra-crossing";
/** Typed into the path of an address, which the request log has and the security events do not. */
const IN_A_PATH = "ibex-ridge";

type Line = { msg: string; [field: string]: unknown };

const readLog = (cairn: CairnProcess): Line[] =>
  cairn
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

/** Does what people do, with a word in everything they type that must not be found again. */
async function leaveMarkers(cairn: CairnProcess): Promise<void> {
  const stranger = await newClient(cairn);
  const form = { email: `${MARKER}@example.test`, password: `${MARKER}-password` };
  expect((await stranger.post("/sign-in", { form, maxRedirects: 0 })).status()).toBe(400);
  const wrong = { email: "engineer@demo.test", password: `${MARKER}-password` };
  expect((await stranger.post("/sign-in", { form: wrong, maxRedirects: 0 })).status()).toBe(400);
  expect((await stranger.post("/forgot-password", { form: { email: form.email } })).status()).toBe(200);
  await stranger.get(`/link/${MARKER}`, { maxRedirects: 0 });
  await stranger.get(`/ladder/search?q=${MARKER}`, { maxRedirects: 0 });
  await stranger.dispose();

  const engineer = await signInOverHttp(cairn, "engineer");
  const home = await (await engineer.get("/")).text();
  const assessment = /\/assessments\/[\w-]+(?=\/self)/.exec(home)?.[0] ?? "";
  const rating = { side: "self", competency: "observability", rating: "3", version: "0", note: `${MARKER} words` };
  expect((await engineer.post(`${assessment}/rating`, { form: rating })).status()).toBe(200);
  const evidence = { side: "self", intent: "add-evidence", competency: "observability", title: `${MARKER} title` };
  expect((await engineer.post(`${assessment}/rating`, { form: evidence })).status()).toBe(200);
  // Refusals and errors are where values slip out: too long, not a number, and a character that PostgreSQL does not store.
  for (const note of [`${MARKER} `.repeat(5_000), `${MARKER}\u0000`]) {
    const answer = await engineer.post(`${assessment}/rating`, { form: { ...rating, version: "1", note } });
    expect(answer.status()).toBeLessThan(500);
  }
  await engineer.post(`${assessment}/rating`, { form: { ...rating, version: MARKER } });
  expect((await engineer.get(`/people/${IN_A_PATH}/edit?search=${MARKER}`)).status()).toBe(404);
  expect((await engineer.get("/evidence/export/csv")).status()).toBe(200);
  await engineer.get(`/${MARKER}?secret=${MARKER}`.replace(`/${MARKER}`, "/nowhere"));
  await engineer.dispose();
}

/** Every row of the security events, as the database has it. */
async function readSecurityEvents(cairn: CairnProcess, url: string | null): Promise<Record<string, unknown>[]> {
  if (url === null) {
    const database = new Sqlite(path.join(cairn.dataDir, "demo.db"), { readonly: true });
    const rows = database.prepare("SELECT * FROM SecurityEvent").all();
    database.close();
    return rows as Record<string, unknown>[];
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT * FROM "SecurityEvent"');
  await client.end();
  return rows;
}

for (const engine of ["SQLite", "PostgreSQL"] as const) {
  test(`the log has every request with its route and its time, and nobody's words (${engine})`, async () => {
    const postgres = engine === "PostgreSQL" ? await startPostgresServer() : null;
    const environment: Record<string, string> = { LOG_LEVEL: "debug", SLOW_STATEMENT_MS: "0" };
    if (postgres) environment.DATABASE_URL = postgres.url;
    try {
      await withDemoProcess(environment, async (cairn) => {
        await leaveMarkers(cairn);
        const log = readLog(cairn);
        expect(cairn.output()).not.toContain(MARKER);
        expect(cairn.output()).not.toContain("demo-password");
        expect(cairn.output()).not.toContain("engineer@demo.test");
        expect(cairn.output()).not.toMatch(/session_token|scrypt/);

        const saved = log.find(({ msg, route }) => msg === "request" && route === "assessments/:assessmentId/rating");
        expect(saved).toMatchObject({
          method: "POST",
          status: 200,
          requestId: expect.stringMatching(/^[\w-]{36}$/),
          milliseconds: expect.any(Number),
          databaseMilliseconds: expect.any(Number),
          statements: expect.any(Number),
        });
        expect(saved?.statements).toBeGreaterThan(3);
        const slow = log.find(({ msg, requestId }) => msg === "slow statement" && requestId === saved?.requestId);
        expect(slow).toMatchObject({ route: "assessments/:assessmentId/rating", sql: expect.stringMatching(/[?$]/) });
        expect(log.find(({ path }) => String(path).startsWith("/link/"))?.path).toBe("/link/…");

        // What is refused waits a moment to be written.
        await expect
          .poll(async () => (await readSecurityEvents(cairn, postgres?.url ?? null)).map(({ kind }) => kind))
          .toContain("access-refused");
        const events = await readSecurityEvents(cairn, postgres?.url ?? null);
        const stored = JSON.stringify(events);
        expect(stored).not.toContain(MARKER);
        expect(stored).not.toContain(IN_A_PATH);
        expect(JSON.stringify(log.filter(({ event }) => event === "security"))).not.toContain(IN_A_PATH);
        expect(stored).not.toMatch(/@|demo-password|Mozilla|token|scrypt/);
        for (const name of ["Mara", "Okafor", "Tomás", "Ferreira"])
          expect(stored).not.toMatch(new RegExp(`${name}\\b(?!-)`));
        const find = (wanted: Record<string, unknown>) =>
          events.filter((event) => Object.entries(wanted).every(([field, value]) => event[field] === value));
        const [unknown] = find({ kind: "sign-in-refused", personId: null });
        expect(unknown).toMatchObject({ account: expect.stringMatching(/^[0-9a-f]{16}$/), address: "127.0.0.1" });
        expect(find({ kind: "link-asked" })).toMatchObject([{ account: unknown?.account }]);
        const [known] = find({ kind: "sign-in-refused", account: null });
        const engineer = known?.personId;
        expect(find({ kind: "signed-in" })).toMatchObject([{ personId: engineer, actorId: engineer }]);
        expect(find({ kind: "access-refused" })).toMatchObject([{ actorId: engineer, count: 1 }]);
        expect(JSON.parse(String(find({ kind: "access-refused" })[0]?.detail))).toEqual({
          route: "people/:personId/edit",
          method: "GET",
          status: 404,
          reason: "absent",
        });
        expect(find({ kind: "export-made" })).toMatchObject([{ actorId: engineer }]);
        const lines = log.filter(({ event }) => event === "security");
        for (const kind of ["signed-in", "sign-in-refused", "link-asked", "access-refused", "export-made"]) {
          expect(lines).toContainEqual(expect.objectContaining({ kind, address: "127.0.0.1", msg: "security event" }));
        }
      });
    } finally {
      await postgres?.stop();
    }
  });
}

test("there are no metrics without a token, and with one they are for who has it", async ({ cairn }) => {
  const closed = await newClient(cairn);
  expect((await closed.get("/metrics")).status()).toBe(404);
  await closed.dispose();

  const dataDir = await newDataDir();
  const open = await startCairn({ demo: true, dataDir, environment: { METRICS_TOKEN: TOKEN } });
  try {
    const client = await newClient(open);
    for (const authorization of ["", TOKEN, `Bearer ${TOKEN}!`, `bearer ${TOKEN}`]) {
      const answer = await client.get("/metrics", { headers: { authorization } });
      expect(answer.status(), authorization).toBe(401);
      expect(await answer.text()).not.toContain("cairn_");
    }
    const engineer = await signInOverHttp(open, "engineer");
    await engineer.get("/assessments");
    await engineer.get("/people/nobody-has-this-id");
    const answer = await client.get("/metrics", { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain("version=0.0.4");
    const text = await answer.text();
    for (const pattern of [
      /^cairn_request_duration_seconds_count\{method="GET",route="assessments",status="200"\} 1$/m,
      /^cairn_request_duration_seconds_count\{method="GET",route="people\/:personId",status="404"\} 1$/m,
      /^cairn_request_statements_total\{route="assessments"\} [1-9]\d*$/m,
      /^cairn_request_database_seconds_total\{route="assessments"\} 0\.\d+$/m,
      /^cairn_database_statement_duration_seconds_count [1-9]\d*$/m,
      /^nodejs_eventloop_lag_p99_seconds \d/m,
    ]) {
      expect(text).toMatch(pattern);
    }
    // Labels are routes, never addresses: their number does not grow with what people ask for.
    expect(text).not.toContain("nobody-has-this-id");
    await Promise.all([client.dispose(), engineer.dispose()]);
  } finally {
    await open.end();
    await removeDataDir(dataDir);
  }
});
