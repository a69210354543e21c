import { REPETITION_THRESHOLD, similarityOf } from "./similarity";

/**
 * Whether a text that kept its id says something else now. The format asks that an id keeps its meaning, so another wording alone asks
 * nothing of anybody; but where fewer than half of the words are left, a person should look. Two texts that share no word to compare
 * are taken as rewritten unless they are equal.
 */
export function isRewritten(before: string, after: string): boolean {
  if (before === after) return false;
  return (similarityOf(before, after) ?? 0) < REPETITION_THRESHOLD;
}
