/** A line of a CSV file, by its number in the file (the first is 1). */
export type CsvLine = { line: number; cells: string[] };

/** The lines of a text, whichever system wrote it. */
export const splitLines = (text: string): string[] => text.split(/\r\n|\n|\r/);

/** The numbers (the first is 1) of lines with more than `max` characters, at most `limit` of them: asked before any pattern reads the text. */
export function findLongLines(text: string, max: number, limit: number): number[] {
  const found: number[] = [];
  let line = 1;
  let start = 0;
  for (let at = 0; at <= text.length && found.length < limit; at++) {
    const code = at === text.length ? LINE_FEED : text.charCodeAt(at);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    if (at - start > max) found.push(line);
    if (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    start = at + 1;
    line++;
  }
  return found;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * The text without those characters at its end for which `isTrimmed` holds. A pattern such as `/[\s:]+$/` begins again at
 * every character of every run in the text, which takes quadratic time.
 */
export function trimEndWhere(text: string, isTrimmed: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isTrimmed(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
