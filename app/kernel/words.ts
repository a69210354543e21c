/** Small pieces of English that many screens share. */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A count in words up to ten, in digits from there: "three", "12". */
export function countInWords(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** "one step", "three steps". */
export function plural(count: number, singular: string, several = `${singular}s`): string {
  return count === 1 ? singular : several;
}

/** "a", "a and b", "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
