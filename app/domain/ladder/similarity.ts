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
 * singular and plural taken as one. A text of stop words alone is similar to none. In the order of the later text, then of the earlier.
 *
 * Two texts that share enough words share one of their rarest: with the words of all texts in one order, rare ones first, a pair at the threshold t meets
 * within the first n − ⌈t·n⌉ + 1 words of each (prefix filtering: Chaudhuri, Ganti and Kaushik 2006). Only those are looked up, and only as long as
 * enough words are left to share after the first (positional filtering: Xiao, Wang, Lin and Yu 2008).
 */
export function findSimilarTexts(texts: string[]): SimilarTexts[] {
  const ranked = rankWords(texts.map(contentWords));
  const places = new Map<number, { text: number; index: number }[]>();
  const lastSeenBy = new Int32Array(texts.length).fill(-1);
  const pairs: SimilarTexts[] = [];
  for (const [later, words] of ranked.entries()) {
    const candidates: number[] = [];
    const prefix = words.length - Math.ceil(REPETITION_THRESHOLD * words.length) + 1;
    for (let index = 0; index < prefix && index < words.length; index++) {
      const word = words[index] ?? 0;
      const found = places.get(word) ?? [];
      for (const { text: earlier, index: other } of found) {
        if (lastSeenBy[earlier] === later) continue;
        lastSeenBy[earlier] = later;
        // The first word they share: no more than it and what follows it on either side is shared.
        const rest = ranked[earlier]?.length ?? 0;
        const atMost = Math.min(words.length - index, rest - other);
        if (atMost >= REPETITION_THRESHOLD * (words.length + rest - atMost)) candidates.push(earlier);
      }
      found.push({ text: later, index });
      places.set(word, found);
    }
    for (const earlier of candidates.sort((a, b) => a - b)) {
      const others = ranked[earlier] ?? [];
      const shared = countShared(words, others);
      const similarity = shared / (words.length + others.length - shared);
      if (similarity >= REPETITION_THRESHOLD) pairs.push({ earlier, later, similarity });
    }
  }
  return pairs;
}

/** Each text's words as numbers in ascending order, the rarest word of all texts having the lowest. */
function rankWords(wordSets: Set<string>[]): number[][] {
  const counts = new Map<string, number>();
  for (const words of wordSets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranks = new Map([...counts].sort((a, b) => a[1] - b[1]).map(([word], rank) => [word, rank]));
  return wordSets.map((words) => [...words].map((word) => ranks.get(word) ?? 0).sort((a, b) => a - b));
}

/** How many numbers two ascending lists have in common. */
function countShared(a: number[], b: number[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return shared;
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
