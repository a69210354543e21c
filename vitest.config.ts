import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "#app": path.resolve("app"), "#tests": path.resolve("tests"), "#prisma": path.resolve("prisma") };

/** Tests that need a database, on both engines. */
const DATA_TESTS = ["tests/{demo,features/*/data,platform/backup,platform/database}/**/*.test.ts"];

export default defineConfig({
  resolve: { alias },
  test: {
    setupFiles: ["tests/support/fail-on-console-error.ts"],
    // Every core works: by default one of two would be idle.
    maxWorkers: "100%",
    // The files of a worker share their loaded modules: no module holds state that one test could leave to another.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{tests,app/statistics/tests}/**/*.test.{ts,tsx}"],
          exclude: DATA_TESTS,
          // Properties run hundreds of cases, on machines that may be busy with something else.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "data",
          include: DATA_TESTS,
          globalSetup: ["tests/support/database-templates.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
