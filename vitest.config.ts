import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "#app": path.resolve("app"), "#tests": path.resolve("tests"), "#prisma": path.resolve("prisma") };

/** Tests that need a database, on both engines. */
const DATA_TESTS = ["tests/{demo,features/*/data,platform/backup,platform/database}/**/*.test.ts"];

export default defineConfig({
  resolve: { alias },
  test: {
    setupFiles: ["tests/support/fail-on-console-error.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{tests,app/statistics/tests}/**/*.test.{ts,tsx}"],
          exclude: DATA_TESTS,
          // Properties run hundreds of cases, on machines that may be busy with something else.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "data",
          include: DATA_TESTS,
          globalSetup: ["tests/support/database-templates.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
