/**
 * How quick Cairn is as organisations grow, on both engines. Run:
 *
 *     npm run bench [-- --people 100,1000 --engine sqlite --rounds 200]
 *
 * For each size it builds an organisation with eight cycles, starts the production server on it and compares every main
 * page and write with a trivial page of the same server, in turns. Writes tests/bench/results/<engine>-<people>.json.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "#app/data/database";
import type { Engine } from "#app/data/engine";
import { migrateDatabase } from "#app/data/migrate";
import { readLadderFolder } from "#app/integrations/ladder-folder";
import { startCairn } from "#tests/e2e/support/cairn-process";
import { type BenchWorld, buildOrganisation, PASSWORD } from "#tests/support/organisation";
import { startPostgresServer } from "#tests/support/postgres-server";
import { BUDGETS } from "./budgets";
import { type Client, type Compared, compare, computeThroughput, newClient, send } from "./measure";
import { listPages, type Persona, TRIVIAL_PATH } from "./pages";

const { values: options } = parseArgs({
  options: {
    people: { type: "string", default: "100,1000,10000" },
    engine: { type: "string", default: "sqlite,postgresql" },
    rounds: { type: "string", default: "200" },
  },
});
const rounds = Number(options.rounds);
const WARM_UP = 20;
const THROUGHPUT = { clients: 8, seconds: 3 };

type Row = Compared & {
  name: string;
  perSecond: number;
  statements: number | null;
  inSequence: number | null;
  bytes: number;
  scriptBytes: number;
};

for (const engine of options.engine.split(",") as Engine[]) {
  for (const people of options.people.split(",").map(Number)) await benchmark(engine, people);
}

async function benchmark(engine: Engine, people: number): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "cairn-bench-"));
  const postgres = engine === "postgresql" ? await startPostgresServer() : null;
  const url = postgres?.url ?? `file:${path.join(dataDir, "cairn.db")}`;
  try {
    await migrateDatabase(url);
    const read = await readLadderFolder("ladder");
    if (!read.ok) throw new Error(read.report);
    const database = await openDatabase(url);
    const started = performance.now();
    const world = await buildOrganisation(database, read.ladder, people);
    const ratings = await database.client.rating.count();
    await database.close();
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    console.log(`\n${engine}, ${people} people: ${ratings} ratings built in ${seconds} s`);
    const rows = await measureServer(dataDir, url, world);
    print(rows);
    await save(engine, people, ratings, rows);
  } finally {
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureServer(dataDir: string, url: string, world: BenchWorld): Promise<Row[]> {
  const environment = { DATABASE_URL: url, LOG_LEVEL: "info" };
  const cairn = await startCairn({ demo: false, dataDir, environment });
  try {
    const visitor = newClient(cairn.url);
    const clients = new Map<Persona, Client>();
    for (const persona of ["engineer", "manager", "administrator"] as const) {
      clients.set(persona, await signIn(cairn.url, world[persona]));
    }
    const clientOf = (persona: Persona) => clients.get(persona) ?? visitor;
    const trivial = () => time(visitor, TRIVIAL_PATH);
    const statementsOf = () => lastRequest(cairn.output());
    const rows: Row[] = [];
    for (const page of [{ name: "trivial page", as: null, path: TRIVIAL_PATH }, ...listPages(world)]) {
      const client = page.as ? clientOf(page.as) : visitor;
      const compared = await compare(() => time(client, page.path), trivial, { warmUp: WARM_UP, rounds });
      const reply = await send(client, page.path);
      await settled();
      const counted = statementsOf();
      const perSecond = await computeThroughput(() => time(client, page.path), THROUGHPUT);
      const bytes = reply.encodedBytes;
      rows.push({
        name: page.name,
        ...compared,
        ...counted,
        bytes,
        perSecond,
        scriptBytes: await scriptBytesOf(visitor, client, page.path),
      });
    }
    rows.push(await measureAutosave(clientOf("engineer"), world, trivial, statementsOf));
    return rows;
  } finally {
    await cairn.end();
  }
}

/** The log is written just after the answer. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

async function measureAutosave(
  client: Client,
  world: BenchWorld,
  trivial: () => Promise<number>,
  statementsOf: () => { statements: number | null; inSequence: number | null },
): Promise<Row> {
  const competency = world.unrated;
  let version = 0;
  const save = async () => {
    const form = {
      side: "self",
      intent: "save",
      competency,
      rating: String(1 + (version % 5)),
      note: `words ${version}`,
      version: String(version),
    };
    const reply = await send(client, `/assessments/${world.selfAssessment}/rating`, form);
    if (reply.status !== 200) throw new Error(`autosave gave ${reply.status}: ${reply.body}`);
    version += 1;
    return reply;
  };
  const compared = await compare(async () => (await save()).milliseconds, trivial, { warmUp: WARM_UP, rounds });
  const reply = await save();
  await settled();
  const counted = statementsOf();
  const perSecond = await computeThroughput(save, { ...THROUGHPUT, clients: 1 });
  return {
    name: "autosave of a rating",
    ...compared,
    ...counted,
    bytes: reply.encodedBytes,
    perSecond,
    scriptBytes: 0,
  };
}

async function signIn(origin: string, email: string): Promise<Client> {
  const client = newClient(origin);
  const reply = await send(client, "/sign-in", { email, password: PASSWORD });
  if (reply.status !== 302) throw new Error(`signing in gave ${reply.status}`);
  return client;
}

async function time(client: Client, place: string): Promise<number> {
  const reply = await send(client, place);
  if (reply.status !== 200) throw new Error(`${place} gave ${reply.status} ${reply.location}`);
  return reply.milliseconds;
}

/** What the server's log says of the last request. */
function lastRequest(output: string): { statements: number | null; inSequence: number | null } {
  for (const line of output.trimEnd().split("\n").reverse()) {
    if (!line.startsWith("{")) continue;
    const { msg, statements, inSequence } = JSON.parse(line);
    if (msg === "request") return { statements, inSequence };
  }
  return { statements: null, inSequence: null };
}

