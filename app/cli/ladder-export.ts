import { writeFile } from "node:fs/promises";
import { describeLadder } from "#app/domain/ladder/export-blocks";
import { printBlocksAsHtml } from "#app/domain/ladder/export-html";
import { printBlocksAsMarkdown } from "#app/domain/ladder/export-markdown";
import { printLadderJson } from "#app/domain/ladder/json";
import type { Ladder } from "#app/domain/ladder/schema";
import { formatIssue } from "#app/domain/ladder/source";
import { printLadderCsv } from "#app/integrations/ladder-csv";
import { readLadderAt } from "#app/integrations/ladder-folder";

const EXPORTS: Record<string, (ladder: Ladder) => string> = {
  json: printLadderJson,
  markdown: (ladder) => printBlocksAsMarkdown(describeLadder(ladder)),
  csv: printLadderCsv,
  html: (ladder) => printBlocksAsHtml(`${ladder.name} ${ladder.version}`, describeLadder(ladder)),
};

/** Writes a ladder as one text, to a file or to the terminal. Gives the exit code: 1 where it cannot be read or written. */
export async function exportLadder(
  place: string,
  { format, out }: { format: string; out: string | null },
): Promise<number> {
  const toText = Object.hasOwn(EXPORTS, format) ? EXPORTS[format] : undefined;
  if (!toText) {
    console.error(`unknown format "${format}": choose one of ${Object.keys(EXPORTS).join(", ")}`);
    return 1;
  }
  const { ladder, issues } = await readLadderAt(place);
  if (!ladder) {
    for (const issue of issues) console.error(formatIssue(issue));
    return 1;
  }
  const text = toText(ladder);
  if (out === null) {
    process.stdout.write(text);
    return 0;
  }
  try {
    await writeFile(out, text);
  } catch (error) {
    console.error(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  console.log(out);
  return 0;
}
