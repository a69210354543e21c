import { textKinds } from "#app/policy/text-kinds";
import { startPostgresServer } from "#prisma/postgres-server";
import type { CairnProcess } from "./support/cairn-process";
import { readIds } from "./support/demo-ids";
import { expect, test, withDemoProcess } from "./support/fixtures";
import { clientOf, crawl, signInFor } from "./support/planted/crawl";
import { readFacts } from "./support/planted/facts";
import { DRAFT, leave, PEOPLE, preparePeople, SELF_ASSESSING } from "./support/planted/people";
import { type Planted, plantWords } from "./support/planted/plant";
import { readersOf } from "./support/planted/readers";
import { listUnsaid } from "./support/planted/said";
import { openTables, type Tables } from "./support/planted/tables";
import { DECISIONS, type Ids } from "./support/route-decisions";

/**
 * Every text of the demo organisation gets a word of its own. Everyone then reads all they are given at the wire, and
 * each word must have been met by none but the readers that the policy's list of texts names; each of those readers by
 * one of them at least, so that the reading is known to get everywhere.
 */
for (const engine of ["sqlite", "postgresql"] as const) {
  test(`words are met by their readers alone, as the page said where they were typed (${engine})`, async () => {
    test.setTimeout(900_000);
    await withEngine(engine, async (cairn, tables) => {
      await preparePeople(tables);
      const ids = await readIds(tables);
      const cookies = new Map<string, string>([["visitor", ""]]);
      for (const { id, email } of [...PEOPLE, SELF_ASSESSING]) cookies.set(id, await signInFor(cairn, email));
      const as = (person: string) => clientOf(cairn, cookies.get(person) ?? "");
      expect.soft(await listUnsaid(tables, ids, as)).toEqual([]);

      const planted = await plantWords(tables, COLUMNS);
      const facts = await readFacts(tables);
      await leave(tables, LEAVER);
      const known = new Map<string, ReturnType<typeof readersOf>>();
      const readersAt = (found: Planted) => {
        const readers = known.get(found.word) ?? readersOf(facts, found);
        known.set(found.word, readers);
        return readers;
      };
      const addresses = [...(await addressesOf(tables, ids))];
      const wrong = new Set<string>();
      const met = new Set<string>();
      for (const person of cookies.keys()) {
        const readsLadder = ["visitor", "person-mara-okafor", "person-yara-mansour"].includes(person);
        const from = addresses.filter((address) => readsLadder || !address.startsWith("/ladder"));
        const words = await crawl(as(person), { from, routes: Object.keys(DECISIONS) });
        for (const [word, address] of words) {
          const found = planted.get(word);
          if (!found) continue;
          const { kind, people } = readersAt(found);
          const reader = GONE.has(person) ? undefined : people.get(person);
          if (reader) met.add(`${kind} by ${reader}`);
          else wrong.add(`${person} meets ${kind} (${found.column}) at ${address.replace(/\?.*/, "")}`);
        }
      }
      expect.soft([...wrong].sort()).toEqual([]);
      expect(ALL_READERS.filter((one) => !met.has(one))).toEqual([]);
    });
  });
}

const LEAVER = "person-nadia-petrova";
const GONE = new Set([LEAVER, "visitor"]);

/** Names of people and of the organisation are on every page; the search key is on none. Addresses are words as they are. */
const NOT_PLANTED = ["Person.name", "Person.email", "Person.location", "Organisation.name", "Evidence.searchKey"];
const COLUMNS = [...new Set(Object.values(textKinds).flatMap(({ columns }) => columns))].filter(
  (column) => !NOT_PLANTED.includes(column),
);

/** Nobody's sessions are ended in the demo: administration.spec.ts reads that reason. */
const NOT_IN_DEMO = new Set(["access.sessions-reason"]);
const ALL_READERS = Object.entries(textKinds)
  .filter(([kind]) => !NOT_IN_DEMO.has(kind))
  .flatMap(([kind, { stages }]) => [
    ...new Set(stages.flatMap(({ readers }) => readers.map((reader) => `${kind} by ${reader}`))),
  ]);

/** Where everyone begins: each address of the table of decisions, and those that hold words and few links lead to. */
async function addressesOf(tables: Tables, ids: Ids): Promise<Set<string>> {
  const changed = await tables.all(
    `SELECT "sessionId", "assessmentId" FROM "CalibrationDecision" WHERE coalesce("before", 0) <> coalesce("after", 0)`,
  );
  const weighed = await tables.all(
    `SELECT s."assessmentId", e."competencyId" FROM "CalibrationSubject" s
    JOIN "AssessmentEvidence" e ON e."assessmentId" = s."assessmentId" WHERE s."sessionId" = 'calibration-open' LIMIT 3`,
  );
  const remarks = await tables.all(`SELECT "sessionId", "assessmentId", "competencyId" FROM "CalibrationRemark"`);
  const declined = await tables.all(
    `SELECT v."evidenceId" FROM "EvidenceVouch" v JOIN "Evidence" e ON e."id" = v."evidenceId"
    WHERE v."declinedAt" IS NOT NULL AND e."subjectId" = 'person-jun-ho-baek' LIMIT 2`,
  );
  const own = await tables.all(`SELECT "id" FROM "Assessment" WHERE "cycleId" IS NULL`);
  const cases = await tables.all(`SELECT "id" FROM "PromotionCase"`);
  return new Set([
    "/",
    ...Object.values(DECISIONS).flatMap((all) => all.map(({ at }) => at(ids))),
    ...changed.map(({ assessmentId }) => `/assessments/${assessmentId}/result`),
    ...weighed.map((one) => `/calibration/calibration-open/people/${one.assessmentId}?competency=${one.competencyId}`),
    ...remarks.map((one) => `/calibration/${one.sessionId}/people/${one.assessmentId}?competency=${one.competencyId}`),
    ...declined.map(({ evidenceId }) => `/evidence/${evidenceId}`),
    ...own.flatMap(({ id }) => ["self", "result"].map((page) => `/assessments/${id}/${page}`)),
    ...cases.flatMap(({ id }) => [`/cases/${id}`, `/cases/${id}/vote`]),
    `/cases/${ids.votedCase}/export/pdf`,
    `/form-drafts?page=${DRAFT.slice(0, DRAFT.indexOf("#"))}`,
    ...["calibration", "case", "rating", "assessment"].map((kind) => `/record?kind=${kind}`),
  ]);
}

async function withEngine(
  engine: "sqlite" | "postgresql",
  use: (cairn: CairnProcess, tables: Tables) => Promise<void>,
): Promise<void> {
  const server = engine === "postgresql" ? await startPostgresServer() : null;
  try {
    await withDemoProcess(server ? { DATABASE_URL: server.url } : {}, async (cairn) => {
      const tables = await openTables(cairn, server?.url ?? null);
      try {
        await use(cairn, tables);
      } finally {
        await tables.close();
      }
    });
  } finally {
    await server?.stop();
  }
}
