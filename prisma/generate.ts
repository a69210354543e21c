import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { deriveColumns } from "./derive-columns";
import { derivePostgresSchema } from "./derive-postgres-schema";

/** Generates both Prisma clients and the names of all columns; the PostgreSQL schema is derived from the one source first. */
const derived = "prisma/derived/postgresql.prisma";
mkdirSync("prisma/derived", { recursive: true });
const source = readFileSync("prisma/schema.prisma", "utf8");
writeFileSync(derived, derivePostgresSchema(source));
for (const schema of ["prisma/schema.prisma", derived]) {
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--schema", schema, "--no-hints"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
writeFileSync("app/platform/database/generated/columns.ts", deriveColumns(source));
