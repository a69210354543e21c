import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "#app/platform/database/migrate";
import { databaseUrl, startPostgresServer } from "#prisma/postgres-server";

declare module "vitest" {
  export interface ProvidedContext {
    sqliteTemplate: string;
    scratchFolder: string;
    postgresUrl: string;
    postgresTemplate: string;
  }
}

/** One migrated, empty database per engine; every test file works on copies. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-data-tests-"));
  await chmod(folder, 0o755);
  const template = path.join(folder, "template.db");
  await migrateDatabase(`file:${template}`);

  const server = await startPostgresServer();
  const templateName = `cairn_template_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${templateName}`);
  await migrateDatabase(databaseUrl(server.url, templateName));

  project.provide("sqliteTemplate", template);
  project.provide("scratchFolder", folder);
  project.provide("postgresUrl", server.url);
  project.provide("postgresTemplate", templateName);

  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
    await admin.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
