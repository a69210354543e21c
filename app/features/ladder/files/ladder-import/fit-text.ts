import { MAX_LINE_LENGTH, MAX_NAME_LENGTH } from "#app/features/ladder/domain/schema";

/** Words that end with a full stop and do not end a sentence. */
const ABBREVIATION = /(?:^|[\s("'])(?:e\.g|i\.e|etc|vs|approx|cf|incl|no|st|dr|mr|ms|mrs)\.$/i;

/** One line: space runs are one space; zero-width and control characters, which no reader sees, are gone. */
export function clean(text: string): string {
  return text
    .replace(/[\u200b\u2060\ufeff\u00ad]|\p{Cs}/gu, "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** The sentences of a text; an abbreviation or a bracket that is still open ends none. */
export function toSentences(text: string): string[] {
  const sentences: string[] = [];
  let parts: string[] = [];
  let open = 0;
  for (const part of clean(text).split(/(?<=[.!?]["'”’)]?) (?=["'“‘(]?[\p{Lu}\d])/u)) {
    parts.push(part);
    open += count(part, "(") - count(part, ")");
    if (endsInAbbreviation(part) || open > 0) continue;
    sentences.push(parts.join(" "));
    parts = [];
    open = 0;
  }
  if (parts.length > 0 && parts.join("") !== "") sentences.push(parts.join(" "));
  return sentences;
}

/** The end alone is looked at: no abbreviation is longer. */
const endsInAbbreviation = (text: string) => ABBREVIATION.test(text.slice(-12));

const count = (text: string, letter: string) => text.split(letter).length - 1;

/** Pieces of at most `max` UTF-16 units which, joined by spaces, are the text: whole sentences where they fit, then clauses, then words. */
export function toPieces(text: string, max: number): string[] {
  const whole = clean(text);
  if (whole.length <= max) return whole === "" ? [] : [whole];
  return pack(
    toSentences(whole).flatMap((sentence) =>
      sentence.length <= max
        ? [sentence]
        : pack(
            sentence
              .split(/(?<=[;,:]) /)
              .flatMap((clause) => (clause.length <= max ? [clause] : packWords(clause, max))),
            max,
          ),
    ),
    max,
  );
}

/** Pieces of at most `max` UTF-16 units, cut between sentences alone; a sentence that is longer is a piece of its own. */
export const toWholeSentences = (text: string, max: number): string[] => pack(toSentences(text), max);

/** Examples that belong together, on one line while they fit. */
export const joinExamples = (examples: string[]): string[] => pack(examples.map(clean), MAX_LINE_LENGTH, "; ");

function pack(parts: string[], max: number, between = " "): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + between.length + part.length <= max)
      pieces[pieces.length - 1] = `${last}${between}${part}`;
    else pieces.push(part);
  }
  return pieces;
}

function packWords(text: string, max: number): string[] {
  const words = text.split(" ").flatMap((word) => {
    if (word.length <= max) return [word];
    // Half the limit, as a letter may be two units.
    return word.match(new RegExp(`.{1,${Math.floor(max / 2)}}`, "gsu")) ?? [];
  });
  return pack(words, max);
}

const LIST_MARK = /^\s*(?:[-*•–‣◦]|\d{1,2}[.)])\s+/;

/**
 * The entries of a text that is a list: lines marked by bullets or numbers, with the lines that belong to them. A text without marks is one
 * entry, or one for each line where `eachLine` says so.
 */
export function toListItems(text: string, { eachLine = false } = {}): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const isMarked = lines.some((line) => LIST_MARK.test(line));
  const items: string[] = [];
  let isAfterGap = false;
  for (const line of lines) {
    const bare = clean(line.replace(LIST_MARK, ""));
    if (bare === "") {
      isAfterGap = true;
      continue;
    }
    const begins = isMarked ? LIST_MARK.test(line) || isAfterGap : eachLine;
    isAfterGap = false;
    if (begins || items.length === 0) items.push(bare);
    else items[items.length - 1] = `${items.at(-1)} ${bare}`;
  }
  return items;
}

/** A criterion of one sentence ends without a full stop. */
export function withoutFullStop(text: string): string {
  const isOneSentence = !/[.!?] /.test(text) && /[^.]\.$/.test(text.slice(-2)) && !endsInAbbreviation(text);
  return isOneSentence ? text.slice(0, -1) : text;
}

/**
 * A name for headings and axes: without pictographs, its first letter a capital. Where it is too long it is cut, before a colon or bracket if
 * that helps; `rest` is then the whole text, for the description.
 */
export function toName(text: string): { name: string; rest: string | null } {
  const bare = clean(
    text.replace(/\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]|[\u{1f3fb}-\u{1f3ff}]|\u200d|\ufe0f/gu, (mark) =>
      /[©®™]/.test(mark) ? mark : " ",
    ),
  );
  const whole = bare === "" ? clean(text) : bare;
  const capital = whole.charAt(0).toLocaleUpperCase("en") + whole.slice(1);
  if (capital.length <= MAX_NAME_LENGTH) return { name: capital, rest: null };
  const head = /^(.{3,60}?)(?:: | \(| [–—-] )/.exec(capital)?.[1];
  return { name: head ?? `${toPieces(capital, MAX_NAME_LENGTH - 1)[0]}…`, rest: whole };
}
