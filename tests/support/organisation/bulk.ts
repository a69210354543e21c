import { openPostgresTarget, withoutForeignKeys } from "#app/platform/backup/postgres-target";
import { computeShape, listReleaseMigrations } from "#app/platform/backup/shape";
import { sqliteFile } from "#app/platform/backup/snapshot";
import { openSqliteTarget } from "#app/platform/backup/sqlite-target";
import { migrateTarget } from "#app/platform/backup/target";
import { engineOf } from "#app/platform/database/engine";

type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

/** Writes rows of one table, which all have the same columns; those left out get the defaults of the database. */
export type Write = (table: string, rows: Iterable<Row>) => Promise<void>;

const ROWS_PER_STATEMENT = 5_000;

/** Fills an empty database the way a restore does, in one go; gives how many rows that were. */
export async function fillDatabase(url: string, fill: (write: Write) => Promise<void>): Promise<number> {
  const engine = engineOf(url);
  const release = await listReleaseMigrations();
  const shape = await computeShape(release);
  const tables = new Map(shape.tables.map((table) => [table.name, table]));
  const rules = { release, force: false };
  const target =
    engine === "sqlite" ? await openSqliteTarget(sqliteFile(url), rules) : await openPostgresTarget(url, rules);
  let count = 0;
  const insert = async (name: string, rows: readonly Row[]) => {
    const table = tables.get(name);
    const given = Object.keys(rows[0] ?? {});
    const columns = given.map((key) => table?.columns.find((column) => column.name === key));
    if (!table || !columns.every((column) => column !== undefined)) throw new Error(`${name} has not all of ${given}`);
    const toText = (value: Row[string]) => (value instanceof Date ? value.toISOString() : value);
    await target.insert(
      { ...table, columns },
      rows.map((row) => given.map((key) => toText(row[key] ?? null))),
    );
    count += rows.length;
  };
  try {
    await migrateTarget(target, engine, release);
    await withoutForeignKeys(target, shape, () =>
      fill(async (table, rows) => {
        let part: Row[] = [];
        for (const row of rows) {
          part.push(row);
          if (part.length === ROWS_PER_STATEMENT) {
            await insert(table, part);
            part = [];
          }
        }
        if (part.length > 0) await insert(table, part);
      }),
    );
    await target.commit();
  } catch (error) {
    await target.abandon();
    throw error;
  }
  return count;
}
