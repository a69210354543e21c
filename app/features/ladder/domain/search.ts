import { findNearest } from "#app/kernel/nearest";
import type { Ladder } from "./schema";
import { listSearchEntries, type SearchEntry, type SearchPlace } from "./search-entries";
import { findWords, MAX_QUERY_LENGTH, type Segment, stem, toExcerpt, toSegments } from "./search-words";

const MAX_QUERY_WORDS = 12;
/** More than one reads; the next word narrows it. */
export const MAX_HITS = 40;

/** What is found in a name counts for more than in a text, and in the names around it for less. */
const FIELD_WEIGHTS = { heading: 4, text: 1, trail: 0.6 } as const;
type Field = keyof typeof FIELD_WEIGHTS;
const FIELDS = Object.keys(FIELD_WEIGHTS) as Field[];
/** BM25's usual constants: how soon a repeated word stops to count, and how much a long text is held against it. */
const SATURATION = 1.2;
const LENGTH_PENALTY = 0.75;
/** Where many texts have the words, the page of its own comes before what is said of it elsewhere. */
const PAGE_ADVANTAGE = 1.5;
/** A word that carries grammar finds everything; it is looked for only where nothing else is. */
const GRAMMAR_WORDS = new Set(
  "a an and are as at be by for from in into is it its of on or that the their them they this to who with".split(" "),
);
/** Below this a misspelt word could be any other. */
const MIN_CORRECTED_LENGTH = 4;

export type SearchHit = {
  place: SearchPlace;
  /** Where it stands, from the whole to the part. */
  trail: string[];
  /** Empty where the text has no name of its own. */
  heading: Segment[];
  excerpt: Segment[];
};

export type SearchResult = {
  /** The best first, at most `MAX_HITS`. */
  hits: SearchHit[];
  /** How many there are in all. */
  total: number;
  /** False where no text has all the words, and these have some of them. */
  hasAllWords: boolean;
  /** Words the ladder does not have, with the word that was looked for instead. */
  corrections: { typed: string; used: string }[];
};

const NOTHING: SearchResult = { hits: [], total: 0, hasAllWords: true, corrections: [] };

/** Every word of a ladder: its stem, and the entries with that stem by index, with how much the stem weighs there. */
type SearchIndex = {
  entries: SearchEntry[];
  stems: Map<string, string>;
  postings: Map<string, Map<number, number>>;
};

/** A published ladder never changes: its index is built at the first search, and goes when the ladder goes. */
const indexes = new WeakMap<Ladder, SearchIndex>();

/**
 * Searches every text of a ladder: names, meanings, descriptors, criteria, examples, misreadings, and the whole of the role profiles.
 * Words are found by their beginning and apart from their grammatical ending; a word the ladder does not have is taken for
 * its nearest. Ranked by BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, 3.6).
 * An empty query finds nothing; what is longer than `MAX_QUERY_LENGTH` is cut.
 */
export function searchLadder(ladder: Ladder, query: string): SearchResult {
  const words = readQuery(query);
  if (words.length === 0) return NOTHING;
  const index = requireIndex(ladder);
  const lookedFor = words.map((typed) => lookUp(index, typed));
  const scores = new Map<number, { score: number; words: number }>();
  for (const { stems } of lookedFor) {
    for (const [entry, score] of scoreWord(index, stems)) {
      const soFar = scores.get(entry) ?? { score: 0, words: 0 };
      scores.set(entry, { score: soFar.score + score * advantageOf(index.entries[entry]), words: soFar.words + 1 });
    }
  }
  const withAllWords = [...scores].filter(([, found]) => found.words === words.length);
  const hasAllWords = withAllWords.length > 0 || scores.size === 0;
  const ranked = (hasAllWords ? withAllWords : [...scores]).toSorted(
    ([a, left], [b, right]) => right.words - left.words || right.score - left.score || a - b,
  );
  const found = new Set(lookedFor.flatMap(({ stems }) => [...stems.keys()]));
  const isMatch = (word: string) => found.has(stem(word));
  return {
    hits: ranked.slice(0, MAX_HITS).flatMap(([entry]) => toHit(index.entries[entry], isMatch)),
    total: ranked.length,
    hasAllWords,
    corrections: lookedFor.flatMap(({ typed, used }) => (used && used !== typed ? [{ typed, used }] : [])),
  };
}

