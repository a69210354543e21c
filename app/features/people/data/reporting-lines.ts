import { type AtDepth, computeLinesAbove, computeMovedLines, type Line } from "#app/kernel/reporting-line";
import type { Transaction } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { insertMany } from "#app/platform/database/insert-many";

/** Everyone above someone, nearest first, themselves (at depth 0) included. */
export async function listSelfAndAbove(tx: Transaction, personId: string): Promise<AtDepth[]> {
  const lines = await tx.reportingLine.findMany({
    where: { belowId: personId },
    orderBy: { depth: "asc" },
    select: { aboveId: true, depth: true },
  });
  return [{ id: personId, depth: 0 }, ...lines.map(({ aboveId, depth }) => ({ id: aboveId, depth }))];
}

/** Everyone below someone, themselves (at depth 0) included. */
async function listSelfAndBelow(tx: Transaction, personId: string): Promise<AtDepth[]> {
  const lines = await tx.reportingLine.findMany({
    where: { aboveId: personId },
    select: { belowId: true, depth: true },
  });
  return [{ id: personId, depth: 0 }, ...lines.map(({ belowId, depth }) => ({ id: belowId, depth }))];
}

const insertLines = (tx: Transaction, lines: readonly Line[]) => insertMany(tx, "ReportingLine", lines);

/** Writes the lines of people who are new, and so have nobody below them but each other. */
export async function insertLinesOfNew(
  tx: Transaction,
  people: readonly { id: string; managerId: string | null }[],
): Promise<void> {
  const managerOf = new Map(people.map(({ id, managerId }) => [id, managerId]));
  const known = new Set(people.flatMap(({ managerId }) => (managerId && !managerOf.has(managerId) ? [managerId] : [])));
  for (const chunk of inBatches([...known])) {
    const lines = await tx.reportingLine.findMany({
      where: { belowId: { in: chunk } },
      orderBy: [{ belowId: "asc" }, { depth: "asc" }],
      select: { aboveId: true, belowId: true },
    });
    const last = new Map<string, string>();
    for (const { aboveId, belowId } of lines) {
      managerOf.set(last.get(belowId) ?? belowId, aboveId);
      last.set(belowId, aboveId);
    }
  }
  await insertLines(
    tx,
    computeLinesAbove(
      managerOf,
      people.map(({ id }) => id),
    ),
  );
}

/** Moves someone, with everyone below them, under another manager or to the top. Expects that no loop comes of it. */
export async function moveSubtree(tx: Transaction, personId: string, managerId: string | null): Promise<void> {
  const subtree = await listSelfAndBelow(tx, personId);
  const above = await listSelfAndAbove(tx, personId);
  const aboveIds = above.filter(({ depth }) => depth > 0).map(({ id }) => id);
  for (const chunk of inBatches(subtree)) {
    await tx.reportingLine.deleteMany({
      where: { aboveId: { in: aboveIds }, belowId: { in: chunk.map(({ id }) => id) } },
    });
  }
  if (managerId !== null) await insertLines(tx, computeMovedLines(subtree, await listSelfAndAbove(tx, managerId)));
}

/** Rewrites the lines above these people from the current managers. */
export async function rewriteLines(
  tx: Transaction,
  managerOf: ReadonlyMap<string, string | null>,
  personIds: readonly string[],
): Promise<void> {
  for (const chunk of inBatches(personIds)) await tx.reportingLine.deleteMany({ where: { belowId: { in: chunk } } });
  await insertLines(tx, computeLinesAbove(managerOf, personIds));
}
