/**
 * How quick Cairn is as organisations grow, on both engines. Run:
 *
 *     npm run bench [-- --people 100,1000 --engine sqlite --rounds 200 --results FOLDER]
 *     npm run bench -- --clicks
 *     npm run bench -- --limits [--people 100 --engine sqlite]
 *     npm run bench -- --report
 *
 * For each size it builds an organisation with eight cycles, starts the production server on it and compares every main
 * page and write with a trivial page of the same server, in turns. `--clicks` measures only the clicks on a rating, again,
 * and keeps the other results. `--limits` compares only each page's answers a second with the limit's, and stores nothing.
 * Results go to FOLDER/<engine>-<people>.json; the report puts their tables into docs/performance.md.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "@playwright/test";
import { prepare } from "#app/cli/prepare";
import { paths } from "#app/paths";
import type { Engine } from "#app/platform/database/engine";
import { startPostgresServer } from "#prisma/postgres-server";
import { type CairnProcess, startCairn } from "#tests/e2e/support/cairn-process";
import { type BenchWorld, buildOrganisation } from "#tests/support/organisation/build";
import { PASSWORD } from "#tests/support/organisation/people";
import { measureClicks, measureLoads, openBrowser } from "./browser";
import { BASE_PEOPLE, inMegabytes } from "./budgets";
import { decompress } from "./crawl";
import { type Limit, startLimit } from "./limit";
import { type Client, compare, newClient, type Reply, send } from "./measure";
import { listPages, type Persona, TRIVIAL_PATH } from "./pages";
import { computeGrowth, printEnd, printHeadings, printLimit, printRow, writeReport } from "./report";
import { requireLogged } from "./request-log";
import { type Click, findResult, type Measured, RESULTS_FOLDER, type Result, type Row, saveResult } from "./results";
import { measureScripts } from "./scripts";
import { compareThroughput } from "./throughput";
import { autosave, submission, type Write } from "./writes";

const { values: options } = parseArgs({
  options: {
    people: { type: "string", default: "100,1000,10000" },
    engine: { type: "string", default: "sqlite,postgresql" },
    rounds: { type: "string", default: "500" },
    results: { type: "string", default: RESULTS_FOLDER },
    clicks: { type: "boolean", default: false },
    limits: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);
const engines = options.engine.split(",") as Engine[];
const sizes = options.people.split(",").map(Number);
/** Enough for the engine to have made fast code of what a page or a write runs. */
const WARM_UP = 150;
const PERSONAS = ["engineer", "manager", "administrator"] as const;

if (options.report) {
  await writeReport(options.results, engines, sizes);
} else {
  await prepare();
  const browser = await openBrowser();
  try {
    for (const engine of engines) for (const people of sizes) await benchmark(browser, engine, people);
  } finally {
    await browser.close();
  }
}

