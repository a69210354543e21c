import { readFile, writeFile } from "node:fs/promises";
import type { Engine } from "#app/platform/database/engine";
import {
  computeLimitRatio,
  inKilobytes,
  inMegabytes,
  listClickOverBudget,
  listLimitOverBudget,
  listOverBudget,
} from "./budgets";
import { findResult, type Measured, type Result, type Row, type Throughput } from "./results";

const DOCUMENT = "docs/performance.md";
const [BEGIN, END] = ["<!-- results: npm run bench -- --report -->", "<!-- end of results -->"];

const HEADINGS = [
  "",
  "per s",
  "limit/s",
  "× limit",
  "p50 ms",
  "p99 ms",
  "ratio",
  "p99 ratio",
  "growth",
  "SQL",
  "in seq.",
  "kB sent",
  "kB JS",
  "kB later",
  "FCP ms",
  "ready ms",
];

function cellsOf(row: Row): string[] {
  const { milliseconds, scripts, load } = row;
  return [
    row.name,
    row.perSecond.toFixed(0),
    row.limitPerSecond?.toFixed(0) ?? "",
    computeLimitRatio(row)?.toFixed(1) ?? "",
    milliseconds.p50.toFixed(2),
    milliseconds.p99.toFixed(2),
    row.ratio.toFixed(2),
    row.ratioP99.toFixed(2),
    row.growth?.toFixed(2) ?? "",
    String(row.statements),
    String(row.inSequence),
    inKilobytes(row.bytes),
    scripts ? inKilobytes(scripts.firstBytes) : "",
    scripts ? inKilobytes(scripts.laterBytes) : "",
    load?.firstContentMilliseconds.toFixed(0) ?? "",
    load?.interactiveMilliseconds.toFixed(0) ?? "",
  ];
}

function clickInWords({ click }: Result): string | null {
  if (!click) return null;
  const { clicks, p50, worst, scriptAndPaintP50 } = click;
  return `${clicks} clicks on a rating: ${p50} ms to the next paint by Event Timing (worst ${worst} ms), ${scriptAndPaintP50.toFixed(1)} ms until its frame was handed over.`;
}

export function listAllOverBudget({ rows, click, people }: Result): string[] {
  return [
    ...rows.flatMap((row) => listOverBudget(row, people).map((words) => `${row.name}: ${words}`)),
    ...(click ? listClickOverBudget(click).map((words) => `click on a rating: ${words}`) : []),
  ];
}

const toLine = (cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(27) : cell.padStart(index === 7 ? 11 : 9))).join("");

export const printHeadings = () => console.log(toLine(HEADINGS));
export const printRow = (row: Row) => console.log(toLine(cellsOf(row)));

export function printLimit(page: string, throughput: Throughput): void {
  const ratio = computeLimitRatio(throughput);
  const over = listLimitOverBudget(page, ratio);
  const cells = [throughput.perSecond.toFixed(0), throughput.limitPerSecond?.toFixed(0) ?? "", ratio?.toFixed(1) ?? ""];
  console.log(`${page.padEnd(27)}${cells.map((cell) => cell.padStart(9)).join("")}  ${over.join("; ")}`);
  if (over.length > 0) process.exitCode = 1;
}

/** What comes after the rows. A budget that is missed makes the whole run fail. */
export function printEnd(result: Result): void {
  const click = clickInWords(result);
  if (click) console.log(click);
  const over = listAllOverBudget(result);
  for (const words of over) console.log(`over budget: ${words}`);
  if (over.length > 0) process.exitCode = 1;
}

function toMarkdown(result: Result): string {
  const { engine, people, built, rounds, machine } = result;
  const name = engine === "sqlite" ? "SQLite" : "PostgreSQL";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const over = listAllOverBudget(result);
  return [
    `### ${name}, ${people.toLocaleString("en")} people`,
    "",
    `${built.rows.toLocaleString("en")} rows, ${built.ratings.toLocaleString("en")} of them ratings, ${inMegabytes(built.bytes)} MB, built in ${built.seconds.toFixed(0)} s. ` +
      `${rounds} rounds, Node ${machine.node.slice(1)}, ${machine.cpus} cores (${machine.model}).`,
    "",
    line(HEADINGS),
    line(HEADINGS.map((_, index) => (index === 0 ? "---" : "---:"))),
    ...result.rows.map((row) => line(cellsOf(row))),
    "",
    ...[clickInWords(result)].flatMap((words) => (words ? [words, ""] : [])),
    over.length === 0 ? "Everything within budget." : `Over budget: ${over.join("; ")}.`,
  ].join("\n");
}

/** Puts the tables of all stored results into the document. */
export async function writeReport(folder: string, engines: readonly Engine[], sizes: readonly number[]): Promise<void> {
  const results = await Promise.all(
    engines.flatMap((engine) => sizes.map((people) => findResult(folder, engine, people))),
  );
  const text = await readFile(DOCUMENT, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for results`);
  const tables = results.flatMap((result) => (result ? [toMarkdown(result)] : []));
  const shown = tables.length > 0 ? tables.join("\n\n") : `No results are stored in ${folder}.`;
  await writeFile(DOCUMENT, `${before}${BEGIN}\n\n${shown}\n\n${END}${after}`);
}

export function computeGrowth(row: Measured, base: Result | null): number | null {
  const before = base?.rows.find(({ name }) => name === row.name);
  return before ? row.ratio / before.ratio : null;
}
