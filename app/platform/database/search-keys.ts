import { foldText } from "#app/kernel/fold";
import type { Database } from "./database";
import { inTransaction } from "./transaction";

/** The sort and search keys of a person: rewritten with every change of name or location. */
export function toPersonKeys({ name, location }: { name: string; location: string }) {
  return { nameKey: foldText(name), locationKey: foldText(location) };
}

type EvidenceWords = { title: string; problem?: string; choice?: string; result?: string; risk?: string };

/** The search key of an evidence item: rewritten with every change of its title and text. */
export function toEvidenceKey({ title, problem = "", choice = "", result = "", risk = "" }: EvidenceWords) {
  return { searchKey: foldText([title, problem, choice, result, risk].filter(Boolean).join("\n")) };
}

/** Fills search keys that rows of earlier releases lack. */
export async function fillSearchKeys(database: Database): Promise<void> {
  await fillPersonKeys(database);
  await fillEvidenceKeys(database);
}

/** Rows per transaction: there may be hundreds of thousands. */
const PIECES_AT_ONCE = 500;

async function fillEvidenceKeys(database: Database): Promise<void> {
  for (let after = ""; ; ) {
    const pieces = await database.client.evidence.findMany({
      where: { searchKey: "", id: { gt: after } },
      orderBy: { id: "asc" },
      take: PIECES_AT_ONCE,
      select: { id: true, title: true, problem: true, choice: true, result: true, risk: true },
    });
    const last = pieces.at(-1);
    if (!last) return;
    await inTransaction(database, async (tx) => {
      for (const { id, ...words } of pieces) {
        await tx.evidence.updateMany({ where: { id, ...words }, data: toEvidenceKey(words) });
      }
    });
    after = last.id;
  }
}

async function fillPersonKeys(database: Database): Promise<void> {
  const people = await database.client.person.findMany({
    where: { nameKey: "" },
    select: { id: true, name: true, location: true },
  });
  for (const { id, ...words } of people) {
    await database.client.person.updateMany({ where: { id, ...words }, data: toPersonKeys(words) });
  }
}