function readQuery(query: string): string[] {
  const words = [...new Set(findWords(query.slice(0, MAX_QUERY_LENGTH)).map(({ word }) => word))];
  const telling = words.filter((word) => word.length > 1 && !GRAMMAR_WORDS.has(word));
  return (telling.length > 0 ? telling : words).slice(0, MAX_QUERY_WORDS);
}

function requireIndex(ladder: Ladder): SearchIndex {
  let index = indexes.get(ladder);
  if (!index) {
    index = buildIndex(listSearchEntries(ladder));
    indexes.set(ladder, index);
  }
  return index;
}

function buildIndex(entries: SearchEntry[]): SearchIndex {
  const stems = new Map<string, string>();
  const postings: SearchIndex["postings"] = new Map();
  for (const field of FIELDS) {
    const wordsByEntry = entries.map((entry) => findWords(textOf(entry, field)).map(({ word }) => word));
    const nonEmpty = wordsByEntry.filter((words) => words.length > 0);
    const averageLength = nonEmpty.reduce((sum, words) => sum + words.length, 0) / Math.max(nonEmpty.length, 1);
    for (const [entry, words] of wordsByEntry.entries()) {
      const share = FIELD_WEIGHTS[field] / (1 - LENGTH_PENALTY + (LENGTH_PENALTY * words.length) / averageLength);
      for (const word of words) {
        const wordStem = stems.get(word) ?? stem(word);
        stems.set(word, wordStem);
        const weights = postings.get(wordStem) ?? new Map<number, number>();
        weights.set(entry, (weights.get(entry) ?? 0) + share);
        postings.set(wordStem, weights);
      }
    }
  }
  return { entries, stems, postings };
}

function textOf(entry: SearchEntry, field: Field): string {
  return field === "trail" ? entry.trail.join(" ") : entry[field];
}

type LookedFor = { typed: string; used: string | null; stems: Map<string, number> };

/** The stems a typed word stands for, each with how near it is: 1 for the same word, less for one of which it is the beginning. */
function lookUp(index: SearchIndex, typed: string): LookedFor {
  const stems = stemsBeginningWith(index, typed);
  if (stems.size > 0 || typed.length < MIN_CORRECTED_LENGTH) return { typed, used: typed, stems };
  const nearest = findNearest(typed, index.stems.keys());
  return { typed, used: nearest, stems: nearest === null ? stems : stemsBeginningWith(index, nearest) };
}

function stemsBeginningWith(index: SearchIndex, typed: string): Map<string, number> {
  const nearness = new Map<string, number>();
  for (const [word, wordStem] of index.stems) {
    if (typed.length < 2 || !word.startsWith(typed)) continue;
    nearness.set(wordStem, Math.max(nearness.get(wordStem) ?? 0, typed.length / word.length));
  }
  const own = stem(typed);
  if (index.postings.has(own)) nearness.set(own, 1);
  return nearness;
}

/** What one word of the query adds to each entry that has it in any of its forms. */
function scoreWord(index: SearchIndex, stems: Map<string, number>): Map<number, number> {
  const weights = new Map<number, number>();
  for (const [wordStem, nearness] of stems) {
    for (const [entry, weight] of index.postings.get(wordStem) ?? []) {
      weights.set(entry, (weights.get(entry) ?? 0) + weight * nearness);
    }
  }
  const rarity = Math.log(1 + (index.entries.length - weights.size + 0.5) / (weights.size + 0.5));
  return new Map(Array.from(weights, ([entry, weight]) => [entry, (rarity * weight) / (SATURATION + weight)]));
}

function advantageOf(entry: SearchEntry | undefined): number {
  if (entry?.place.page === "competency") return entry.place.level === null ? PAGE_ADVANTAGE : 1;
  return entry?.place.page === "role" && entry.place.section === null ? PAGE_ADVANTAGE : 1;
}

function toHit(entry: SearchEntry | undefined, isMatch: (word: string) => boolean): SearchHit[] {
  if (!entry) return [];
  const { place, trail, heading, text } = entry;
  return [{ place, trail, heading: toSegments(heading, isMatch), excerpt: toExcerpt(text, isMatch) }];
}
