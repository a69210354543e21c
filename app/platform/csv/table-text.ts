/** Above this many lines no separator is looked for: titles above a table are fewer. */
const LINES_LOOKED_AT = 10;
const CHARACTERS_LOOKED_AT = 20_000;
const SEPARATORS = [",", ";", "\t"] as const;

type DecodedTable = { text: string; encoding: "UTF-8" | "UTF-16" | "Windows-1252" };

/**
 * The text of a table's file: UTF-8, UTF-16 with a byte order mark, or Windows-1252, which spreadsheets write by default.
 * Null where it is none of them: bytes without a character in Windows-1252, or damaged UTF-8. The byte order mark is dropped.
 */
export function decodeTable(bytes: Uint8Array): DecodedTable | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (utf16) return decodedAs("UTF-16", utf16, bytes);
  const utf8 = decodedAs("UTF-8", "utf-8", bytes);
  if (utf8 || !isWindows1252(bytes)) return utf8;
  return decodedAs("Windows-1252", "windows-1252", bytes);
}

function decodedAs(encoding: DecodedTable["encoding"], label: string, bytes: Uint8Array): DecodedTable | null {
  try {
    return { encoding, text: new TextDecoder(label, { fatal: true }).decode(bytes) };
  } catch {
    return null;
  }
}

/** Five bytes have no character in Windows-1252. A text that has valid UTF-8 beyond ASCII as well is UTF-8 with damage. */
function isWindows1252(bytes: Uint8Array): boolean {
  const isAssigned = bytes.every(
    (byte) => byte !== 0x81 && byte !== 0x8d && byte !== 0x8f && byte !== 0x90 && byte !== 0x9d,
  );
  return isAssigned && !/[^\0-\x7f\ufffd]/.test(new TextDecoder("utf-8").decode(bytes));
}

/**
 * The separator of a table, and its text with the line `sep=;` blanked, so that line numbers stay. Without that line, the
 * separator is the one that makes most cells of a line, outside quotes, near the top.
 */
export function findSeparator(text: string): { separator: string; text: string } {
  const said = /^\ufeff?"?sep=([,;\t|])"?[ \t,;]*(?=\r|\n|$)/i.exec(text);
  if (said?.[1]) return { separator: said[1], text: text.slice(said[0].length) };
  const lines = text
    .trimStart()
    .slice(0, CHARACTERS_LOOKED_AT)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/, LINES_LOOKED_AT);
  const most = (separator: string) => Math.max(...lines.map((line) => line.split(separator).length));
  const [first = ""] = lines;
  // The first line tells where it has a separator: in the rows below, texts without quotes may have commas.
  const counted = SEPARATORS.some((separator) => first.includes(separator))
    ? (separator: string) => first.split(separator).length
    : most;
  return {
    separator: SEPARATORS.reduce<string>((best, one) => (counted(one) > counted(best) ? one : best), ","),
    text,
  };
}
