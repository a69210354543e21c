import { foldText } from "#app/kernel/fold";
import type { Database } from "./database";
import { inTransaction } from "./transaction";

/** What people are sorted and searched by: written with every name and location. */
export function toPersonKeys({ name, location }: { name: string; location: string }) {
  return { nameKey: foldText(name), locationKey: foldText(location) };
}

type EvidenceWords = { title: string; problem?: string; choice?: string; result?: string; risk?: string };

/** What a piece of evidence is found by: written with its title and every change of its words. */
export function toEvidenceKey({ title, problem = "", choice = "", result = "", risk = "" }: EvidenceWords) {
  return { searchKey: foldText([title, problem, choice, result, risk].filter(Boolean).join("\n")) };
}

/** Of what an earlier release wrote, which had none. */
export async function fillSearchKeys(database: Database): Promise<void> {
  await fillPersonKeys(database);
  await fillEvidenceKeys(database);
}

/** So many in each transaction: there may be hundreds of thousands. */
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
