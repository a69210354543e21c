import type { Ladder } from "#app/features/ladder/domain/schema";
import { listSearchEntries } from "#app/features/ladder/domain/search-entries";
import { findWords, stem } from "#app/features/ladder/domain/search-words";

/** The most suggested competencies, and criteria of each. */
const MAX_COMPETENCIES = 4;
const MAX_CRITERIA = 3;
/** One word in common is chance, unless it is in the competency's name. */
const MIN_WORDS = 2;
/** Suggestions below this share of the best score are dropped. */
const MIN_SHARE_OF_BEST = 0.35;
/** Words that name the competency itself say more than words that its texts mention. */
const NAME_WEIGHT = 2.5;
/** BM25's usual constants, as in the search of the ladder. */
const SATURATION = 1.2;
const LENGTH_PENALTY = 0.75;
/** A word that so many of a ladder's competencies use says nothing about which one is meant. */
const MAX_SHARE_OF_COMPETENCIES = 0.5;

/** Words of any report of any work. */
const WORDS_OF_EVERYDAY = new Set(
  (
    "a an and are as at be by for in is it of on or to " +
    "about added after again all also around because before began both built came changed cut day days did done each every fewer first " +
    "fixed five found four from gave get got had half has have how into its last less made many minutes month months more most " +
    "moved much new next now off one only other our out over own put said same second seven shorter showed six some still ten " +
    "than that the their them then there these they this three through time times took two until used was way week weeks well " +
    "went were what when where which while who whole will with without work worked wrote year years"
  )
    .split(" ")
    .map(stem),
);

export type Suggestion = {
  competencyId: string;
  /** The criteria whose words are nearest, of any proficiency; may be none. */
  criteria: { criterionId: string; level: number }[];
  /** The words of the text because of which it is suggested, as they are written there, the most telling first. */
  because: string[];
};

type Passage = { competencyId: string; level: number | null; criterionId: string | null; counts: Map<string, number> };
type Index = {
  passages: Passage[];
  averageLength: number;
  /** The weight of each stem; common stems are left out. */
  rarity: Map<string, number>;
  /** Stems in the names of some competencies and the texts of most: they tell only where they name. */
  common: Set<string>;
  /** The stems of each competency's name. */
  names: Map<string, Set<string>>;
};

/** Caches the index by ladder, because published ladders never change. */
const indexes = new WeakMap<Ladder, Index>();

/**
 * The competencies and criteria of a ladder that a text seems to be about, the likeliest first: its words are matched, by
 * stem, with names, meanings, descriptors, criteria and examples (BM25 per passage, the best passages of a competency
 * added up with falling weight). A guess from words alone; a text that shares fewer than two telling words with every
 * competency gets none.
 */
export function suggestTags(ladder: Ladder, text: string): Suggestion[] {
  const index = requireIndex(ladder);
  const written = new Map<string, string>();
  for (const { word, start, end } of findWords(text)) {
    const wordStem = stem(word);
    if (index.rarity.has(wordStem) && !written.has(wordStem)) written.set(wordStem, text.slice(start, end));
  }
  const byCompetency = new Map<string, { passage: Passage; score: number; matched: string[] }[]>();
  for (const passage of index.passages) {
    const isNamed = (wordStem: string) => index.names.get(passage.competencyId)?.has(wordStem);
    const matched = [...written.keys()].filter(
      (wordStem) => passage.counts.has(wordStem) && (!index.common.has(wordStem) || isNamed(wordStem)),
    );
    if (matched.length === 0) continue;
    const score = matched.reduce((sum, wordStem) => sum + weigh(index, passage, wordStem), 0);
    const soFar = byCompetency.get(passage.competencyId) ?? [];
    byCompetency.set(passage.competencyId, [...soFar, { passage, score, matched }]);
  }
  const ranked = Array.from(byCompetency, ([competencyId, found]) => {
    const best = found.sort((a, b) => b.score - a.score);
    const words = [...new Set(best.flatMap(({ matched }) => matched))];
    const total = best.slice(0, 5).reduce((sum, { score }, rank) => sum + score / (rank + 1), 0);
    return { competencyId, best, words, total };
  })
    .filter(({ competencyId, words }) => {
      return words.length >= MIN_WORDS || words.some((wordStem) => index.names.get(competencyId)?.has(wordStem));
    })
    .sort((a, b) => b.total - a.total || (a.competencyId < b.competencyId ? -1 : 1));
  const threshold = (ranked[0]?.total ?? 0) * MIN_SHARE_OF_BEST;
  return ranked
    .filter(({ total }) => total >= threshold)
    .slice(0, MAX_COMPETENCIES)
    .map(({ competencyId, best, words }) => ({
      competencyId,
      criteria: best
        .flatMap(({ passage: { criterionId, level }, matched }) =>
          criterionId !== null && level !== null && matched.length >= MIN_WORDS ? [{ criterionId, level }] : [],
        )
        .slice(0, MAX_CRITERIA),
      because: words
        .sort((a, b) => (index.rarity.get(b) ?? 0) - (index.rarity.get(a) ?? 0))
        .slice(0, 4)
        .map((wordStem) => written.get(wordStem) ?? wordStem),
    }));
}

function weigh({ averageLength, rarity }: Index, { counts }: Passage, wordStem: string): number {
  const length = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const share = (counts.get(wordStem) ?? 0) / (1 - LENGTH_PENALTY + (LENGTH_PENALTY * length) / averageLength);
  return ((rarity.get(wordStem) ?? 0) * share) / (SATURATION + share);
}

function requireIndex(ladder: Ladder): Index {
  let index = indexes.get(ladder);
  if (!index) {
    index = buildIndex(ladder);
    indexes.set(ladder, index);
  }
  return index;
}

function buildIndex(ladder: Ladder): Index {
  const passages = listSearchEntries(ladder).flatMap(({ place, heading, text }): Passage[] => {
    if (place.page !== "competency") return [];
    const counts = new Map<string, number>();
    const add = (words: string, weight: number) => {
      for (const { word } of findWords(words)) {
        if (word.length > 1) counts.set(stem(word), (counts.get(stem(word)) ?? 0) + weight);
      }
    };
    add(heading, NAME_WEIGHT);
    add(text, 1);
    return [{ competencyId: place.competencyId, level: place.level, criterionId: place.criterionId, counts }];
  });
  const users = new Map<string, Set<string>>();
  for (const { competencyId, counts } of passages) {
    for (const wordStem of counts.keys()) users.set(wordStem, (users.get(wordStem) ?? new Set()).add(competencyId));
  }
  const total = Math.max(1, ladder.competencies.length);
  // With a handful of competencies every word is in half of them; only larger ladders can tell common words apart.
  const tooMany = Math.max(2, total * MAX_SHARE_OF_COMPETENCIES);
  const names = new Map(
    ladder.competencies.map(({ id, name }) => [id, new Set(findWords(name).map(({ word }) => stem(word)))]),
  );
  const inNames = new Set([...names.values()].flatMap((stems) => [...stems]));
  const rarity = new Map<string, number>();
  const common = new Set<string>();
  for (const [wordStem, { size }] of users) {
    if (WORDS_OF_EVERYDAY.has(wordStem) || (size > tooMany && !inNames.has(wordStem))) continue;
    if (size > tooMany) common.add(wordStem);
    rarity.set(wordStem, Math.log(1 + (total - size + 0.5) / (size + 0.5)));
  }
  const lengths = passages.map(({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return { passages, averageLength: Math.max(1, averageLength), rarity, common, names };
}
