import { diffLadders } from "#app/features/ladder/domain/diff";
import { printDiffAsJson, printDiffAsMarkdown, printDiffAsText } from "#app/features/ladder/domain/diff-print";
import type { LadderDiff } from "#app/features/ladder/domain/diff-types";
import { formatIssue } from "#app/features/ladder/domain/source";
import { readLadderAt } from "#app/features/ladder/files/ladder-folder";

const PRINTERS: Record<string, (diff: LadderDiff) => string> = {
  text: printDiffAsText,
  markdown: printDiffAsMarkdown,
  json: printDiffAsJson,
};

/** Prints what a newer version of a ladder changes. Gives the exit code: 1 where one of the two cannot be read. */
export async function diffLadderFiles(
  before: string,
  after: string,
  { format, failOnBreaking }: { format: string; failOnBreaking: boolean },
): Promise<number> {
  const print = Object.hasOwn(PRINTERS, format) ? PRINTERS[format] : undefined;
  if (!print) {
    console.error(`unknown format "${format}": choose one of ${Object.keys(PRINTERS).join(", ")}`);
    return 1;
  }
  const [older, newer] = [await readLadderAt(before), await readLadderAt(after)];
  if (!older.ladder || !newer.ladder) {
    for (const { ladder, issues } of [older, newer]) {
      if (!ladder) for (const issue of issues) console.error(formatIssue(issue));
    }
    return 1;
  }
  const diff = diffLadders(older.ladder, newer.ladder);
  console.log(print(diff).trimEnd());
  return failOnBreaking && diff.breaking ? 1 : 0;
}