/** The scripts that a page names for its first load, as they are sent. */
async function scriptBytesOf(visitor: Client, client: Client, place: string): Promise<number> {
  const html = await (
    await fetch(client.origin + place, { headers: { cookie: client.cookie, "user-agent": "Mozilla/5.0 Chrome/140.0" } })
  ).text();
  const scripts = new Set(html.match(/\/assets\/[\w.~-]+\.js/g) ?? []);
  const sizes = await Promise.all([...scripts].map(async (script) => (await send(visitor, script)).encodedBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function print(rows: readonly Row[]): void {
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(26) : String(cell).padStart(9))).join("");
  console.log(line(["", "per s", "p50 ms", "p99 ms", "ratio", "p99 r.", "SQL", "in seq.", "kB sent", "kB JS"]));
  for (const row of rows) {
    const { name, perSecond, milliseconds, ratio, ratioP99, statements, inSequence, bytes, scriptBytes } = row;
    const cells = [perSecond.toFixed(0), milliseconds.p50.toFixed(2), milliseconds.p99.toFixed(2)];
    const ratios = [ratio.toFixed(2), ratioP99.toFixed(2), statements ?? "?", inSequence ?? "?"];
    console.log(line([name, ...cells, ...ratios, (bytes / 1024).toFixed(1), (scriptBytes / 1024).toFixed(1)]));
  }
  for (const row of rows) for (const words of overBudget(row)) console.log(`over budget: ${row.name}: ${words}`);
}

function overBudget({ name, ratio, ratioP99, statements, inSequence, scriptBytes }: Row): string[] {
  const isWrite = name.startsWith("autosave");
  const checks: [boolean, string][] = [
    [ratio > (isWrite ? BUDGETS.autosave : BUDGETS.page), `ratio ${ratio.toFixed(2)}`],
    [ratioP99 > BUDGETS.p99, `p99 ratio ${ratioP99.toFixed(2)}`],
    [!isWrite && (statements ?? 0) > BUDGETS.statements, `${statements} statements`],
    [!isWrite && (inSequence ?? 0) > BUDGETS.statementsInSequence, `${inSequence} statements in sequence`],
    [scriptBytes > BUDGETS.scriptBytes, `${(scriptBytes / 1024).toFixed(0)} kB of scripts`],
  ];
  return checks.filter(([over]) => over).map(([, words]) => words);
}

async function save(engine: Engine, people: number, ratings: number, rows: readonly Row[]): Promise<void> {
  const folder = "tests/bench/results";
  await mkdir(folder, { recursive: true });
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
  const result = { version, engine, people, ratings, rounds, machine, budgets: BUDGETS, rows };
  await writeFile(path.join(folder, `${engine}-${people}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
