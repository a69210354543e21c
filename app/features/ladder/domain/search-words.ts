import { foldText } from "#app/kernel/fold";

/** A word of a text: what it is searched by, and where it stands. */
export type FoundWord = { word: string; start: number; end: number };

/** A part of a text, and whether it is a word that was looked for. */
export type Segment = { text: string; isMatch: boolean };

/** Longer than anyone types, short enough to search for at once. */
export const MAX_QUERY_LENGTH = 100;
/** No word of a language that has these endings is longer; what is (a key, an address) has none. */
const MAX_WORD_LENGTH = 60;
/** Long texts are cut to about this many characters around what was found. */
const EXCERPT_LENGTH = 240;
/** How much of the text before the first word found is kept, so that it is read in its sentence. */
const EXCERPT_LEAD = 60;

/** The words of a text in lower case and without accents, each with its place in the text as it is. */
export function findWords(text: string): FoundWord[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), (match) => ({
    word: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * A word without the endings of English grammar, so that "measures", "measured" and "measuring" are one: a few of the
 * rules of Porter's algorithm (1980), which is enough to find a text and too little to name a word.
 */
export function stem(word: string): string {
  if (word.length < 3 || word.length > MAX_WORD_LENGTH) return word;
  const withoutPlural = word.replace(/(?<=[^aeiou])ies$/, "y").replace(/(?<=[^su])s$/, "");
  const base = withoutPlural.replace(/(?<=[aeiouy].*[^e])(?:ing|ed)$/, "");
  const single = base === withoutPlural ? base : base.replace(/([^aeioulsz])\1$/, "$1");
  return single.replace(/(?<=..)e$/, "").replace(/(?<=[^aeiou])y$/, "i");
}

/** The text in parts, with the words marked for which `isMatch` holds. Together they are the text again. */
export function toSegments(text: string, isMatch: (word: string) => boolean): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const found of findWords(text)) {
    if (!isMatch(found.word)) continue;
    if (found.start > end) segments.push({ text: text.slice(end, found.start), isMatch: false });
    segments.push({ text: text.slice(found.start, found.end), isMatch: true });
    end = found.end;
  }
  if (end < text.length) segments.push({ text: text.slice(end), isMatch: false });
  return segments;
}

/** The part of a text around most of the words for which `isMatch` holds; a short text as a whole, ends that were cut marked by "…". */
export function toExcerpt(text: string, isMatch: (word: string) => boolean): Segment[] {
  if (text.length <= EXCERPT_LENGTH) return toSegments(text, isMatch);
  const matches = findWords(text).filter(({ word }) => isMatch(word));
  let start = 0;
  let most = 0;
  for (const { start: candidate } of matches) {
    const from = Math.max(0, candidate - EXCERPT_LEAD);
    const count = matches.filter((match) => match.start >= from && match.end <= from + EXCERPT_LENGTH).length;
    if (count > most) [start, most] = [from, count];
  }
  start = Math.min(start, text.length - EXCERPT_LENGTH);
  const from = start === 0 ? 0 : text.indexOf(" ", start) + 1;
  const lastSpace = text.lastIndexOf(" ", start + EXCERPT_LENGTH);
  const to = start + EXCERPT_LENGTH >= text.length || lastSpace <= from ? text.length : lastSpace;
  return toSegments(`${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`, isMatch);
}
