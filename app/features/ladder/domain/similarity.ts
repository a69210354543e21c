/**
 * From this share of common words on, two texts are taken to ask for the same behaviour. In the shipped ladder (495 criteria) the closest
 * pair that asks for different things reaches 0.42; a sentence of eight words with two of them exchanged still reaches 0.6.
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
 * within the first n − ⌈t·n⌉ + 1 words of each (prefix filtering: Chaudhuri, Ganti and Kaushik 2006). Taken from the shortest to the longest text, those
 * that came before meet the one at hand within their first n − ⌈2t/(1+t)·n⌉ + 1 words already, so that only these are kept, and a pair is only
 * counted where enough words are left to share after the first (indexing and positional filtering: Xiao, Wang, Lin and Yu 2008).
 */
export function findSimilarTexts(texts: string[]): SimilarTexts[] {
  const { ranked, wordCount } = rankWords(texts.map(contentWords));
  const byLength = ranked.map((words, text) => ({ words, text })).sort((a, b) => a.words.length - b.words.length);
  /** By word, the places of shorter texts that hold it among their rarest words, and where in them it stands. */
  const places = new Map<number, { texts: number[]; indexes: number[] }>();
  const lastSeenBy = new Int32Array(texts.length).fill(-1);
  const lastHeldBy = new Int32Array(wordCount).fill(-1);
  const pairs: SimilarTexts[] = [];
  for (const { words, text } of byLength) {
    for (const word of words) lastHeldBy[word] = text;
    const size = words.length;
    const looked = Math.min(size, prefixLength(size, REPETITION_THRESHOLD));
    for (let index = 0; index < looked; index++) {
      const found = places.get(words[index] as number);
      if (!found) continue;
      for (let place = 0; place < found.texts.length; place++) {
        const shorter = found.texts[place] as number;
        if (lastSeenBy[shorter] === text) continue;
        lastSeenBy[shorter] = text;
        const others = ranked[shorter] as number[];
        // The first word they share: no more than it and what follows it on either side is shared.
        const atMost = Math.min(size - index, others.length - (found.indexes[place] as number));
        if (atMost < REPETITION_THRESHOLD * (size + others.length - atMost)) continue;
        let shared = 0;
        for (const word of others) if (lastHeldBy[word] === text) shared++;
        const similarity = shared / (size + others.length - shared);
        if (similarity < REPETITION_THRESHOLD) continue;
        pairs.push({ earlier: Math.min(text, shorter), later: Math.max(text, shorter), similarity });
      }
    }
    const kept = Math.min(size, prefixLength(size, (2 * REPETITION_THRESHOLD) / (1 + REPETITION_THRESHOLD)));
    for (let index = 0; index < kept; index++) {
      const word = words[index] as number;
      const known = places.get(word);
      if (known) {
        known.texts.push(text);
        known.indexes.push(index);
      } else places.set(word, { texts: [text], indexes: [index] });
    }
  }
  return pairs.sort((a, b) => a.later - b.later || a.earlier - b.earlier);
}

/** Within how many of its rarest words a text of so many must share one with another, to share this part of them. */
const prefixLength = (size: number, part: number) => size - Math.ceil(part * size) + 1;

/** Each text's words as numbers in ascending order, the rarest word of all texts having the lowest. */
function rankWords(wordSets: Set<string>[]): { ranked: number[][]; wordCount: number } {
  const counts = new Map<string, number>();
  for (const words of wordSets) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ranks = new Map([...counts].sort((a, b) => a[1] - b[1]).map(([word], rank) => [word, rank]));
  const ranked = wordSets.map((words) => [...words].map((word) => ranks.get(word) ?? 0).sort((a, b) => a - b));
  return { ranked, wordCount: ranks.size };
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
