import type { ParsedImport } from "#app/features/evidence/domain/import";
import { parseBragDocument } from "./brag-document";
import { looksLikeCsv, parseEvidenceCsv } from "./csv";
import { parseEvidenceJson } from "./json";

export const IMPORT_FORMATS = ["csv", "markdown", "json"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Detects the format: JSON by its first character, CSV by the columns in its first line, else a document. */
export function detectFormat(text: string): ImportFormat {
  const start = text.trimStart();
  if (start.startsWith("{") || /^\[\s*[{\]]/.test(start)) return "json";
  return looksLikeCsv(text) ? "csv" : "markdown";
}

const PARSERS: Record<ImportFormat, (text: string, timeZone: string) => ParsedImport> = {
  csv: parseEvidenceCsv,
  markdown: parseBragDocument,
  json: parseEvidenceJson,
};

/**
 * Reads a file of evidence. Any text gives rows and problems, each with its place; nothing is thrown. A moment counts by its day in `timeZone`, the
 * organisation's.
 */
export const parseEvidenceImport = (text: string, format: ImportFormat, timeZone: string): ParsedImport =>
  PARSERS[format](text, timeZone);
