/**
 * The longest time that one request holds up all others: the event loop's delay while it is answered, for every kind of
 * page that a persona reaches by links and none before them did, and for the heavy forms. Run:
 *
 *     npx tsx tests/bench/loop-blocks.ts [--people 1000] [--engine postgresql]
 *
 * Without --people it is the demo organisation. Shown are the first request, and the least and the median
 * of later ones: what the machine does besides adds to all but the least, which is what is held to the budget.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { addParticipants } from "#app/features/cycles/data/cycle-participants";
import { createCycle } from "#app/features/cycles/data/cycles";
import { openDatabase } from "#app/platform/database/database";
import { startPostgresServer } from "#prisma/postgres-server";
import { type CairnProcess, startCairn } from "#tests/e2e/support/cairn-process";
import { TEST_AUDIT_KEYS, TEST_SECRET } from "#tests/support/audit-keys";
import { buildOrganisation } from "#tests/support/organisation/build";
import { PASSWORD } from "#tests/support/organisation/people";
import { crawl, kindOf } from "./crawl";
import { listHeavyForms } from "./heavy-forms";
import { type Client, newClient, quantile, send } from "./measure";

const { values: options } = parseArgs({
  options: { people: { type: "string" }, engine: { type: "string", default: "sqlite" } },
});

const TOKEN = "a token for the benchmark";
const LATER_REQUESTS = 3;
/** No request may hold the loop up for longer. */
const BUDGET_MS = 50;
/** What the delay is sampled with: a loop that is free shows as much. */
const RESOLUTION_MS = 10;

type Delays = { first: number; least: number; median: number };
type Block = Delays & { persona: string; name: string };

/** The longest delay since the last call; each call resets it. */
async function takeLongestDelay(cairn: CairnProcess): Promise<number> {
  const answer = await fetch(`${cairn.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const seconds = Number(/^nodejs_eventloop_lag_max_seconds ([\d.e-]+)$/m.exec(await answer.text())?.[1]);
  return Math.max(0, seconds * 1_000 - RESOLUTION_MS);
}

async function measure(cairn: CairnProcess, request: () => Promise<unknown>): Promise<Delays> {
  const delays: number[] = [];
  for (let turn = 0; turn <= LATER_REQUESTS; turn++) {
    await takeLongestDelay(cairn);
    await request();
    delays.push(await takeLongestDelay(cairn));
  }
  const [first = Number.NaN, ...later] = delays;
  later.sort((a, b) => a - b);
  return { first, least: quantile(later, 0), median: quantile(later, 0.5) };
}

async function signIn(cairn: CairnProcess, email: string, password: string): Promise<Client> {
  const client = newClient(cairn.url);
  const reply = await send(client, "/sign-in", { email, password });
  if (reply.status !== 302) throw new Error(`signing in gave ${reply.status}`);
  return client;
}

async function observe(cairn: CairnProcess, accounts: Record<string, string>, password: string): Promise<Block[]> {
  const blocks: Block[] = [{ persona: "", name: "nothing", ...(await measure(cairn, async () => {})) }];
  for (const [persona, email] of Object.entries(accounts)) {
    const client = await signIn(cairn, email, password);
    const signingIn = await measure(cairn, () => signIn(cairn, email, password));
    blocks.push({ persona, name: "signing in", ...signingIn });
    for (const address of await crawl(client)) {
      if (address !== "/" && blocks.some(({ name }) => name === kindOf(address))) continue;
      const measured = await measure(cairn, () => send(client, address));
      blocks.push({ persona, name: kindOf(address), ...measured });
    }
    for (const { name, place, body } of await listHeavyForms(persona)) {
      const measured = await measure(cairn, async () => {
        const headers = { cookie: client.cookie, origin: client.origin };
        const answer = await fetch(client.origin + place, { method: "POST", headers, body: body() });
        await answer.arrayBuffer();
        if (answer.status >= 500) throw new Error(`${name} gave ${answer.status}`);
      });
      blocks.push({ persona, name, ...measured });
    }
  }
  return blocks;
}

function print(blocks: readonly Block[]): void {
  const width = Math.max(...blocks.map(({ name }) => name.length)) + 1;
  const line = (persona: string, name: string, ...delays: (number | string)[]) =>
    persona.padEnd(14) + name.padEnd(width) + delays.map((delay) => String(delay).padStart(8)).join("");
  console.log(line("", "longest block, ms", "first", "least", "median"));
  for (const { persona, name, first, least, median } of [...blocks].sort((a, b) => b.least - a.least)) {
    const mark = least > BUDGET_MS ? "  over budget" : first > BUDGET_MS ? "  at first" : "";
    console.log(line(persona, name, ...[first, least, median].map(Math.round)) + mark);
  }
}

async function fill(url: string, people: number): Promise<Record<string, string>> {
  const { engineer, manager, administrator } = (await buildOrganisation(url, people)).world;
  await draftForEveryone(url, administrator);
  return { engineer, manager, administrator };
}

/** A cycle that is not launched yet: its pages are others than those of one that runs. */
async function draftForEveryone(url: string, email: string): Promise<void> {
  const database = await openDatabase(url, { auditKeys: TEST_AUDIT_KEYS });
  const { id: actorId } = await database.client.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const { id: ladderVersionId } = await database.client.ladderVersion.findFirstOrThrow({ select: { id: true } });
  const by = { actorId, at: new Date() };
  const days = { startsOn: "2090-01-02", selfDueOn: "2090-01-13", reviewDueOn: "2090-01-27", closesOn: "2090-02-10" };
  const cycle = await createCycle(database, by, { name: "Draft", ladderVersionId, ...days });
  if (cycle.ok) await addParticipants(database, by, cycle.id, { selection: {} });
  await database.close();
}

const DEMO_ACCOUNTS = {
  engineer: "engineer@demo.test",
  manager: "manager@demo.test",
  director: "director@demo.test",
  administrator: "admin@demo.test",
};

let isOver = false;
const dataDir = await mkdtemp(path.join(tmpdir(), "cairn-blocks-"));
const postgres = options.engine === "postgresql" ? await startPostgresServer() : null;
const url = postgres?.url ?? `file:${path.join(dataDir, options.people ? "cairn.db" : "demo.db")}`;
try {
  const accounts = options.people ? await fill(url, Number(options.people)) : DEMO_ACCOUNTS;
  const environment = { DATABASE_URL: url, METRICS_TOKEN: TOKEN, SECRET: TEST_SECRET };
  const cairn = await startCairn({ demo: !options.people, dataDir, environment });
  try {
    const blocks = await observe(cairn, accounts, options.people ? PASSWORD : "demo-password");
    print(blocks);
    isOver = blocks.some(({ least }) => least > BUDGET_MS);
  } finally {
    await cairn.end();
  }
} finally {
  await postgres?.stop();
  await rm(dataDir, { recursive: true, force: true });
}
// Exit explicitly: the package that starts PostgreSQL would end the process with 0.
process.exit(isOver ? 1 : 0);
