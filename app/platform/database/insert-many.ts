import { join, raw, sqltag } from "@prisma/client/runtime/client";
import type { Transaction } from "./database";

type Value = string | number | boolean | Date | null;

/** Bound values in one statement: below what SQLite (32,766) and PostgreSQL (65,535) take. */
const MAX_VALUES = 30_000;

/** Called after each statement with the number of rows. An exception rolls the transaction back. */
export type OnWritten = (rows: number) => void;

const quoted = (name: string) => raw(`"${name}"`);

/**
 * Inserts rows that are complete but for the defaults of the database; each has the same columns. For thousands at once:
 * ten times as fast as `createMany`, which plans every row. Plain SQL that both engines read alike; names of tables and
 * columns come from the program, never from input.
 */
export async function insertMany(
  tx: Transaction,
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
  onWritten: OnWritten = () => {},
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const names = join(columns.map(quoted));
  const rowsPerStatement = Math.floor(MAX_VALUES / columns.length);
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const tuples = rows
      .slice(start, start + rowsPerStatement)
      .map((row) => sqltag`(${join(columns.map((column) => row[column] ?? null))})`);
    await tx.$executeRaw(sqltag`INSERT INTO ${quoted(table)} (${names}) VALUES ${join(tuples)}`);
    onWritten(tuples.length);
  }
}
