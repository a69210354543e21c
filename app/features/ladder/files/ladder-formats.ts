import { describeLadder } from "#app/features/ladder/domain/export-blocks";
import { printBlocksAsHtml } from "#app/features/ladder/domain/export-html";
import { printBlocksAsMarkdown } from "#app/features/ladder/domain/export-markdown";
import { printLadderJson } from "#app/features/ladder/domain/json";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { printLadderCsv } from "./ladder-csv";

/** The forms in which a whole ladder can be taken away as one text. JSON alone loses nothing. */
export const LADDER_FORMATS = {
  json: { label: "JSON", mediaType: "application/json", extension: "json", print: printLadderJson },
  markdown: {
    label: "Markdown",
    mediaType: "text/markdown",
    extension: "md",
    print: (ladder: Ladder) => printBlocksAsMarkdown(describeLadder(ladder)),
  },
  csv: { label: "CSV", mediaType: "text/csv", extension: "csv", print: printLadderCsv },
  html: {
    label: "HTML",
    mediaType: "text/html",
    extension: "html",
    print: (ladder: Ladder) => printBlocksAsHtml(`${ladder.name} ${ladder.version}`, describeLadder(ladder)),
  },
} as const;
export type LadderFormat = keyof typeof LADDER_FORMATS;

export const isLadderFormat = (value: string): value is LadderFormat => Object.hasOwn(LADDER_FORMATS, value);
