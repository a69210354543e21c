import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * Prints which share of the lines of each capability the unit and data tests run: `npm run test:coverage`. It sets no
 * threshold, since what the browser tests cover does not count here.
 */
const FOLDER = ".cache/coverage";

type Lines = { total: number; covered: number };

const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=dot",
    "--coverage.enabled",
    "--coverage.provider=v8",
    "--coverage.include=app/**/*.{ts,tsx}",
    "--coverage.exclude=app/platform/database/generated/**",
    "--coverage.exclude=app/statistics/tests/**",
    "--coverage.reporter=json-summary",
    `--coverage.reportsDirectory=${FOLDER}`,
    "--coverage.reportOnFailure",
    ...process.argv.slice(2),
  ],
  { stdio: "inherit" },
);

/** "features/growth" for a file of a capability, "platform" for one of the folders that carry them. */
function capabilityOf(file: string): string {
  const [first = "", second = "", ...rest] = path.relative("app", file).split(path.sep);
  if (first === "features" && rest.length > 0) return `features/${second}`;
  return second === "" || first === "features" ? "app itself" : first;
}

const summary = JSON.parse(await readFile(`${FOLDER}/coverage-summary.json`, "utf8")) as Record<
  string,
  { lines: Lines }
>;
const byCapability = new Map<string, Lines>();
for (const [file, { lines }] of Object.entries(summary)) {
  const capability = file === "total" ? "all" : capabilityOf(file);
  const sum = byCapability.get(capability) ?? { total: 0, covered: 0 };
  byCapability.set(capability, { total: sum.total + lines.total, covered: sum.covered + lines.covered });
}
const rows = [...byCapability].sort(([a], [b]) => Number(a === "all") - Number(b === "all") || a.localeCompare(b));
console.log(`\n${"capability".padEnd(24)}${"lines".padStart(8)}${"covered".padStart(10)}`);
for (const [capability, { total, covered }] of rows) {
  const share = total === 0 ? "–" : `${Math.round((100 * covered) / total)}%`;
  console.log(`${capability.padEnd(24)}${String(total).padStart(8)}${share.padStart(10)}`);
}
process.exitCode = status ?? 1;
