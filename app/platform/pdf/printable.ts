/** Signs that only steer how others look: without them every letter is still there. */
const STEERING = new Set([0x200d, 0xfe0e, 0xfe0f, 0x2060, 0xfeff, 0xad]);

/**
 * Text that a font can show: a character the font does not have is written as its Unicode number, "[U+1F680]", so that
 * nothing is left out unsaid. Letters with their marks are joined first (NFC); other control signs than line ends go.
 */
export function toPrintable(text: string, has: (codePoint: number) => boolean): string {
  let result = "";
  for (const character of joinMarks(text).replaceAll("\r\n", "\n").replaceAll("\t", " ")) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (STEERING.has(codePoint)) continue;
    if (character === "\n" || (codePoint >= 0x20 && codePoint !== 0x7f && has(codePoint))) result += character;
    else if (codePoint >= 0x20) result += `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
  }
  return result;
}

/** Runs of more marks than Unicode's stream-safe format allows (UAX 15, D4): to put one in order takes quadratic time. */
const LONG_RUN = /\p{M}{31,}/u;

/** Letters joined with their marks; a text with runs of marks that no language has stays as it is. */
const joinMarks = (text: string) => (LONG_RUN.test(text) ? text : text.normalize("NFC"));

/** A long address in lines of at most `length` characters: it breaks without a hyphen, which would be read as a part of it. */
export function breakAddress(address: string, length: number): string {
  const characters = [...address];
  const lines: string[] = [];
  for (let start = 0; start < characters.length; start += length) {
    lines.push(characters.slice(start, start + length).join(""));
  }
  return lines.join("\n");
}
