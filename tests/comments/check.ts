import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findPhrases } from "./phrases";

/** Lists the comments that use a phrase of `phrases.ts`, as `file:line: …`, and fails where there is one. */
const OWN = new Set(["phrases.ts", "phrases.test.ts"].map((name) => path.join("tests/comments", name)));
const GENERATED = /\/(generated|derived|node_modules)\//;

const files = ["app", "prisma", "tests"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  )
  .filter((file) => /\.(ts|tsx|mjs|prisma|css)$/.test(file) && !GENERATED.test(file) && !OWN.has(file));
let count = 0;
for (const file of files) {
  for (const { line, phrase, instead } of findPhrases(readFileSync(file, "utf8"))) {
    console.error(`${file}:${line}: "${phrase}" in a comment: write ${instead}`);
    count += 1;
  }
}
if (count > 0) process.exitCode = 1;
else console.log(`No listed phrase in the comments of ${files.length} files.`);
