/**
 * The PostgreSQL schema for a SQLite one: another provider and another place for the client. Everything else is said
 * once, in `prisma/schema.prisma`, and keeps to what both engines have.
 */
export function derivePostgresSchema(source: string): string {
  const derived = source
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"../app/platform/database/generated/sqlite"', '"../../app/platform/database/generated/postgresql"');
  return `// Derived from prisma/schema.prisma by prisma/generate.ts: do not edit.\n${derived}`;
}
