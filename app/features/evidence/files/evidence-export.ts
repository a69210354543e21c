import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import type { Day } from "#app/kernel/day";
import { printCsv } from "#app/platform/csv/csv-print";

/** A piece with the names that its ids had when it was exported. */
export type ExportedPiece = Omit<EvidencePiece, "tags" | "vouches"> & {
  archived: boolean;
  sharedWithManager: boolean;
  tags: { competencyId: string; competency: string; criterionId: string | null; criterion: string | null }[];
  vouches: { name: string; words: string; on: Day }[];
};

export type ExportHead = { name: string; on: Day };

/** The columns of the CSV file; the import reads those of them that it knows. */
const CSV_COLUMNS = [
  "title",
  "date",
  "links",
  "problem",
  "choice",
  "result",
  "risk",
  "competencies",
  "criteria",
  "vouched by",
  "shared with manager",
  "archived",
] as const;

/** Rows for spreadsheets. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function toEvidenceCsv(pieces: readonly ExportedPiece[]): string {
  const rows = pieces.map((piece) => [
    piece.title,
    piece.happenedOn ?? "",
    piece.links.join("\n"),
    piece.problem,
    piece.choice,
    piece.result,
    piece.risk,
    [...new Set(piece.tags.map(({ competencyId }) => competencyId))].join("; "),
    piece.tags
      .flatMap(({ competencyId, criterionId }) => (criterionId ? [`${competencyId}/${criterionId}`] : []))
      .join("; "),
    piece.vouches.map(({ name, words }) => (words ? `${name}: ${words}` : name)).join("\n"),
    piece.sharedWithManager ? "yes" : "no",
    piece.archived ? "yes" : "no",
  ]);
  return printCsv([[...CSV_COLUMNS], ...rows]);
}

export function toEvidenceJson(head: ExportHead, pieces: readonly ExportedPiece[]): string {
  return `${JSON.stringify({ format: "cairn-evidence", version: 1, ...head, evidence: pieces }, null, 2)}\n`;
}

/** A document to read, by year, the newest first; the import reads it back as a brag document. */
export function toEvidenceMarkdown(head: ExportHead, pieces: readonly ExportedPiece[]): string {
  const lines = [`# Evidence of ${asText(head.name)}`, "", `Exported on ${head.on}: ${pieces.length} in all.`];
  for (const piece of pieces) {
    const title = `${piece.happenedOn ?? "No day"}: ${asText(piece.title)}${piece.archived ? " (archived)" : ""}`;
    lines.push("", `## ${title}`);
    for (const [label, text] of [
      ["Problem", piece.problem],
      ["Choice", piece.choice],
      ["Result", piece.result],
      ["Risk", piece.risk],
    ] as const) {
      if (text) lines.push("", `**${label}.** ${text}`);
    }
    if (piece.links.length > 0) lines.push("", ...piece.links.map((link) => `- <${link}>`));
    if (piece.tags.length > 0) {
      lines.push("", "Shows:", "");
      for (const { competency, criterion } of piece.tags) {
        lines.push(`- ${asText(competency)}${criterion ? `: ${asText(criterion)}` : ""}`);
      }
    }
    for (const { name, words, on } of piece.vouches) {
      lines.push("", `> ${words.replaceAll("\n", "\n> ") || "Endorsed it."}`, `> – ${asText(name)}, ${on}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Words that are no Markdown stay what they are. */
const asText = (text: string) => text.replace(/([\\`*_[\]<>#])/g, "\\$1");
