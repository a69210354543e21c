/** A phrase that comments must not use, and what to write in its place. */
type Phrase = { pattern: RegExp; instead: string };

const PHRASES: readonly Phrase[] = [
  { pattern: /\banew\b/i, instead: '"again", or a verb such as recompute, reload or rebuild' },
  { pattern: /\bwho(m)?ever\b/i, instead: "the person's part: the reader, the caller, the next request" },
  { pattern: /\bsomebody\b/i, instead: "the person's part: a manager, the owner, a visitor" },
  { pattern: /\bby (itself|themselves|oneself)\b/i, instead: '"alone", "separately" or "automatically"' },
  { pattern: /\bmade of\b/i, instead: '"built from", "derived from" or "consists of"' },
  { pattern: /\bonce more\b/i, instead: '"again"' },
  { pattern: /\bat the first need\b/i, instead: '"on first use"' },
];

export type Offence = { line: number; phrase: string; instead: string };

/** Block comments and line comments. A `//` inside an address or a quoted text does not count. */
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`/\\])\/\/[^\n]*/g;

/** The listed phrases in the comments of a program, also where a line break divides them. */
export function findPhrases(program: string): Offence[] {
  return [...program.matchAll(COMMENT)].flatMap(({ 0: comment, index }) => {
    const text = comment.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, " ");
    return PHRASES.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(text);
      const line = program.slice(0, index).split("\n").length;
      return found ? [{ line, phrase: found[0], instead }] : [];
    });
  });
}
