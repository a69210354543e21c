import type { Database } from "./database";
import { migrationsFolder } from "./engine";
import { listMigrations } from "./schema-engine";

/** The migrations of this release that the database has not seen; all of them where it is empty. Throws when it is out of reach. */
export async function listPendingMigrations(database: Database): Promise<string[]> {
  const all = await listMigrations(migrationsFolder(database.engine));
  const applied = await listAppliedMigrations(database);
  return all.filter((name) => !applied.has(name));
}

async function listAppliedMigrations({ engine, client }: Database): Promise<Set<string>> {
  const [table] = await client.$queryRawUnsafe<unknown[]>(
    engine === "sqlite"
      ? "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'"
      : "SELECT 1 FROM information_schema.tables WHERE table_name = '_prisma_migrations' AND table_schema = current_schema()",
  );
  if (!table) return new Set();
  const rows = await client.$queryRawUnsafe<{ migration_name: string }[]>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
  );
  return new Set(rows.map((row) => row.migration_name));
}
