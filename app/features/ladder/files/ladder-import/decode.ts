import { START_OF_FILE } from "#app/features/ladder/domain/source";
import { decodeTable } from "#app/platform/csv/table-text";
import type { ImportLog } from "./log";

/** Bytes of one source file, with the path to show. */
export type ImportFile = { path: string; bytes: Uint8Array };

/** Ten times the longest file of a published ladder. A YAML file of this size takes some seconds to parse. */
export const MAX_IMPORT_FILE_BYTES = 512 * 1024;

/**
 * The text of a file; null, with an error at its place, where it is too large or not UTF-8. A table may be UTF-16 or Windows-1252 as well, which the
 * report says. A byte order mark is dropped.
 */
export function decodeFile({ path, bytes }: ImportFile, isTable: boolean, log: ImportLog): string | null {
  if (bytes.byteLength > MAX_IMPORT_FILE_BYTES) {
    const kib = Math.ceil(bytes.byteLength / 1024);
    log.error(
      { path, ...START_OF_FILE },
      `the file has ${kib} KiB; at most ${MAX_IMPORT_FILE_BYTES / 1024} KiB are allowed`,
    );
    return null;
  }
  const table = isTable ? decodeTable(bytes) : null;
  const text = isTable ? (table?.text ?? null) : decode(bytes);
  if (table && table.encoding !== "UTF-8")
    log.guessed({ path, ...START_OF_FILE }, `the encoding of the file: ${table.encoding}`);
  if (text === null) {
    log.error({ path, ...findInvalid(bytes) }, "this is not UTF-8: save the file as UTF-8");
    return null;
  }
  const zero = text.indexOf("\0");
  if (zero === -1) return text;
  const before = text.slice(0, zero).split("\n");
  const place = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  log.error({ path, ...place }, "this is not text: is it a spreadsheet file?");
  return null;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The first line that is not UTF-8, and how far it is. */
function findInvalid(bytes: Uint8Array): { line: number; column: number } {
  let line = 1;
  for (let start = 0; start <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end === -1 ? bytes.length : end);
    if (decode(part) === null) return { line, column: validLength(part) + 1 };
    if (end === -1) break;
    start = end + 1;
  }
  return START_OF_FILE;
}

function validLength(line: Uint8Array): number {
  let valid = 0;
  let length = 0;
  for (let end = 1; end <= line.length && end - valid <= 4; end += 1) {
    const text = decode(line.subarray(valid, end));
    if (text === null) continue;
    valid = end;
    length += text.length;
  }
  return length;
}
