import { createHash } from "node:crypto";
import { computeLinesAbove, findLoops, type Line } from "#app/features/people/domain/reporting-line";
import { type AttachmentContents, type AttachmentName, listAttachments } from "#app/platform/backup/attachments";
import { PortableError } from "#app/platform/backup/portable-error";
import { readTable } from "#app/platform/backup/rows";
import { computeShape, listReleaseMigrations, type Shape, type Table } from "#app/platform/backup/shape";
import { describeDatabase, listApplied, openSnapshot, type Reader, readAll } from "#app/platform/backup/snapshot";
import type { Portable } from "#app/platform/backup/values";
import { AUDIT_GENESIS, computeAuditHash } from "./audit";
import { sql, table, unqualified } from "./tables";

const head = table("AuditHead", "h");
const s = table("Sheet", "s");
const r = table("Rating", "r");
const p = table("Person", "p");
const l = table("ReportingLine", "l");

export type CheckResult = { check: string; ok: boolean; detail: string };

/** At most this many examples of what is wrong: enough to look for the cause. */
const MAX_EXAMPLES = 5;

/** Proves what the database claims of itself, as of one moment. It may be written to meanwhile. */
export async function* checkDatabase(url: string, contents: AttachmentContents): AsyncGenerator<CheckResult> {
  const reader = await openSnapshot(url);
  try {
    const applied = await listApplied(reader);
    const release = await listReleaseMigrations();
    if (applied.length === 0) throw new PortableError(`${describeDatabase(url)} is not a database of Cairn.`);
    const behind = release.filter((name) => !applied.includes(name));
    const ahead = applied.filter((name) => !release.includes(name));
    yield result(
      "migrations",
      [...ahead.map((name) => `unknown: ${name}`), ...behind.map((name) => `not applied: ${name}`)],
      {
        right: `${applied.length} applied, none missing`,
      },
    );
    // The other checks read the tables of this release.
    if (behind.length + ahead.length > 0) return;
    const shape = await computeShape(release);
    yield await checkStorage(reader);
    yield await checkReferences(reader, shape);
    yield await checkAuditChain(reader, requireTable(shape, "AuditRecord"));
    yield await checkLadderVersions(reader, requireTable(shape, "LadderVersion"));
    yield await checkRatedCounts(reader);
    yield await checkReportingLines(reader);
    yield await checkAttachments(await listAttachments(reader, shape), contents);
  } finally {
    await reader.close();
  }
}

function result(check: string, wrong: readonly string[], { right }: { right: string }): CheckResult {
  if (wrong.length === 0) return { check, ok: true, detail: right };
  const more = wrong.length > MAX_EXAMPLES ? [`and ${wrong.length - MAX_EXAMPLES} more`] : [];
  return { check, ok: false, detail: [...wrong.slice(0, MAX_EXAMPLES), ...more].join("; ") };
}

function requireTable({ tables }: Shape, name: string): Table {
  const table = tables.find((one) => one.name === name);
  if (!table) throw new Error(`there is no table ${name}`);
  return table;
}

/** The content of every attachment is there, and is what was written. */
async function checkAttachments(names: readonly AttachmentName[], contents: AttachmentContents): Promise<CheckResult> {
  const wrong: string[] = [];
  for (const name of names) {
    if ((await contents.read(name)) === null) wrong.push(`the content of ${name.id} is gone or damaged`);
  }
  return result("attachments", wrong, { right: `${names.length} there, each as it was written` });
}

async function checkStorage(reader: Reader): Promise<CheckResult> {
  if (reader.engine === "sqlite") {
    const rows = await readAll(reader, "PRAGMA integrity_check");
    const wrong = rows.map(([text]) => String(text)).filter((text) => text !== "ok");
    return result("storage", wrong, { right: "the file is intact" });
  }
  const rows = await readAll(
    reader,
    `SELECT 'index ' || indexrelid::regclass || ' is not valid' FROM pg_index WHERE NOT indisvalid
     UNION ALL
     SELECT 'constraint ' || conname || ' was never checked' FROM pg_constraint
     WHERE NOT convalidated AND connamespace = current_schema()::regnamespace`,
  );
  return result(
    "storage",
    rows.map(([text]) => String(text)),
    { right: "indexes and constraints are valid" },
  );
}

