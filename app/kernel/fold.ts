/** Letters that have no plain letter within them. */
const PLAIN: Record<string, string> = {
  ø: "o",
  ł: "l",
  ı: "i",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
};

/**
 * A text as people look it up and sort it: without capitals and accents, so that "Zoë" is found by "zoe" and "Åsa" stands
 * among the A. Folding what is folded changes nothing.
 */
export function foldText(text: string): string {
  // Marks go first too: to put a long run of them in order takes quadratic time, and each goes in the end.
  return text
    .replace(/\p{M}/gu, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłıđðþæœß]/g, (letter) => PLAIN[letter] ?? letter);
}
