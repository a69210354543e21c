/** Text in a drawing: the server cannot measure it, so its width is estimated, rather too wide than too narrow. */

export type Box = { x: number; y: number; width: number; height: number };

const NARROW = new Set("fijlrtI.,:;'|()[]!- ");
const WIDE = new Set("mwMW@%&…");
const NARROW_EM = 0.4;
const WIDE_EM = 0.95;
const CAPITAL_EM = 0.75;
const ORDINARY_EM = 0.6;
const DIGIT_EM = 0.65;
/** East Asian characters fill a square. */
const FIRST_FULL_WIDTH = 0x2e80;

export function estimateTextWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) {
    if (NARROW.has(character)) em += NARROW_EM;
    else if (WIDE.has(character)) em += WIDE_EM;
    else if (character >= "0" && character <= "9") em += DIGIT_EM;
    else if ((character.codePointAt(0) ?? 0) >= FIRST_FULL_WIDTH) em += 1;
    else if (character !== character.toLowerCase()) em += CAPITAL_EM;
    else em += ORDINARY_EM;
  }
  return em * fontSize;
}

/** The fewest letters to carry over to the next line. */
const MIN_WORD_END = 3;

/** `text` in lines no wider than `maxWidth`, broken between words, and within a word where it must be; cut with "…" past `maxLines`. */
export function wrapLabel(text: string, maxWidth: number, fontSize: number, maxLines: number): string[] {
  const fits = (line: string) => estimateTextWidth(line, fontSize) <= maxWidth;
  const lines: string[] = [];
  let line = "";
  for (const word of text.trim().split(/\s+/)) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = breakWord(word, fits);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? "";
  }
  lines.push(line);
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), truncateTo(lines.slice(maxLines - 1).join(" "), fits)];
}

/** `text` where it fits, else as much of its beginning as fits with "…". */
export function truncateLabel(text: string, maxWidth: number, fontSize: number): string {
  return truncateTo(text, (line) => estimateTextWidth(line, fontSize) <= maxWidth);
}

function truncateTo(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) return text;
  const characters = [...text];
  while (characters.length > 1 && !fits(`${characters.join("").trimEnd()}…`)) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** A word in parts that fit, each but the last with a hyphen; no end of one or two letters where that can be helped. */
function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = [];
  let rest = [...word];
  while (rest.length > 1 && !fits(rest.join(""))) {
    let length = rest.length - 1;
    while (length > 1 && !fits(hyphenated(rest, length))) length -= 1;
    if (rest.length - length < MIN_WORD_END) length = Math.max(rest.length - MIN_WORD_END, 1);
    parts.push(hyphenated(rest, length));
    rest = rest.slice(length);
  }
  return [...parts, rest.join("")];
}

function hyphenated(characters: readonly string[], length: number): string {
  const part = characters.slice(0, length).join("");
  return part.endsWith("-") ? part : `${part}-`;
}

export function overlaps(a: Box, b: Box): boolean {
  // Boxes that only touch do not overlap; the slack keeps rounding from making them.
  const slack = 0.01;
  return (
    a.x + a.width > b.x + slack &&
    b.x + b.width > a.x + slack &&
    a.y + a.height > b.y + slack &&
    b.y + b.height > a.y + slack
  );
}
