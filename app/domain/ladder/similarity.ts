/**
 * From this share of common words on, two texts are taken to ask for the same behaviour. In the shipped ladder (563 criteria) the closest
 * pair that asks for different things reaches 0.45; a sentence of eight words with two of them exchanged still reaches 0.6.
 */
export const REPETITION_THRESHOLD = 0.5;

/** Words that carry the grammar of a sentence and not its subject. */
const STOP_WORDS = new Set(
  (
    "a an and are as at be before by for from has have in into is it its of off on one or other out own so than that the their " +
    "them then they this to up when where which while who whose with without"
  ).split(" "),
);

/** Two texts of a list, by index, and the share of their words that both have: from the threshold to 1. */
export type SimilarTexts = { earlier: number; later: number; similarity: number };

/**
 * Pairs of texts that say nearly the same: the Jaccard index of their word sets (common words by all words; Jaccard 1912), stop words left out,
 * singular and plural taken as one. A text of stop words alone is similar to none.
 */
export function findSimilarTexts(texts: string[]): SimilarTexts[] {
  const wordSets = texts.map(contentWords);
  const textsWith = new Map<string, number[]>();
  const pairs: SimilarTexts[] = [];
  for (const [later, words] of wordSets.entries()) {
    const common = new Map<number, number>();
    for (const word of words) {
      const textsWithWord = textsWith.get(word) ?? [];
      for (const earlier of textsWithWord) common.set(earlier, (common.get(earlier) ?? 0) + 1);
      textsWithWord.push(later);
      textsWith.set(word, textsWithWord);
    }
    for (const [earlier, shared] of common) {
      const similarity = shared / (words.size + (wordSets[earlier]?.size ?? 0) - shared);
      if (similarity >= REPETITION_THRESHOLD) pairs.push({ earlier, later, similarity });
    }
  }
  return pairs;
}

/** The same measure for two texts: 0 where they share no word, 1 where they share all; null where neither has a word to share. */
export function similarityOf(a: string, b: string): number | null {
  const [ofA, ofB] = [contentWords(a), contentWords(b)];
  const shared = [...ofA].filter((word) => ofB.has(word)).length;
  const all = ofA.size + ofB.size - shared;
  return all === 0 ? null : shared / all;
}

function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map(singular));
}

/** Without the s of plurals and of verbs in the third person; a comparison needs no exact grammar. */
function singular(word: string): string {
  return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
