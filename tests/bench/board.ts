/**
 * What the calibration board costs for 300 people of the shipped ladder rated by 50 managers, with shared cases that connect
 * them. Run: npx tsx tests/bench/board.ts [people]
 * First its parts in this process, each with how long it holds the event loop up; then the page of the production server
 * beside a trivial one. The database is SQLite, new, and thrown away; every time is the median of several runs.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readBoard } from "#app/features/calibration/data/calibration-board";
import { CalibrationLibrary } from "#app/features/calibration/data/calibration-ratings";
import { findSession, type SessionHead } from "#app/features/calibration/data/calibration-session-head";
import { buildEntries } from "#app/features/calibration/domain/session/board";
import { analyseSession } from "#app/features/calibration/domain/session/severity";
import { boardQuerySchema, toBoard } from "#app/features/calibration/pages/session-board/view-model";
import { publishLadder } from "#app/features/ladder/data/ladder-library";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { Remembered } from "#app/platform/cache/remembered";
import { openDatabase } from "#app/platform/database/database";
import { migrateDatabase } from "#app/platform/database/migrate";
import { requirePermit } from "#app/platform/server/guards";
import { permitSession } from "#app/policy/policy-calibration";
import { packRatings } from "#app/statistics/packed-ratings";
import { startCairn } from "#tests/e2e/support/cairn-process";
import { TEST_AUDIT_KEYS, TEST_SECRET } from "#tests/support/audit-keys";
import { BOARD_MEMBER, BOARD_SESSION, buildBoardWorld } from "./board-world";
import { inKilobytes } from "./budgets";
import { compare, newClient, send } from "./measure";
import { TRIVIAL_PATH } from "./pages";

const PEOPLE = Number(process.argv[2] ?? 300);
const RUNS = 9;

const folder = await mkdtemp(path.join(tmpdir(), "cairn-bench-"));
const url = `file:${path.join(folder, "bench.db")}`;
await migrateDatabase(url);
const database = await openDatabase(url, { auditKeys: TEST_AUDIT_KEYS });
const read = await readLadderFolder("ladder");
if (!read.ok) throw new Error(read.report);
const { ladder } = read;
const publication = await publishLadder(database, ladder, { actorId: null, at: new Date("2026-11-01T09:00:00Z") });
if (publication.result === "changed-without-new-version") throw new Error(publication.result);
await buildBoardWorld(database, { ladder, ladderVersionId: publication.id, people: PEOPLE });

const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The longest time for which nothing else had a turn while `work` ran, in milliseconds. */
async function longestHold(work: () => unknown): Promise<number> {
  let longest = 0;
  let last = performance.now();
  let isDone = false;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isDone) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isDone = true;
  look();
  return longest;
}

async function time<T>(label: string, work: () => Promise<T> | T): Promise<T> {
  const [times, holds]: [number[], number[]] = [[], []];
  let result = await work();
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    holds.push(
      await longestHold(async () => {
        result = await work();
      }),
    );
    times.push(performance.now() - start);
  }
  console.log(
    `${label.padEnd(64)} ${middle(times).toFixed(1).padStart(8)} ms, at one go ${middle(holds).toFixed(1)} ms`,
  );
  return result;
}

const actor = { personId: "m0", name: "m0", isAdministrator: false, hasReports: true };
console.log(`${PEOPLE} people × ${ladder.competencies.length} competencies × 3 ratings`);
const session = (await time("the session and the state of all in it", () =>
  findSession(database, new Remembered(), actor, BOARD_SESSION),
)) as SessionHead;
const ratings = await time("ratings from the database", () => new CalibrationLibrary(database).requireRatings(session));
const board = await time("people, decisions, remarks", () =>
  readBoard(database, requirePermit(permitSession(actor, session)), actor.personId),
);
const entries = await time("what a board is made of", () =>
  buildEntries({ ladder, ...board, ratings: ratings.byAssessment, unexpected: [] }),
);
for (const category of ["", "engineering-practices"]) {
  const query = boardQuerySchema.parse({ category, role: "", manager: "", team: "", search: "", sort: "gap" });
  const name = category === "" ? "categories" : "the competencies of one category";
  await time(`board of ${name}: rows, order, distribution`, () => toBoard({ ladder, entries, teams: [] }, query));
}
const library = new CalibrationLibrary(database);
const given = await time("managers' ratings for a worker", () => library.listManagerRatings(session, null));
await time("packed for the way there", () => structuredClone(packRatings(given)));
await time("severity, which a worker does", () => analyseSession(given));
await database.close();

const cairn = await startCairn({
  demo: false,
  dataDir: folder,
  environment: { DATABASE_URL: url, LOG_LEVEL: "info", SECRET: TEST_SECRET },
});
try {
  const [member, visitor] = [newClient(cairn.url), newClient(cairn.url)];
  await send(member, "/sign-in", BOARD_MEMBER);
  const ask = async (client: typeof member, place: string) => {
    const reply = await send(client, place);
    if (reply.status !== 200) throw new Error(`${place} gave ${reply.status} ${reply.location}`);
    return reply;
  };
  const address = `/calibration/${BOARD_SESSION}`;
  for (const [name, place] of [
    ["the first time, nothing known", address],
    ["by category", address],
    ["one category, by gap", `${address}?category=engineering-practices&sort=gap&order=descending`],
    ["one manager", `${address}?manager=m7`],
  ] as const) {
    const rounds = name.startsWith("the first") ? { warmUp: 0, rounds: 1 } : { warmUp: 20, rounds: 200 };
    const page = async () => (await ask(member, place)).milliseconds;
    const { milliseconds, ratio } = await compare(
      page,
      async () => (await ask(visitor, TRIVIAL_PATH)).milliseconds,
      rounds,
    );
    const { body } = await ask(member, place);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const said = cairn
      .output()
      .trimEnd()
      .split("\n")
      .filter((line) => line.includes('"msg":"request"'));
    const { statements, inSequence } = JSON.parse(said.at(-1) ?? "{}");
    console.log(
      `page, ${name.padEnd(32)} ${milliseconds.p50.toFixed(1)} ms, ${ratio.toFixed(2)} × trivial, ${inKilobytes(body.length)} kB sent, ${statements} statements, ${inSequence} in sequence`,
    );
  }
} finally {
  await cairn.end();
}
await rm(folder, { recursive: true });
