import { defineConfig } from "prisma/config";

// `prisma generate` looks for a schema engine binary that it never runs; migrations use the WebAssembly engine instead
// (docs/decisions/0003-migrations.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
