import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "#app": path.resolve("app"), "#tests": path.resolve("tests"), "#prisma": path.resolve("prisma") };

export default defineConfig({
  resolve: { alias },
  test: {
    setupFiles: ["tests/support/fail-on-console-error.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/{domain,components,integrations,cli,http,workers}/**/*.test.{ts,tsx}"],
          // Properties run hundreds of cases, on machines that may be busy with something else.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "data",
          include: ["tests/data/**/*.test.ts"],
          globalSetup: ["tests/support/database-templates.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
