import type { YAMLError } from "yaml";

/** The faults people make most, said without the words of YAML's specification; others are given as the parser words them. */
const PLAIN_WORDS: readonly [pattern: RegExp, words: string][] = [
  [/^Nested mappings/, "a colon inside a text: put the text in quotes"],
  [/^Implicit keys/, "a key must be on one line, with a colon and a space after it"],
  [/^Implicit map keys/, "a colon and a space are missing after the key"],
  [/^All (mapping|sequence) items/, "indented differently from the entries before it"],
  [/^Missing closing/, "the closing quote is missing"],
  [/^Flow sequence in block/, "the closing ] is missing before this"],
  [/^Flow map in block/, "the closing } is missing before this"],
  [/at node end$/, "text after the end of a value: put the whole value in quotes"],
  [/^Plain value cannot start/, "a text cannot start with this character: put it in quotes"],
  [/^Tabs are not allowed/, "indented with a tab: use spaces"],
  [/^Unexpected block-seq-ind on same line/, "a list must start on its own line"],
  [/ in YAML stream/, "this does not fit what stands before it"],
];

/** What is wrong with the text, in plain words. `maxDepth` is the nesting that a ladder file may have. */
export function describeYamlError(error: YAMLError, maxDepth: number): string {
  if (error.code === "RESOURCE_EXHAUSTION") return `nested more than ${maxDepth} deep`;
  if (error.code === "MULTIPLE_DOCS") return "a second document starts here: a ladder file holds one";
  if (error.code === "TAG_RESOLVE_FAILED") return "YAML tags, like !name, are not allowed";
  const known = PLAIN_WORDS.find(([pattern]) => pattern.test(error.message));
  return `not valid YAML: ${known?.[1] ?? error.message.charAt(0).toLowerCase() + error.message.slice(1)}`;
}

/** The faults to correct: without the later ones at one place, and without each word after the point where the parser lost its way. */
export function withoutConsequences(errors: YAMLError[]): YAMLError[] {
  return errors.filter(
    ({ pos, message }, index) =>
      index === 0 || (errors[index - 1]?.pos[0] !== pos[0] && !/ in YAML stream/.test(message)),
  );
}
