import { type APIRequestContext, request } from "@playwright/test";
import pg from "pg";
import { databaseUrl, type PostgresServer, startPostgresServer } from "#prisma/postgres-server";
import { type CairnProcess, newDataDir, removeDataDir, startCairn } from "./support/cairn-process";
import { expect, PERSONAS, test } from "./support/fixtures";

const SECRET = "the same secret for every process of one database";
const PASSWORD = "demo-password";

let postgres: PostgresServer;
let dataDirs: string[] = [];

test.beforeAll(async () => {
  postgres = await startPostgresServer();
});
test.afterAll(async () => {
  await postgres.stop();
  await Promise.all(dataDirs.map(removeDataDir));
  dataDirs = [];
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Two processes that start at the same moment on a database with nothing in it. */
async function withTwo(
  options: { demo: boolean },
  use: (one: CairnProcess, other: CairnProcess, url: string) => Promise<void>,
): Promise<void> {
  const name = `cairn_two_${process.pid}_${dataDirs.length}`;
  await query(postgres.url, `CREATE DATABASE ${name}`);
  const url = databaseUrl(postgres.url, name);
  const folders = [await newDataDir(), await newDataDir()];
  dataDirs.push(...folders);
  const starting = folders.map((dataDir) =>
    startCairn({ ...options, dataDir, environment: { DATABASE_URL: url, SECRET } }),
  );
  const settled = await Promise.allSettled(starting);
  const running = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  try {
    const [one, other] = await Promise.all(starting);
    if (one && other) await use(one, other, url);
  } finally {
    await Promise.all(running.map((cairn) => cairn.end()));
    await query(postgres.url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

const post = (client: APIRequestContext, { url }: CairnProcess, path: string, form: Record<string, string>) =>
  client.post(`${url}${path}`, { form, headers: { origin: url }, maxRedirects: 0 });

const get = (client: APIRequestContext, { url }: CairnProcess, path: string) =>
  client.get(`${url}${path}`, { maxRedirects: 0 });

async function signInAt(cairn: CairnProcess, email: string): Promise<APIRequestContext> {
  const client = await request.newContext();
  expect((await post(client, cairn, "/sign-in", { email, password: PASSWORD })).status()).toBe(302);
  return client;
}

const count = async (url: string, table: string) =>
  Number((await query(url, `SELECT count(*) FROM ${table}`))[0]?.count);

test("two that start at once on an empty database publish one ladder, and one of them migrates", async () => {
  await withTwo({ demo: false }, async (one, other, url) => {
    expect(await count(url, '"LadderVersion"')).toBe(1);
    expect(await count(url, '"AuditRecord"')).toBe(1);
    const [names] = await query(
      url,
      "SELECT count(*), count(DISTINCT migration_name) AS names FROM _prisma_migrations",
    );
    expect(names?.count).toBe(names?.names);
    const client = await request.newContext();
    for (const cairn of [one, other]) expect((await get(client, cairn, "/readyz")).status()).toBe(200);
    await client.dispose();
  });
});

test("two on one database hold together", async () => {
  await withTwo({ demo: true }, async (one, other, url) => {
    await test.step("the demo organisation is there once", async () => {
      expect(await count(url, '"Organisation"')).toBe(1);
      // The version of today, and those that the two closed cycles were assessed with.
      expect(await count(url, '"LadderVersion"')).toBe(3);
      const [people] = await query(url, 'SELECT count(*), count(DISTINCT email) AS addresses FROM "Person"');
      expect(people?.count).toBe(people?.addresses);
    });

    await test.step("who signs in on one is signed in on the other, until they sign out on either", async () => {
      const engineer = await signInAt(one, PERSONAS.engineer);
      for (const cairn of [one, other]) expect((await get(engineer, cairn, "/account")).status()).toBe(200);
      const stolen = await request.newContext({ storageState: await engineer.storageState() });
      expect((await post(engineer, other, "/sign-out", {})).status()).toBe(302);
      // The session itself is gone, not only this browser's cookie of it.
      for (const cairn of [one, other]) expect((await get(stolen, cairn, "/account")).status()).toBe(302);
      await Promise.all([engineer.dispose(), stolen.dispose()]);
    });

    await test.step("who is signed out elsewhere, or deactivated, is out of both at once", async () => {
      const here = await signInAt(one, PERSONAS.engineer);
      const there = await signInAt(other, PERSONAS.engineer);
      for (const cairn of [one, other]) expect((await get(there, cairn, "/account")).status()).toBe(200);
      expect((await post(here, one, "/account", { intent: "end-others" })).status()).toBe(302);
      for (const cairn of [one, other]) expect((await get(there, cairn, "/account")).status()).toBe(302);

      const [person] = await query(url, `SELECT id FROM "Person" WHERE email = '${PERSONAS.engineer}'`);
      const administrator = await signInAt(other, PERSONAS.administrator);
      const page = await (await get(administrator, other, `/people/${person?.id}`)).text();
      const version = /name="version"[^>]*value="(\d+)"/.exec(page)?.[1] ?? "";
      const act = (intent: string, form = {}) =>
        post(administrator, other, `/people/${person?.id}`, { intent, version, ...form });
      expect((await act("deactivate")).status()).toBe(302);
      for (const cairn of [one, other]) expect((await get(here, cairn, "/account")).status()).toBe(302);
      await query(url, `UPDATE "Person" SET status = 'active' WHERE email = '${PERSONAS.engineer}'`);
      await Promise.all([here.dispose(), there.dispose(), administrator.dispose()]);
    });

    await test.step("an older version is not saved over a newer one from the other process", async () => {
      const engineer = await signInAt(one, PERSONAS.engineer);
      const [assessment] = await query(
        url,
        `SELECT a.id FROM "Assessment" a JOIN "Person" p ON p.id = a."subjectId" JOIN "Cycle" c ON c.id = a."cycleId"
         WHERE p.email = '${PERSONAS.engineer}' AND c.state = 'open'`,
      );
      const save = (cairn: CairnProcess, note: string) =>
        post(engineer, cairn, `/assessments/${assessment?.id}/rating`, {
          side: "self",
          competency: "observability",
          rating: "3",
          version: "0",
          note,
        });
      const answers = await Promise.all([save(one, "from one"), save(other, "from the other")]);
      expect(answers.map((answer) => answer.status()).sort()).toEqual([200, 409]);
      const [kept, refused] = answers[0]?.status() === 200 ? ["from one", 1] : ["from the other", 0];
      expect(await answers[refused]?.json()).toMatchObject({ current: { content: { note: kept } } });
      await engineer.dispose();
    });

    await test.step("of two who decide on one rating at once, one is recorded first and both are kept and seen", async () => {
      const [cell] = await query(
        url,
        `SELECT s."sessionId" AS session, s."assessmentId" AS assessment, r."competencyId" AS competency,
           r.proficiency AS before
         FROM "CalibrationSubject" s JOIN "CalibrationSession" c ON c.id = s."sessionId"
         JOIN "Assessment" a ON a.id = s."assessmentId" JOIN "Sheet" h ON h."assessmentId" = a.id
         JOIN "Rating" r ON r."sheetId" = h.id
         WHERE c.state = 'open' AND a.phase = 'comparison' AND h.kind = 'manager' AND r.proficiency IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM "CalibrationMember" m WHERE m."personId" = a."subjectId")
           AND NOT EXISTS (SELECT 1 FROM "CalibrationDecision" d WHERE d."assessmentId" = a.id)
         ORDER BY a.id, r."competencyId" LIMIT 1`,
      );
      const address = `/calibration/${cell?.session}/people/${cell?.assessment}?competency=${cell?.competency}`;
      const members = [
        { cairn: one, client: await signInAt(one, PERSONAS.director), reason: "The chair’s reason, on one process." },
        { cairn: other, client: await signInAt(other, PERSONAS.manager), reason: "A member’s reason, on the other." },
      ];
      const decide = ({ cairn, client, reason }: (typeof members)[number], revision: number) =>
        post(client, cairn, address, {
          intent: "decide",
          competency: String(cell?.competency),
          revision: String(revision),
          before: String(cell?.before),
          after: String(cell?.before),
          reason,
        });
      const revisions = () =>
        Promise.all(
          members.map(async ({ cairn, client }) =>
            (await get(client, cairn, `/calibration/${cell?.session}/revision`)).text(),
          ),
        );
      const [before] = await revisions();

      const answers = await Promise.all(members.map((member) => decide(member, 0)));
      expect(answers.map((answer) => answer.status()).sort()).toEqual([302, 409]);
      const first = answers[0]?.status() === 302 ? 0 : 1;
      const [winner, loser] = [members[first], members[1 - first]];
      if (!winner || !loser) throw new Error("there are two members");
      // The second member is shown what was decided, beside their own words.
      const shown = (await answers[1 - first]?.text()) ?? "";
      for (const words of [winner.reason, loser.reason]) expect(shown).toContain(words);
      expect((await decide(loser, 1)).status()).toBe(302);

      for (const { cairn, client } of members) {
        const page = await (await get(client, cairn, address)).text();
        for (const { reason } of members) expect(page).toContain(reason);
      }
      const after = await revisions();
      expect(new Set(after).size).toBe(1);
      expect(after[0]).not.toBe(before);
      const stored = await query(
        url,
        `SELECT revision, reason FROM "CalibrationDecision" WHERE "assessmentId" = '${cell?.assessment}' ORDER BY revision`,
      );
      expect(stored).toEqual([
        { revision: 1, reason: winner.reason },
        { revision: 2, reason: loser.reason },
      ]);
      await Promise.all(members.map(({ client }) => client.dispose()));
    });

    await test.step("wrong passwords are counted together", async () => {
      const guesser = await request.newContext();
      const guess = async (cairn: CairnProcess) => {
        const answer = await post(guesser, cairn, "/sign-in", {
          email: PERSONAS.director,
          password: "a wrong password",
        });
        return (await answer.text()).includes("Too many attempts");
      };
      const tooMany: boolean[] = [];
      for (let attempt = 0; attempt < 7; attempt++) tooMany.push(await guess(attempt % 2 === 0 ? one : other));
      expect(tooMany).toEqual([...Array(6).fill(false), true]);
      await guesser.dispose();
    });
  });
});
