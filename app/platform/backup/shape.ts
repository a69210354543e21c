import { readFile } from "node:fs/promises";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { type Engine, migrationsFolder } from "#app/platform/database/engine";
import { listMigrations } from "#app/platform/database/schema-engine";

/** What a column holds, whichever engine stores it. */
export type ValueKind = "text" | "integer" | "real" | "boolean" | "moment" | "bytes";
type Column = { name: string; kind: ValueKind };
type ForeignKey = { columns: string[]; parent: string; parentColumns: string[] };
export type Table = { name: string; columns: Column[]; key: string[]; foreignKeys: ForeignKey[] };

/** The tables that a list of migrations leads to, those that others refer to first. */
export type Shape = { migrations: string[]; tables: Table[] };

const KINDS: Record<string, ValueKind> = {
  TEXT: "text",
  INTEGER: "integer",
  REAL: "real",
  BOOLEAN: "boolean",
  DATETIME: "moment",
  BLOB: "bytes",
};

/** The migrations of this release, by name; both engines have the same ones. */
export const listReleaseMigrations = () => listMigrations(migrationsFolder("sqlite"));

export function readMigrationSql(engine: Engine, name: string): Promise<string> {
  return readFile(path.join(migrationsFolder(engine), name, "migration.sql"), "utf8");
}

/**
 * The shape after these migrations, read from an empty database in memory to which they are applied: nobody keeps a list
 * of tables by hand, and both engines are read and written by the same one. Throws for a column of an unknown type.
 */
export async function computeShape(migrations: readonly string[]): Promise<Shape> {
  const database = new Sqlite(":memory:");
  try {
    for (const name of migrations) database.exec(await readMigrationSql("sqlite", name));
    const names = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();
    return { migrations: [...migrations], tables: parentsFirst(names.map((name) => readTable(database, name))) };
  } finally {
    database.close();
  }
}

type ColumnInfo = { name: string; type: string; pk: number };
type ForeignKeyInfo = { id: number; seq: number; table: string; from: string; to: string };

function readTable(database: Sqlite.Database, name: string): Table {
  const columns = database.pragma(`table_info("${name}")`) as ColumnInfo[];
  const links = database.pragma(`foreign_key_list("${name}")`) as ForeignKeyInfo[];
  const ids = [...new Set(links.map(({ id }) => id))];
  return {
    name,
    columns: columns.map((column) => ({ name: column.name, kind: requireKind(name, column) })),
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map((column) => column.name),
    foreignKeys: ids.map((id) => {
      const parts = links.filter((link) => link.id === id).sort((one, other) => one.seq - other.seq);
      return {
        columns: parts.map(({ from }) => from),
        parent: parts[0]?.table ?? "",
        parentColumns: parts.map(({ to }) => to),
      };
    }),
  };
}

function requireKind(table: string, { name, type }: ColumnInfo): ValueKind {
  const kind = KINDS[type.toUpperCase()];
  if (!kind) throw new Error(`${table}.${name} is a ${type}, which backups do not know: add it to app/platform/backup`);
  return kind;
}

/** Each table after those it refers to; where tables refer to each other, by name. */
function parentsFirst(tables: readonly Table[]): Table[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = new Set<Table>();
  const entered = new Set<Table>();
  const visit = (table: Table) => {
    if (entered.has(table)) return;
    entered.add(table);
    for (const { parent } of table.foreignKeys) {
      const found = byName.get(parent);
      if (found) visit(found);
    }
    ordered.add(table);
  };
  tables.forEach(visit);
  return [...ordered];
}