/** Every reference of the schema leads to a row that is there. */
async function checkReferences(reader: Reader, { tables }: Shape): Promise<CheckResult> {
  const wrong: string[] = [];
  let count = 0;
  for (const { name, foreignKeys } of tables) {
    for (const { columns, parent, parentColumns } of foreignKeys) {
      count++;
      const isSet = columns.map((column) => `c."${column}" IS NOT NULL`).join(" AND ");
      const matches = columns.map((column, index) => `p."${parentColumns[index]}" = c."${column}"`).join(" AND ");
      const [row] = await readAll(
        reader,
        `SELECT count(*) FROM "${name}" c WHERE ${isSet} AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE ${matches})`,
      );
      const orphans = Number(row?.[0]);
      if (orphans > 0) wrong.push(`${orphans} of ${name} name a ${parent} (${columns.join(", ")}) that is not there`);
    }
  }
  return result("references", wrong, { right: `${count} kinds of reference, none leads nowhere` });
}

/** Reads a table's rows as objects, in the order of its key. */
async function* readObjects(reader: Reader, table: Table): AsyncGenerator<Record<string, Portable>> {
  for await (const rows of readTable(reader, table)) {
    for (const row of rows) {
      yield Object.fromEntries(table.columns.map(({ name }, index) => [name, row[index] ?? null]));
    }
  }
}

async function checkAuditChain(reader: Reader, table: Table): Promise<CheckResult> {
  const wrong: string[] = [];
  let last = AUDIT_GENESIS;
  for await (const record of readObjects(reader, table)) {
    const sequence = Number(record.sequence);
    const entry = { ...record, sequence, at: new Date(String(record.at)) } as Parameters<typeof computeAuditHash>[1];
    if (sequence !== last.sequence + 1) wrong.push(`records ${last.sequence + 1} to ${sequence - 1} are missing`);
    else if (record.previousHash !== last.hash) wrong.push(`record ${sequence} does not follow the one before`);
    if (record.hash !== computeAuditHash(String(record.previousHash), entry)) {
      wrong.push(`record ${sequence} is not what was written`);
    }
    last = { sequence, hash: String(record.hash) };
  }
  const [stored] = await readAll(reader, sql`SELECT ${head.sequence}, ${head.hash} FROM ${head}`);
  const [sequence, hash] = stored ?? [AUDIT_GENESIS.sequence, AUDIT_GENESIS.hash];
  if (Number(sequence) !== last.sequence || hash !== last.hash) {
    wrong.push(`the chain ends at record ${last.sequence} and should end at ${Number(sequence)}`);
  }
  return result("audit chain", wrong, { right: `${last.sequence} records, every link recomputed` });
}

async function checkLadderVersions(reader: Reader, table: Table): Promise<CheckResult> {
  const wrong: string[] = [];
  let count = 0;
  for await (const { ladderId, version, content, contentHash } of readObjects(reader, table)) {
    count++;
    const hash = createHash("sha256").update(String(content)).digest("hex");
    if (hash !== contentHash) wrong.push(`${ladderId} ${version} is not what was published`);
  }
  return result("ladder versions", wrong, { right: `${count} published, all as they were` });
}

async function checkRatedCounts(reader: Reader): Promise<CheckResult> {
  const rows = await readAll(
    reader,
    sql`SELECT ${s.id}, ${s.ratedCount}, coalesce(counted.rated, 0) FROM ${s}
     LEFT JOIN (SELECT ${r.sheetId}, count(*) AS rated FROM ${r}
       WHERE ${r.proficiency} IS NOT NULL OR ${r.notObserved} GROUP BY ${r.sheetId}) counted
       ON counted.${unqualified(r.sheetId)} = ${s.id}
     WHERE ${s.ratedCount} <> coalesce(counted.rated, 0)`,
  );
  const wrong = rows.map(([id, stored, counted]) => `sheet ${id} says ${stored} and has ${counted}`);
  return result("rated competencies", wrong, { right: "every sheet has as many ratings as it says" });
}

const toKey = ({ aboveId, belowId, depth }: Line) => `${aboveId} above ${belowId} at ${depth}`;

async function checkReportingLines(reader: Reader): Promise<CheckResult> {
  const people = await readAll(reader, sql`SELECT ${p.id}, ${p.managerId} FROM ${p}`);
  const managerOf = new Map(
    people.map(([id, managerId]) => [String(id), managerId === null ? null : String(managerId)]),
  );
  const expected = new Set(computeLinesAbove(managerOf, managerOf.keys()).map(toKey));
  const wrong = findLoops(managerOf).map((loop) => `these report to each other in a loop: ${loop.join(", ")}`);
  for (const [aboveId, belowId, depth] of await readAll(
    reader,
    sql`SELECT ${l.aboveId}, ${l.belowId}, ${l.depth} FROM ${l}`,
  )) {
    const key = toKey({ aboveId: String(aboveId), belowId: String(belowId), depth: Number(depth) });
    if (!expected.delete(key)) wrong.push(`should not be: ${key}`);
  }
  wrong.push(...[...expected].map((key) => `missing: ${key}`));
  return result("reporting lines", wrong, { right: `${people.length} people, every line as their managers say` });
}
