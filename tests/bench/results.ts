import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import type { Engine } from "#app/platform/database/engine";
import type { Built } from "#tests/support/organisation/build";
import { BUDGETS } from "./budgets";
import type { Compared } from "./measure";

export const RESULTS_FOLDER = "tests/bench/results";

/** Scripts as they are sent, gzipped: those of the first load, and those that come once the page can be used. */
export type Scripts = { firstBytes: number; laterBytes: number };

/** In a browser with an empty cache, from the start of the navigation. */
export type Load = { firstContentMilliseconds: number; interactiveMilliseconds: number };

/** From a click on a rating to the next paint by Event Timing, which rounds to 8 ms and tells nothing below 16. */
export type Click = { clicks: number; p50: number; worst: number; scriptAndPaintP50: number };

/** Answers a second, and those of the limit that renders as many bytes; null for a write. */
export type Throughput = { perSecond: number; limitPerSecond: number | null };

export type Measured = Compared &
  Throughput & {
    name: string;
    kind: "trivial" | "page" | "write";
    statements: number;
    inSequence: number;
    bytes: number;
    scripts: Scripts | null;
    load: Load | null;
  };

/** `growth`: how many times the ratio at a hundred people its ratio is; null where that is not known. */
export type Row = Measured & { growth: number | null };

export type Result = {
  version: string;
  engine: Engine;
  people: number;
  rounds: number;
  machine: { node: string; cpus: number; model: string };
  built: Built;
  budgets: typeof BUDGETS;
  rows: Row[];
  click: Click | null;
};

const fileOf = (folder: string, engine: Engine, people: number) => path.join(folder, `${engine}-${people}.json`);

export async function findResult(folder: string, engine: Engine, people: number): Promise<Result | null> {
  try {
    return JSON.parse(await readFile(fileOf(folder, engine, people), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

export async function saveResult(
  folder: string,
  result: Omit<Result, "version" | "machine" | "budgets">,
): Promise<Result> {
  await mkdir(folder, { recursive: true });
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? "unknown" };
  const { rows, click, ...run } = result;
  const whole = { version, ...run, machine, budgets: BUDGETS, rows, click };
  await writeFile(fileOf(folder, result.engine, result.people), `${JSON.stringify(whole, null, 2)}\n`);
  return whole;
}
