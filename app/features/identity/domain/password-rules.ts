/** The shipped list, in small letters. */
export type CommonPasswords = {
  /** Refused as they are. */
  all: ReadonlySet<string>;
  /** The most common of them: two of these together are refused too. */
  best: ReadonlySet<string>;
};

/** What an attacker knows of an account, and tries first. */
export type PasswordOwner = { name: string; email: string; organisation: string };

const ADVICE = "Use four or more unrelated words, or one that a password manager generated.";
export const PASSWORD_FAULTS = {
  common: `This is a common password, or one with a few characters added. ${ADVICE}`,
  pattern: `This is a pattern: one part repeated, a sequence, or keys in a row. ${ADVICE}`,
  own: `This is made from your name, your address or your organisation. ${ADVICE}`,
} as const;
export type PasswordFault = keyof typeof PASSWORD_FAULTS;

/** So many characters around a word are decoration: a year, an exclamation mark. More of them count for themselves. */
const MAX_DECORATION = 6;
/** Parts of a name or address shorter than this are in many words. */
const MIN_OWN_PART = 3;
/** What must remain beside one's own parts. */
const MIN_REST = 5;
/** A part as long as a password, said twice, is no weaker than said once. */
const MIN_LENGTH = 12;
const MIN_RUN = 3;

/** Why a password of the right length is easily guessed, or null. */
export function findPasswordFault(
  password: string,
  owner: PasswordOwner,
  common: CommonPasswords,
): PasswordFault | null {
  const folded = fold(password);
  if (common.all.has(folded)) return "common";
  if (isRepeated(folded) || isRuns(folded)) return "pattern";
  const parts = ownParts(owner);
  for (const reading of [folded, readSigns(folded)]) {
    if (countDecoration(reading) > MAX_DECORATION) continue;
    const core = lettersOf(reading);
    const rest = removeParts(core, parts);
    if (rest.length < core.length && rest.length < MIN_REST) return "own";
    if (isCommon(rest, common)) return rest === core ? "common" : "own";
  }
  return null;
}

/** Small letters without accents: what differs only in those is the same guess. */
const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** One part again and again: "aaaaaaaaaaaa", "abcabcabcabc", "passwordpassword". */
function isRepeated(text: string): boolean {
  const characters = [...text];
  for (let size = 1; size < MIN_LENGTH && size <= characters.length / 2; size++) {
    if (characters.every((character, index) => character === characters[index % size])) return true;
  }
  return false;
}

/** Rows and columns of keys, also in German and French order. */
const KEY_LINES = [
  "1234567890",
  "0987654321",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl;",
  "qsdfghjklm",
  "zxcvbnm,./",
  "yxcvbnm,.-",
  "1qaz",
  "2wsx",
  "3edc",
  "4rfv",
  "5tgb",
  "6yhn",
  "7ujm",
];
const PAIRS = new Set(
  KEY_LINES.flatMap((line) => [...line].slice(1).flatMap((key, i) => [line[i] + key, key + line[i]])),
);

/** Whether one follows the other in the alphabet, by number or on the keyboard, or is the same. */
function isNext(before: string, after: string): boolean {
  const distance = (after.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  return Math.abs(distance) <= 1 || PAIRS.has(before + after);
}

/** The text in runs of characters that follow each other. */
function splitRuns(text: string): string[][] {
  const runs: string[][] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const previous = last?.at(-1);
    if (last && previous !== undefined && isNext(previous, character)) last.push(character);
    else runs.push([character]);
  }
  return runs;
}

/** Nothing but sequences and keys in a row: "123456789012", "qwertyuiop123", "1qaz2wsx3edc". */
const isRuns = (text: string) => splitRuns(text).every((run) => run.length >= MIN_RUN);

/** Characters that are not letters; a sequence of them counts as one. */
function countDecoration(text: string): number {
  const groups = text.match(/[^\p{L}]+/gu) ?? [];
  return groups.flatMap(splitRuns).reduce((sum, run) => sum + (run.length >= MIN_RUN ? 1 : run.length), 0);
}

const LETTER_OF: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, "");

/** Signs and digits between letters read as letters: "p@ssw0rd". Those at the ends stay decoration. */
function readSigns(folded: string): string {
  const characters = [...folded];
  const isLetter = (character: string) => /\p{L}/u.test(character);
  const first = characters.findIndex(isLetter);
  const last = characters.findLastIndex(isLetter);
  return characters
    .map((character, index) => (index > first && index < last ? (LETTER_OF[character] ?? character) : character))
    .join("");
}

function ownParts({ name, email, organisation }: PasswordOwner): string[] {
  const parts = [name, email, organisation].flatMap((text) => {
    const folded = fold(text);
    return [lettersOf(folded), ...folded.split(/[^\p{L}]+/u)];
  });
  return [...new Set(parts)].filter((part) => part.length >= MIN_OWN_PART).sort((a, b) => b.length - a.length);
}

const removeParts = (core: string, parts: readonly string[]) =>
  parts.reduce((rest, part) => rest.split(part).join(""), core);

/** A word of the list, the same word repeated, or two of the most common ones together. */
function isCommon(letters: string, { all, best }: CommonPasswords): boolean {
  if (letters === "") return false;
  if (all.has(letters) || isRepeated(letters)) return true;
  for (let at = 3; at <= letters.length - 3; at++) {
    if (best.has(letters.slice(0, at)) && best.has(letters.slice(at))) return true;
  }
  return false;
}
