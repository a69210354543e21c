import { createHash } from "node:crypto";
import { computeLinesAbove, findLoops, type Line } from "#app/kernel/reporting-line";
import { type AttachmentContents, type AttachmentName, listAttachments } from "#app/platform/backup/attachments";
import { PortableError } from "#app/platform/backup/portable-error";
import { computeShape, listReleaseMigrations, type Shape, type Table } from "#app/platform/backup/shape";
import { describeDatabase, listApplied, openSnapshot, type Reader, readAll } from "#app/platform/backup/snapshot";
import type { AuditKeys } from "./audit-key";
import { checkAgainstRecord } from "./check-against-record";
import { checkAuditChain, type KeptHead } from "./check-audit-chain";
import { type CheckResult, readObjects, result } from "./check-result";
import { sql, table, unqualified } from "./tables";

const s = table("Sheet", "s");
const r = table("Rating", "r");
const p = table("Person", "p");
const l = table("ReportingLine", "l");

/** Inputs of the check besides the database. */
export type CheckNeeds = {
  contents: AttachmentContents;
  /** Null where there is no secret: then records that were made with a key cannot be verified. */
  auditKeys: AuditKeys | null;
  /** A head of the audit log that was stored elsewhere; a prefix of its hash is enough. */
  head?: KeptHead | null;
  /** Whether people can have password links mailed to themselves. */
  sendsMail?: boolean;
};

/** Proves what the database claims of itself, as of one moment. It may be written to meanwhile. */
export async function* checkDatabase(url: string, needs: CheckNeeds): AsyncGenerator<CheckResult> {
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
    yield await checkAuditChain(reader, requireTable(shape, "AuditRecord"), needs);
    yield* checkAgainstRecord(reader, { sendsMail: needs.sendsMail ?? false });
    yield await checkLadderVersions(reader, requireTable(shape, "LadderVersion"));
    yield await checkRatedCounts(reader);
    yield await checkReportingLines(reader);
    yield await checkAttachments(await listAttachments(reader, shape), needs.contents);
  } finally {
    await reader.close();
  }
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
