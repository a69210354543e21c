import { spawn } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { prepare } from "../app/cli/prepare";
import { requireChromium } from "./support/chromium";

/**
 * Runs the checks of one suite, the static ones beside the build: `tsx tests/run.ts [suite] [arguments of its runner]`.
 * The last line counts what passed and what failed. CONTRIBUTING.md says when to use which suite.
 */
const [suiteName = "test", ...runnerArguments] = process.argv.slice(2);

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

/** Prints what the check says once it is over, since others can run beside it. */
async function runCheck(title: string, command: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number>((resolve) => {
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
  console.log(`\n== ${title}\n${output.trimEnd()}`);
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

/** Vitest, either both projects or the one that is named. */
async function runVitest(title: string, project?: "unit" | "data"): Promise<Outcome> {
  const file = `${REPORTS}/vitest.json`;
  const code = await run(title, [
    bin("vitest/vitest.mjs"),
    "run",
    ...(project ? ["--project", project] : []),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...runnerArguments,
  ]);
  const report = await readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return outcome(code, report && { passed: report.numPassedTests, failed: report.numFailedTests });
}

async function runEndToEndTests(suite: "test" | "resilience"): Promise<Outcome> {
  const file = `${REPORTS}/playwright.json`;
  const code = await run("End-to-end tests", [bin("@playwright/test/cli.js"), "test", ...runnerArguments], {
    CHROMIUM_PATH: requireChromium(),
    TEST_SUITE: suite,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const report = await readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  return outcome(
    code,
    report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky },
  );
}

type Check = () => Promise<Outcome>;

/** One check after the other; one that throws counts as failed. */
async function runAll(checks: readonly Check[]): Promise<Outcome> {
  const total: Outcome = { passed: 0, failed: 0 };
  for (const check of checks) {
    try {
      const { passed, failed } = await check();
      total.passed += passed;
      total.failed += failed;
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      total.failed += 1;
    }
  }
  return total;
}

/** Lanes of checks at the same time. */
const together =
  (...lanes: Check[][]): Check =>
  async () => {
    const outcomes = await Promise.all(lanes.map(runAll));
    return {
      passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
      failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    };
  };

const build: Check = async () => {
  console.log("== Build");
  await prepare();
  return { passed: 1, failed: 0 };
};

const format: Check = () =>
  runCheck("Lint and format", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]);
const deadCode: Check = () => runCheck("Unused files, exports and dependencies", [bin("knip/bin/knip.js")]);
const plainComments: Check = () =>
  runCheck("Plain English in comments", [bin("tsx/dist/cli.mjs"), "tests/comments/check.ts"]);
const lint = [format, deadCode, plainComments];

/** The types of columns are part of the generated clients. */
const generateClients: Check = async () => {
  await prepare("database clients");
  return { passed: 0, failed: 0 };
};

const typecheck: Check = () =>
  runCheck("Types", [
    bin("typescript/bin/tsc"),
    "--noEmit",
    "--incremental",
    "--tsBuildInfoFile",
    ".cache/tsbuildinfo",
  ]);

const unitTests: Check = () => runVitest("Unit tests", "unit");
const dataTests: Check = () => runVitest("Data tests", "data");
const unitAndDataTests: Check = () => runVitest("Unit and data tests");
const endToEndTests: Check = () => runEndToEndTests("test");
const statisticsPackage: Check = () =>
  runCheck("The statistics package by itself", [bin("tsx/dist/cli.mjs"), "tests/statistics-package.ts"]);
const resilienceTests: Check = () => runEndToEndTests("resilience");

const SUITES: Record<string, Check[]> = {
  test: [generateClients, together([build], [...lint, typecheck]), unitAndDataTests, endToEndTests],
  resilience: [build, statisticsPackage, resilienceTests],
  lint,
  typecheck: [generateClients, typecheck],
  unit: [generateClients, unitTests],
  data: [generateClients, dataTests],
  e2e: [build, endToEndTests],
};

const suite = SUITES[suiteName];
if (!suite) throw new Error(`There is no suite "${suiteName}": choose one of ${Object.keys(SUITES).join(", ")}.`);
await rm(REPORTS, { recursive: true, force: true });
await mkdir(REPORTS, { recursive: true });
const total = await runAll(suite);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