async function benchmark(browser: Browser, engine: Engine, people: number): Promise<void> {
  const stored = options.clicks ? await findResult(options.results, engine, people) : null;
  if (options.clicks && !stored) throw new Error(`nothing is measured yet of ${engine} and ${people} people`);
  const dataDir = await mkdtemp(path.join(tmpdir(), "cairn-bench-"));
  const postgres = engine === "postgresql" ? await startPostgresServer() : null;
  const limit = await startLimit();
  const url = postgres?.url ?? `file:${path.join(dataDir, "cairn.db")}`;
  try {
    const { world, built } = await buildOrganisation(url, people);
    console.log(
      `\n${engine}, ${people} people: ${built.rows} rows (${built.ratings} ratings), ` +
        `${inMegabytes(built.bytes)} MB, built in ${built.seconds.toFixed(0)} s`,
    );
    const cairn = await startCairn({ demo: false, dataDir, environment: { DATABASE_URL: url, LOG_LEVEL: "info" } });
    try {
      if (options.limits) return await measureLimits(cairn, limit, world);
      if (stored) return await measureClicksAnew(cairn, browser, world, stored);
      const base = people === BASE_PEOPLE ? null : await findResult(options.results, engine, BASE_PEOPLE);
      const rows: Row[] = [];
      printHeadings();
      const click = await measureServer({ cairn, limit, browser, world }, (measured) => {
        const row = { ...measured, growth: computeGrowth(measured, base) };
        rows.push(row);
        printRow(row);
      });
      printEnd(await saveResult(options.results, { engine, people, rounds, built, rows, click }));
    } finally {
      await cairn.end();
    }
  } finally {
    limit.end();
    await postgres?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureClicksAnew(cairn: CairnProcess, browser: Browser, world: BenchWorld, stored: Result) {
  const engineer = await signIn(cairn.url, world.engineer);
  const { click } = await measureClicks(browser, engineer, paths.selfAssessment(world.selfAssessment));
  printEnd(await saveResult(options.results, { ...stored, click }));
}

type Setting = { cairn: CairnProcess; limit: Limit; browser: Browser; world: BenchWorld };

async function measureServer(
  { cairn, limit, browser, world }: Setting,
  onRow: (row: Measured) => void,
): Promise<Click> {
  const { visitor, clientOf } = await signInAll(cairn, world);
  for (const page of listAllPages(world)) {
    const client = clientOf(page.as);
    const compared = await compare(
      () => time(client, page.path),
      () => time(visitor, TRIVIAL_PATH),
      { warmUp: WARM_UP, rounds },
    );
    const reply = await send(client, page.path);
    const load = await measureLoads(browser, client, page.path);
    const { firstContentMilliseconds, interactiveMilliseconds } = load;
    onRow({
      name: page.name,
      kind: page.path === TRIVIAL_PATH ? "trivial" : "page",
      ...compared,
      ...(await requireLogged(cairn, reply.requestId)),
      bytes: reply.body.length,
      ...(await compareThroughput({ client, place: page.path }, { client: limit.client, place: limitPlace(reply) })),
      scripts: await measureScripts(client, page.path, load),
      load: { firstContentMilliseconds, interactiveMilliseconds },
    });
  }
  const engineer = clientOf("engineer");
  onRow(await measureWrite(cairn, visitor, autosave(engineer, world)));
  const place = paths.selfAssessment(world.selfAssessment);
  const { click, form } = await measureClicks(browser, engineer, place);
  onRow(await measureWrite(cairn, visitor, submission(engineer, world, form)));
  return click;
}

async function measureLimits(cairn: CairnProcess, limit: Limit, world: BenchWorld): Promise<void> {
  const { clientOf } = await signInAll(cairn, world);
  for (const { name, as, path: place } of listAllPages(world)) {
    const client = clientOf(as);
    for (let round = 0; round < rounds; round++) await time(client, place);
    const limitOfPage = { client: limit.client, place: limitPlace(await send(client, place)) };
    printLimit(name, await compareThroughput({ client, place }, limitOfPage));
  }
}

/** Where the limit renders as many bytes as a page. */
function limitPlace(reply: Reply): string {
  return `/${decompress(reply).length}`;
}

function listAllPages(world: BenchWorld) {
  return [
    { name: "trivial page", as: null, path: TRIVIAL_PATH },
    { name: "trivial page, signed in", as: "engineer" as const, path: TRIVIAL_PATH },
    ...listPages(world),
  ];
}

async function signInAll(cairn: CairnProcess, world: BenchWorld) {
  const visitor = newClient(cairn.url);
  const clients = new Map<Persona | null, Client>();
  for (const persona of PERSONAS) clients.set(persona, await signIn(cairn.url, world[persona]));
  return { visitor, clientOf: (persona: Persona | null) => clients.get(persona) ?? visitor };
}

/** By one client, for what is written is one person's: a second one would only find it changed. */
async function measureWrite(cairn: CairnProcess, visitor: Client, { name, prepare, run }: Write): Promise<Measured> {
  const write = async () => {
    await prepare();
    return (await run()).milliseconds;
  };
  const compared = await compare(write, () => time(visitor, TRIVIAL_PATH), { warmUp: WARM_UP, rounds });
  await prepare();
  const reply = await run();
  return {
    name,
    kind: "write",
    ...compared,
    ...(await requireLogged(cairn, reply.requestId)),
    bytes: reply.body.length,
    perSecond: 1_000 / compared.milliseconds.mean,
    limitPerSecond: null,
    scripts: null,
    load: null,
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
