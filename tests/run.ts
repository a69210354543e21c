import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { prepare } from "../app/cli/prepare";
import { requireChromium } from "./support/chromium";

/**
 * All that `npm test` does, one step after the other, or with the argument "resilience" what `npm run test:resilience` does.
 * The last line says how many checks passed and failed.
 */
const isResilience = process.argv[2] === "resilience";

type Outcome = { passed: number; failed: number };

const REPORTS = ".cache/test-reports";
const bin = (name: string) => path.join("node_modules", name);

function run(title: string, command: string[], environment: Record<string, string> = {}): Promise<number> {
  console.log(`\n== ${title}`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

async function runCheck(title: string, command: string[]): Promise<Outcome> {
  const code = await run(title, command);
  return { passed: Number(code === 0), failed: Number(code !== 0) };
}

async function readReport<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** A runner that ended badly without a failed test (no report, an error outside tests) counts as one failure. */
function outcome(code: number, counts: Outcome | null): Outcome {
  if (!counts) return { passed: 0, failed: 1 };
  return { passed: counts.passed, failed: Math.max(counts.failed, Number(code !== 0)) };
}

async function runUnitAndDataTests(): Promise<Outcome> {
  const file = `${REPORTS}/vitest.json`;
  const code = await run("Unit and data tests", [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = await readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return outcome(code, report && { passed: report.numPassedTests, failed: report.numFailedTests });
}

async function runEndToEndTests(): Promise<Outcome> {
  const file = `${REPORTS}/playwright.json`;
  const code = await run("End-to-end tests", [bin("@playwright/test/cli.js"), "test"], {
    CHROMIUM_PATH: requireChromium(),
    TEST_SUITE: isResilience ? "resilience" : "test",
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const report = await readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  return outcome(
    code,
    report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky },
  );
}

await rm(REPORTS, { recursive: true, force: true });
await mkdir(REPORTS, { recursive: true });
const total: Outcome = { passed: 0, failed: 0 };
const steps: [string, () => Promise<Outcome>][] = [
  [
    "build",
    async () => {
      console.log("== Build");
      await prepare();
      return { passed: 1, failed: 0 };
    },
  ],
  ["lint", () => runCheck("Lint and format", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."])],
  ["types", () => runCheck("Types", [bin("typescript/bin/tsc"), "--noEmit"])],
  ["tests", runUnitAndDataTests],
  [
    "statistics package",
    () => runCheck("The statistics package by itself", [bin("tsx/dist/cli.mjs"), "tests/statistics-package.ts"]),
  ],
  ["end to end", runEndToEndTests],
];
const STEPS_OF_BOTH = new Set(["build", "end to end"]);
const STEPS_OF_RESILIENCE = new Set(["statistics package"]);
for (const [name, step] of steps) {
  if (!STEPS_OF_BOTH.has(name) && STEPS_OF_RESILIENCE.has(name) !== isResilience) continue;
  try {
    const { passed, failed } = await step();
    total.passed += passed;
    total.failed += failed;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    total.failed += 1;
  }
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
