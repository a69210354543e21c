import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Engine, migrationsFolder } from "#app/platform/database/engine";
import { applyMigrations, diffToSchema } from "#app/platform/database/schema-engine";
import { derivePostgresSchema } from "./derive-postgres-schema";
import { introspectionAdapterFor } from "./introspection-adapter";
import { startPostgresServer } from "./postgres-server";

/**
 * Writes the next migration of both engines: what takes a database with all migrations so far to the schema of today.
 * Usage: npm run migration -- short-name
 */
const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error("usage: npm run migration -- short-name (lower-case words joined by hyphens)");
  process.exit(1);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const source = await readFile("prisma/schema.prisma", "utf8");

async function writeMigration(engine: Engine, url: string, schema: string): Promise<void> {
  const folder = migrationsFolder(engine);
  await mkdir(folder, { recursive: true });
  const adapter = await introspectionAdapterFor(url);
  await applyMigrations(adapter, folder);
  const sql = await diffToSchema(adapter, schema);
  if (!sql) {
    console.log(`${engine}: nothing to do`);
    return;
  }
  const target = path.join(folder, `${stamp}_${name}`);
  await mkdir(target);
  await writeFile(path.join(target, "migration.sql"), `${sql}\n`);
  console.log(`${engine}: ${path.relative(".", target)}`);
}

const scratch = await mkdtemp(path.join(tmpdir(), "cairn-migration-"));
const postgres = await startPostgresServer();
try {
  await writeMigration("sqlite", `file:${path.join(scratch, "scratch.db")}`, source);
  await writeMigration("postgresql", postgres.url, derivePostgresSchema(source));
} finally {
  await postgres.stop();
  if (existsSync(scratch)) await rm(scratch, { recursive: true, force: true });
}
