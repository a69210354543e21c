import type pg from "pg";
import { MIGRATION_LOCK } from "#app/platform/database/migrate";
import { PortableError } from "./portable-error";
import type { Shape, ValueKind } from "./shape";
import { connectPostgres, describeDatabase, listTables, type Reader, readAll, readPostgres } from "./snapshot";
import { MIGRATIONS_TABLE, requireReplaceable, type Target } from "./target";
import { fromPortable } from "./values";

/** How long to wait for a lock on the tables to be replaced, if a running server holds one. */
const LOCK_TIMEOUT_MS = 10_000;

const ARRAY_TYPES: Record<ValueKind, string> = {
  text: "text[]",
  integer: "integer[]",
  real: "double precision[]",
  boolean: "boolean[]",
  moment: "timestamp[]",
  bytes: "bytea[]",
};

type Rules = { release: readonly string[]; force: boolean };

/** Replaces the tables in one transaction: others see all of the new rows or none. */
export async function openPostgresTarget(url: string, rules: Rules): Promise<Target> {
  const client = await connectPostgres(url);
  const reader: Reader = { engine: "postgresql", read: (sql) => readPostgres(client, sql) };
  const target: Target = {
    reader,
    exec: async (sql) => void (await client.query(sql)),
    insert: ({ name, columns }, rows) => {
      const names = columns.map((column) => `"${column.name}"`).join(", ");
      const arrays = columns.map(({ kind }, index) => `$${index + 1}::${ARRAY_TYPES[kind]}`).join(", ");
      const values = columns.map(({ kind }, index) =>
        rows.map((row) => fromPortable("postgresql", kind, row[index] ?? null)),
      );
      return client
        .query(`INSERT INTO "${name}" (${names}) SELECT * FROM unnest(${arrays})`, values)
        .then(() => {})
        .catch((error) => {
          throw isUnstorableText(error)
            ? new PortableError(`${name} has a text with a NUL character, which PostgreSQL cannot store.`)
            : error;
        });
    },
    commit: async () => {
      await client.query("COMMIT");
      await client.query("ANALYZE");
      await client.end();
    },
    abandon: () => client.end(),
  };
  try {
    await begin(client, reader, { ...rules, place: describeDatabase(url) });
    return target;
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function begin(client: pg.Client, reader: Reader, rules: Rules & { place: string }): Promise<void> {
  await client.query("BEGIN");
  await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
  await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
  const present = await requireReplaceable(reader, rules);
  if ((await listTables(reader)).includes("_prisma_migrations")) present.push("_prisma_migrations");
  if (present.length > 0) await client.query(`DROP TABLE ${present.map((name) => `"${name}"`).join(", ")}`);
  await client.query(MIGRATIONS_TABLE.postgresql);
}

const isUnstorableText = (error: unknown) => (error as { code?: string }).code === "22021";

type Constraint = { table: string; name: string; definition: string };

/** Takes the foreign keys away while rows come in any order; putting them back proves every row. */
export async function withoutForeignKeys(target: Target, { tables }: Shape, load: () => Promise<void>): Promise<void> {
  if (target.reader.engine === "sqlite") return load();
  const ours = new Set(tables.map(({ name }) => name));
  const constraints = (await listForeignKeys(target.reader)).filter(({ table }) => ours.has(table));
  for (const { table, name } of constraints) await target.exec(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
  await load();
  for (const { table, name, definition } of constraints) {
    await target.exec(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" ${definition}`);
  }
}

async function listForeignKeys(reader: Reader): Promise<Constraint[]> {
  const rows = await readAll(
    reader,
    `SELECT c.relname, f.conname, pg_get_constraintdef(f.oid)
     FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid
     WHERE f.contype = 'f' AND f.connamespace = current_schema()::regnamespace`,
  );
  return rows.map(([table, name, definition]) => ({
    table: String(table),
    name: String(name),
    definition: String(definition),
  }));
}
