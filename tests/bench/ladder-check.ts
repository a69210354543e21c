/**
 * How long `cairn ladder check` takes on a large ladder, beyond Node's own start. Run: npx tsx tests/bench/ladder-check.ts [competencies] [runs]
 * Runs of the command and of an empty program take turns, so that a busy machine slows both; the medians count.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { printLadder } from "#app/domain/ladder/print";
import { readLadderAt } from "#app/integrations/ladder-folder";
import { makeLargeLadder } from "./large-ladder";

const [competencies = 200, runs = 11] = process.argv.slice(2).map(Number);

function time(args: string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const { ladder: shipped } = await readLadderAt("ladder");
if (!shipped) throw new Error("the shipped ladder has errors");
const folder = mkdtempSync(path.join(tmpdir(), "cairn-large-"));
try {
  const { files } = printLadder(makeLargeLadder(shipped, competencies));
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const command = ["app/cli/cairn.mjs", "ladder", "check", folder];
  time(command);
  const empty: number[] = [];
  const whole: number[] = [];
  for (let run = 0; run < runs; run++) {
    empty.push(time(["-e", "0"]));
    whole.push(time(command));
  }
  const [start, total] = [median(empty), median(whole)];
  const kib = Math.round(files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1024);
  console.log(`${competencies} competencies, ${files.length} files, ${kib} KiB; medians of ${runs} runs`);
  console.log(`node -e 0      ${start.toFixed(0)} ms`);
  console.log(
    `ladder check   ${total.toFixed(0)} ms, ${(total - start).toFixed(0)} ms beyond Node's start (${(total / start).toFixed(1)} times)`,
  );
  console.log(`range          ${Math.min(...whole).toFixed(0)} to ${Math.max(...whole).toFixed(0)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
