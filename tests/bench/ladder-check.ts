/**
 * How long `cairn ladder check` takes on a large ladder, beyond Node's own start. Run: npx tsx tests/bench/ladder-check.ts [competencies] [runs]
 * Runs of the command and of an empty program take turns, so that a busy machine slows both; the medians count.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { printLadder } from "#app/features/ladder/domain/print";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";
import { inKilobytes } from "./budgets";
import { makeLargeLadder } from "./large-ladder";

const [competencies = 200, runs = 11] = process.argv.slice(2).map(Number);

type Cost = { elapsed: number; user: number };

/** Milliseconds on the clock, and of the processor's time in the program itself, which a busy machine lengthens less. */
function measure(args: string[]): Cost {
  const start = performance.now();
  const options = { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stderr } = spawnSync(process.execPath, ["--require", meter, ...args], options);
  const elapsed = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return { elapsed, user: Number(stderr.split("\n").at(-1)) / 1000 };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const { ladder: shipped } = await readLadderAt("ladder");
if (!shipped) throw new Error("the shipped ladder has errors");
const folder = mkdtempSync(path.join(tmpdir(), "cairn-large-"));
const meter = path.join(folder, "meter.cjs");
try {
  writeFileSync(meter, 'process.on("exit", () => require("node:fs").writeSync(2, "\\n" + process.cpuUsage().user));');
  const { files } = printLadder(makeLargeLadder(shipped, competencies));
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const command = ["app/cli/cairn.mjs", "ladder", "check", folder];
  measure(command);
  const empty: Cost[] = [];
  const whole: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    empty.push(measure(["-e", "0"]));
    whole.push(measure(command));
  }
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  console.log(`${competencies} competencies, ${files.length} files, ${inKilobytes(bytes)} kB; medians of ${runs} runs`);
  for (const kind of ["elapsed", "user"] as const) {
    const [start, total] = [empty, whole].map((costs) => median(costs.map((cost) => cost[kind]))) as [number, number];
    const all = whole.map((cost) => cost[kind]);
    const range = `${Math.min(...all).toFixed(0)} to ${Math.max(...all).toFixed(0)}`;
    console.log(
      `${kind === "user" ? "processor" : "clock    "}   node -e 0 ${start.toFixed(0)} ms, ladder check ${total.toFixed(0)} ms (${range}): ` +
        `${(total - start).toFixed(0)} ms beyond Node's start`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
