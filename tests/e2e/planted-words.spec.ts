import { TEXT_KINDS } from "#app/policy/text-kinds";
import { startPostgresServer } from "../support/postgres-server";
import type { CairnProcess } from "./support/cairn-process";
import { readIds } from "./support/demo-ids";
import { expect, test, withDemo } from "./support/fixtures";
import { clientOf, crawl, signInFor } from "./support/planted/crawl";
import { leave, PEOPLE, preparePeople } from "./support/planted/people";
import { plantWords } from "./support/planted/plant";
import { readersOf, readFacts } from "./support/planted/readers";
import { openTables, type Tables } from "./support/planted/tables";
import { DECISIONS } from "./support/route-decisions";

/**
 * Every text of the demo organisation gets a word of its own. Everyone then reads all they are given at the wire, and
 * each word must have been met by none but the readers that the policy's list of texts names.
 */
for (const engine of ["sqlite", "postgresql"] as const) {
  test(`words are met by their readers alone (${engine})`, async () => {
    test.setTimeout(240_000);
    await withEngine(engine, async (cairn, tables) => {
      await preparePeople(tables);
      const planted = await plantWords(
        tables,
        [...new Set(Object.values(TEXT_KINDS).flatMap(({ columns }) => columns))].filter(
          (column) => !NOT_PLANTED.has(column),
        ),
      );
      const facts = await readFacts(tables);
      const readers = new Map([...planted.values()].map((one) => [one.word, readersOf(facts, one)]));
      const ids = await readIds(tables);
      const cookies = new Map<string, string>([["visitor", ""]]);
      for (const { id, email } of PEOPLE) cookies.set(id, await signInFor(cairn, email));
      await leave(tables, "person-nadia-petrova");

      const from = ["/", ...Object.values(DECISIONS).flatMap((cases) => cases.map(({ at }) => at(ids)))];
      const wrong = new Set<string>();
      const met = new Set<string>();
      for (const [person, cookie] of cookies) {
        const started = Date.now();
        const { words, pages } = await crawl(clientOf(cairn, cookie), { from, routes: Object.keys(DECISIONS) });
        console.log(person, pages, words.size, Date.now() - started);
        for (const [word, address] of words) {
          const { kind, people } = readers.get(word) ?? {};
          const reader = people?.get(person);
          if (kind === undefined || reader === undefined || LEFT.has(person)) {
            const where = planted.get(word);
            wrong.add(`${person} meets ${kind} (${where?.column}) at ${address.replace(/\?.*/, "")}`);
          } else met.add(`${kind} by ${reader}`);
        }
      }
      console.log([...wrong].sort().join("\n"));
      console.log([...met].sort().join("\n"));
      expect([...wrong].sort()).toEqual([]);
      const missing = Object.entries(TEXT_KINDS)
        .flatMap(([kind, { stages }]) =>
          stages.flatMap(({ readers }) => readers.map((reader) => `${kind} by ${reader}`)),
        )
        .filter((one) => !met.has(one));
      expect(missing).toEqual([]);
    });
  });
}

const LEFT = new Set(["person-nadia-petrova", "visitor"]);

/** Read by everyone and hard to tell from the page around them, or no text on any page. */
const NOT_PLANTED = new Set([
  "Person.name",
  "Person.email",
  "Person.location",
  "Organisation.name",
  "Evidence.searchKey",
]);

async function withEngine(
  engine: "sqlite" | "postgresql",
  use: (cairn: CairnProcess, tables: Tables) => Promise<void>,
): Promise<void> {
  const server = engine === "postgresql" ? await startPostgresServer() : null;
  try {
    await withDemo(server ? { DATABASE_URL: server.url } : {}, async (cairn) => {
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
