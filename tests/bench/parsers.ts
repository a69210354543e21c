/**
 * Whether everything that reads what people send is linear: processor time for texts of n and of 2n characters, made to
 * hold parsers up (`parser-texts.ts`). Run: npm run bench:parsers [beginning of a parser's name]
 *
 * n is half of what the parser takes, up to 1.5 MB; a text of 3 MB is given to each as well, which may be refused. A ratio
 * above 2.6 fails (2 is linear, 4 quadratic; the rest is for caches and garbage). Processor time of this process counts,
 * the least of several runs, so that a busy machine changes little; below the noise floor of 200 ms no ratio is
 * judged: anything quadratic is far above it at these sizes.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readRatingsCsv } from "#app/cli/ratings-csv";
import { listAddresses } from "#app/features/calibration/domain/session/member-schema";
import { detectFormat, parseEvidenceImport } from "#app/features/evidence/files/evidence-import";
import { takeLinks } from "#app/features/evidence/files/evidence-import/links-in-text";
import { readDay, readMonth } from "#app/features/evidence/files/evidence-import/written-days";
import { evidenceWordsSchema } from "#app/features/evidence/ui/evidence-schema";
import { MAX_FILE_KIB } from "#app/features/ladder/domain/document";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { findWords, stem } from "#app/features/ladder/domain/search-words";
import { MAX_IMPORT_FILE_BYTES } from "#app/features/ladder/files/ladder-import/decode";
import { type ImportFormat, importLadder } from "#app/features/ladder/files/ladder-import/import-ladder";
import { isEmail, normaliseEmail, toSingleLine } from "#app/features/people/domain/person";
import { parsePeopleCsv } from "#app/features/people/files/people-csv";
import { foldText } from "#app/kernel/fold";
import { linkKey } from "#app/kernel/link";
import { containsWords } from "#app/platform/database/text-search";
import { MAX_MARKDOWN_LENGTH, parseMarkdown } from "#app/platform/markdown";
import { HOSTILE_TEXTS } from "./parser-texts";

const MAX_RATIO = 2.6;
const NOISE_FLOOR_MS = 200;
const RUNS = 5;
/** Longer than this for a small part of the size, and so much longer than for a quarter of it, is quadratic: 4 is linear, 16 quadratic. */
const HOPELESS_MS = 3_000;
const HOPELESS_GROWTH = 8;
const MEGABYTES_3 = 3 * 1024 * 1024;

type Parser = { name: string; read: (text: string) => unknown; limit?: number };

const folder = mkdtempSync(path.join(tmpdir(), "cairn-parsers-"));
const encoder = new TextEncoder();
const ladderFrom =
  (format: ImportFormat, name: string, head = "") =>
  (text: string) =>
    importLadder(format, [{ path: name, bytes: encoder.encode(head + text) }], name);

const PARSERS: Parser[] = [
  { name: "evidence: its format", read: detectFormat },
  { name: "evidence: Markdown", read: (text) => parseEvidenceImport(text, "markdown", "UTC") },
  { name: "evidence: CSV", read: (text) => parseEvidenceImport(`title,day\n${text}`, "csv", "UTC") },
  { name: "evidence: JSON", read: (text) => parseEvidenceImport(text, "json", "UTC") },
  { name: "evidence: links in a text", read: takeLinks },
  { name: "evidence: written days", read: (text) => [readDay(text), readMonth(text)] },
  {
    name: "evidence: its form",
    read: (text) => evidenceWordsSchema.safeParse({ title: text, links: text, problem: text, happenedOn: text }),
  },
  { name: "people: CSV", read: (text) => parsePeopleCsv(`name,email,role\n${text}`) },
  { name: "people: fields", read: (text) => [isEmail(text), normaliseEmail(text), toSingleLine(text)] },
  {
    name: "ladder: YAML",
    read: (text) => parseLadder({ files: [{ path: "ladder.yaml", text }] }),
    limit: MAX_FILE_KIB * 1024,
  },
  { name: "ladder import: CSV", read: ladderFrom("csv", "a.csv"), limit: MAX_IMPORT_FILE_BYTES },
  {
    name: "ladder import: YAML",
    read: ladderFrom("financial-times", "a.yaml"),
    limit: MAX_IMPORT_FILE_BYTES,
  },
  {
    name: "ladder import: front matter",
    read: ladderFrom("monzo", "a.md", "---\nname: a\n---\n"),
    limit: MAX_IMPORT_FILE_BYTES,
  },
  {
    name: "ratings: CSV",
    read: (text) => {
      const file = path.join(folder, "ratings.csv");
      writeFileSync(file, `rater,subject,item,rating\n${text}`);
      return readRatingsCsv(file);
    },
  },
  { name: "Markdown on a page", read: parseMarkdown, limit: MAX_MARKDOWN_LENGTH },
  { name: "search: folding", read: (text) => [foldText(text), containsWords(["a"], text)] },
  { name: "search: words", read: (text) => findWords(text).map(({ word }) => stem(word)) },
  { name: "links: one address", read: (text) => linkKey(`https://a.test/${text}`) },
  { name: "addresses in a field", read: listAddresses },
];

