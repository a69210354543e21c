import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { derivePostgresSchema } from "./derive-postgres-schema";

/** Generates both Prisma clients; the PostgreSQL schema is derived from the one source first. */
const derived = "prisma/derived/postgresql.prisma";
mkdirSync("prisma/derived", { recursive: true });
writeFileSync(derived, derivePostgresSchema(readFileSync("prisma/schema.prisma", "utf8")));
for (const schema of ["prisma/schema.prisma", derived]) {
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--schema", schema, "--no-hints"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
