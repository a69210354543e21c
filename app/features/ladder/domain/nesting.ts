import { Lexer } from "yaml";

/** Below this many brackets, and without long rows of dashes or deep indents, no text can nest far enough to exhaust the reader. */
const HARMLESS_BRACKETS = 200;
const MAX_INDENT = 200;

/**
 * The offset at which a text nests far deeper than `limit`, or null. The YAML reader calls itself for every level; a text nested
 * without end would exhaust its stack, and the whole process with it, before anything could be said of it. So this is asked first, of
 * marks alone. A little more than `limit` may pass: the reader then says it exactly.
 */
export function findExcessiveNesting(text: string, limit: number): number | null {
  const indent = new RegExp(`^ {${MAX_INDENT}}`, "m").exec(text);
  if (indent) return indent.index + MAX_INDENT;
  // Each dash or question mark of a row opens a list or map of its own.
  const row = new RegExp(`(?:[-?][ \\t]+){${limit + 1}}`).exec(text);
  if (row) return row.index;
  if ((text.match(/[[{]/g)?.length ?? 0) <= HARMLESS_BRACKETS) return null;
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth = Math.max(0, depth - 1);
    if (depth > 2 * limit) return offset;
    // The lexer's own marks, like that of a document's start, stand for no text.
    if (text.startsWith(token, offset)) offset += token.length;
  }
  return null;
}