async function measure(read: Parser["read"], text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

type Outcome = { text: string; atHalf: number; atFull: number; ratio: number | null };

/** The ratio of one text; null below the noise floor. Measured again, and the least taken, before it counts against a parser. */
async function compare(
  { read }: Parser,
  text: (length: number) => string,
  size: number,
  name: string,
): Promise<Outcome> {
  let atQuarter = Infinity;
  for (const part of [128, 32, 8]) {
    const milliseconds = await measure(read, text(Math.floor(size / part)));
    const isHopeless = milliseconds > HOPELESS_MS && milliseconds > HOPELESS_GROWTH * atQuarter;
    if (isHopeless) return { text: name, atHalf: milliseconds, atFull: Infinity, ratio: Infinity };
    atQuarter = milliseconds;
  }
  const [half, full] = [text(Math.floor(size / 2)), text(size)];
  let atHalf = await measure(read, half);
  let atFull = await measure(read, full);
  const isWithin = () => atFull < NOISE_FLOOR_MS || atFull / atHalf <= MAX_RATIO;
  for (let run = 1; run < RUNS && !isWithin(); run++) {
    atHalf = Math.min(atHalf, await measure(read, half));
    atFull = Math.min(atFull, await measure(read, full));
  }
  return { text: name, atHalf, atFull, ratio: atFull < NOISE_FLOOR_MS ? null : atFull / atHalf };
}

const [wanted = ""] = process.argv.slice(2);
let failed = 0;
console.log(
  `processor time, ${HOSTILE_TEXTS.length} texts each; below ${NOISE_FLOOR_MS} ms at 2n no ratio is judged\n`,
);
console.log("parser                        2n kB   slowest: n ms   2n ms   highest ratio");
try {
  for (const parser of PARSERS.filter(({ name }) => name.startsWith(wanted))) {
    const sizes = [...new Set([Math.min(parser.limit ?? MEGABYTES_3, MEGABYTES_3), MEGABYTES_3])];
    // Compiled before it counts.
    for (let run = 0; run < 3; run++) for (const { make } of HOSTILE_TEXTS.slice(0, 20)) await parser.read(make(4_000));
    for (const size of sizes) {
      const outcomes: Outcome[] = [];
      for (const { name, make } of HOSTILE_TEXTS) outcomes.push(await compare(parser, make, size, name));
      report(parser.name, size, outcomes);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed > 0) console.error(`\n${failed} texts take more than ${MAX_RATIO} times as long at twice the size`);
process.exitCode = failed > 0 ? 1 : 0;

function report(parser: string, size: number, outcomes: Outcome[]): void {
  const slowest = outcomes.reduce((a, b) => (b.atFull > a.atFull ? b : a));
  const judged = outcomes.filter((outcome) => outcome.ratio !== null);
  const steepest = judged.toSorted((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0))[0];
  console.log(
    parser.padEnd(28),
    String(Math.round(size / 1_000)).padStart(6),
    slowest.atHalf.toFixed(0).padStart(15),
    slowest.atFull.toFixed(0).padStart(7),
    `  ${steepest ? `${steepest.ratio?.toFixed(2)} (${steepest.text})` : "all below the floor"}`,
  );
  for (const { text, atHalf, atFull, ratio } of judged) {
    if (ratio === null || ratio <= MAX_RATIO) continue;
    failed++;
    console.log(`  above ${MAX_RATIO}: ${text}: ${atHalf.toFixed(0)} ms, ${atFull.toFixed(0)} ms, ${ratio.toFixed(2)}`);
  }
}
