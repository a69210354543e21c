/**
 * How long the calibration board takes for 300 people of the shipped ladder (31 competencies) rated by 50 managers, with
 * shared cases that connect them. Run: npx tsx tests/bench/board.ts [people]
 * The database is SQLite, new, and thrown away; every time is the median of several runs.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { HeatTable } from "#app/components/calibration/heat-table";
import { listDecisions } from "#app/data/calibration-decisions";
import { CalibrationLibrary } from "#app/data/calibration-ratings";
import { countRemarks } from "#app/data/calibration-remarks";
import { listSessionSubjects } from "#app/data/calibration-subjects";
import { openDatabase } from "#app/data/database";
import { insertMany } from "#app/data/insert-many";
import { publishLadder } from "#app/data/ladder-library";
import { migrateDatabase } from "#app/data/migrate";
import { inTransaction } from "#app/data/transaction";
import { createRandom } from "#app/domain/calibration/random";
import { buildEntries } from "#app/domain/calibration-session/board";
import { EVERYONE } from "#app/domain/calibration-session/scope";
import { readLadderFolder } from "#app/integrations/ladder-folder";
import { boardQuerySchema, toBoard } from "../../app/routes/calibration.$sessionId/view-model";

const PEOPLE = Number(process.argv[2] ?? 300);
const MANAGERS = Math.max(2, Math.round(PEOPLE / 6));
const CASES = 6;
const RUNS = 7;
const AT = new Date("2026-11-01T09:00:00Z");

const folder = await mkdtemp(path.join(tmpdir(), "cairn-bench-"));
const url = `file:${path.join(folder, "bench.db")}`;
await migrateDatabase(url);
const database = await openDatabase(url);
const read = await readLadderFolder("ladder");
if (!read.ok) throw new Error(read.report);
const { ladder } = read;
const publication = await publishLadder(database, ladder, { actorId: null, at: AT });
if (publication.result === "changed-without-new-version") throw new Error(publication.result);
const ladderVersionId = publication.id;

await inTransaction(database, async (tx) => {
  const random = createRandom(3);
  const level = (mean: number) => Math.max(1, Math.min(5, Math.round(mean + (random.next() - 0.5) * 2.4)));
  const person = (id: string) => ({ id, name: `Person ${id}`, email: `${id}@example.test`, ladderId: ladder.id });
  const roles = ["software-engineer", "senior-engineer", "staff-engineer", "engineering-manager"];
  const managers = Array.from({ length: MANAGERS }, (_, index) => `m${index}`);
  const people = Array.from({ length: PEOPLE }, (_, index) => `p${index}`);
  const common = { roleId: "engineering-manager", createdAt: AT };
  await insertMany(
    tx,
    "Person",
    managers.map((id) => ({ ...person(id), ...common })),
  );
  await insertMany(
    tx,
    "Person",
    people.map((id, index) => ({ ...person(id), ...common, roleId: roles[index % 4] as string })),
  );
  const dates = { startsOn: "2026-09-01", selfDueOn: "2026-10-01", reviewDueOn: "2026-10-10", closesOn: "2026-10-20" };
  await tx.cycle.create({
    data: { id: "c", name: "Bench", ladderVersionId, ...dates, state: "closed", createdAt: AT },
  });
  await tx.calibrationSession.create({
    data: { id: "s", name: "Bench", cycleId: "c", scope: JSON.stringify(EVERYONE), createdAt: AT },
  });
  await insertMany(
    tx,
    "Assessment",
    people.map((id, index) => ({
      id: `a-${id}`,
      cycleId: "c",
      subjectId: id,
      reviewerId: managers[index % MANAGERS] as string,
      ladderVersionId,
      roleId: roles[index % 4] as string,
      targetRoleId: "staff-engineer",
      phase: "final",
      createdAt: AT,
    })),
  );
  await insertMany(
    tx,
    "CalibrationSubject",
    people.map((id) => ({ sessionId: "s", assessmentId: `a-${id}` })),
  );
  const sheets = people.flatMap((id, index) =>
    ["self", "manager", "agreed"].map((kind) => ({
      id: `${kind}-${id}`,
      assessmentId: `a-${id}`,
      kind,
      raterId: kind === "manager" ? (managers[index % MANAGERS] as string) : kind === "self" ? id : null,
      submittedAt: AT,
      ratedCount: ladder.competencies.length,
      createdAt: AT,
    })),
  );
  await insertMany(tx, "Sheet", sheets);
  await insertMany(
    tx,
    "Rating",
    sheets.flatMap(({ id }) =>
      ladder.competencies.map((competency) => ({
        id: `${id}-${competency.id}`,
        sheetId: id,
        competencyId: competency.id,
        proficiency: level(3),
        updatedAt: AT,
      })),
    ),
  );
  const cases = Array.from({ length: CASES }, (_, index) => `case${index}`);
  await insertMany(
    tx,
    "SharedCase",
    cases.map((id) => ({
      id,
      ladderVersionId,
      roleId: roles[1] as string,
      title: id,
      content: "{}",
      state: "open",
      createdAt: AT,
    })),
  );
  const answers = cases.flatMap((id) =>
    managers.map((raterId) => ({ id: `${id}-${raterId}`, sharedCaseId: id, raterId, submittedAt: AT, createdAt: AT })),
  );
  await insertMany(tx, "SharedCaseAnswer", answers);
  await insertMany(
    tx,
    "SharedCaseRating",
    answers.flatMap(({ id }) =>
      ladder.competencies.slice(0, 10).map((competency) => ({
        answerId: id,
        competencyId: competency.id,
        proficiency: level(3),
      })),
    ),
  );
});

async function time<T>(label: string, work: () => Promise<T> | T, runs = RUNS): Promise<T> {
  const times: number[] = [];
  let result = await work();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  process.stdout.write(`${label.padEnd(64)} ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} ms\n`);
  return result;
}

process.stdout.write(
  `${PEOPLE} people × ${ladder.competencies.length} competencies × 3 ratings, ${MANAGERS} managers, ${CASES} shared cases\n`,
);
await time("ratings from the database, the first time", () => new CalibrationLibrary(database).requireRatings("s"), 3);
await time(
  "severity, the first time (with reading)",
  () => new CalibrationLibrary(database).requireSeverity("s", null),
  3,
);
const library = new CalibrationLibrary(database);
const load = async () => {
  const [subjects, { byAssessment }, severity, decisions, remarks] = await Promise.all([
    listSessionSubjects(database, "s", "nobody"),
    library.requireRatings("s"),
    library.requireSeverity("s", null),
    listDecisions(database, "s", null),
    countRemarks(database, "s", null),
  ]);
  const { unexpected } = severity;
  return buildEntries({ ladder, subjects, ratings: byAssessment, earlier: new Map(), decisions, remarks, unexpected });
};
const entries = await time("everything a board is made of, from then on", load);
for (const category of ["", "engineering-practices"]) {
  const query = boardQuerySchema.parse({ category, role: "", manager: "", team: "", search: "", sort: "gap" });
  const name = category === "" ? "categories" : "the competencies of one category";
  const board = await time(`board of ${name}: rows, order, distribution`, () =>
    toBoard({ ladder, entries, teams: [] }, query),
  );
  const element = createElement(HeatTable, {
    caption: "Board",
    columns: board.columns.map((column) => ({ ...column, to: null })),
    rows: board.rows,
    max: 5,
    sorts: [],
    personTo: (row: { id: string }) => `/calibration/s/people/${row.id}`,
  });
  const handler = createStaticHandler([{ path: "/", element }]);
  const context = await handler.query(new Request("http://localhost/"));
  if (context instanceof Response) throw new Error("the page redirects");
  const html = await time(`board of ${name}: HTML of a page of 100 people`, () =>
    renderToString(
      createElement(StaticRouterProvider, {
        router: createStaticRouter(handler.dataRoutes, context),
        context,
        hydrate: false,
      }),
    ),
  );
  process.stdout.write(`${"".padEnd(64)} ${Math.round(html.length / 1024)} KiB\n`);
}
await database.close();
await rm(folder, { recursive: true });
