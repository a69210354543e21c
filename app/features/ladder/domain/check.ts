import { quote } from "#app/kernel/nearest";
import type { DataPath, LadderPlaces, YamlDocument } from "./document";
import type { Ladder } from "./schema";
import { findSimilarTexts } from "./similarity";
import { type Issue, warningAt } from "./source";
import { findVagueWords } from "./vague-words";

/** With a single behaviour at a level, one lucky occasion decides; two make a pattern that a reviewer can look for. */
const MIN_CRITERIA_PER_LEVEL = 2;

type Written = { document: YamlDocument; path: DataPath; name: string; text: string; isCriterion: boolean };

/**
 * Checks the content of a ladder that is meant to be shipped: vague words in descriptors and criteria, criteria that say what another one
 * says, levels with too few criteria. `places` comes with the ladder from `parseLadder`. Gives warnings, competency by competency
 * in the ladder's order; an empty list where there is nothing to say.
 */
export function checkContent(ladder: Ladder, places: LadderPlaces): Issue[] {
  const written = ladder.competencies.flatMap(({ id, proficiencies }) => {
    const document = places.competencies.get(id);
    if (!document) return [];
    return proficiencies.flatMap(({ level, descriptor, criteria }, index): Written[] => [
      {
        document,
        path: ["proficiencies", index, "descriptor"],
        name: `the descriptor of level ${level}`,
        text: descriptor,
        isCriterion: false,
      },
      ...criteria.map((criterion, entry) => ({
        document,
        path: ["proficiencies", index, "criteria", entry, "text"],
        name: `criterion ${quote(criterion.id)}`,
        text: criterion.text,
        isCriterion: true,
      })),
    ]);
  });
  return [
    ...thinLevels(ladder, places),
    ...written.flatMap(vagueWords),
    ...repetitions(written.filter(({ isCriterion }) => isCriterion)),
  ];
}

function thinLevels(ladder: Ladder, places: LadderPlaces): Issue[] {
  return ladder.competencies.flatMap(({ id, proficiencies }) => {
    const document = places.competencies.get(id);
    if (!document) return [];
    return proficiencies.flatMap(({ level, criteria }, index) => {
      if (criteria.length >= MIN_CRITERIA_PER_LEVEL) return [];
      const place = document.placeOfKey(["proficiencies", index, "criteria"]);
      const message = `level ${level} has fewer than ${MIN_CRITERIA_PER_LEVEL} criteria: one occasion would decide it`;
      return [warningAt(document.path, place, message)];
    });
  });
}

function vagueWords({ document, path, name, text }: Written): Issue[] {
  return findVagueWords(text).map((word) =>
    warningAt(document.path, document.placeOf(path), `${name} says ${quote(word)}: say what one can see instead`),
  );
}

function repetitions(criteria: Written[]): Issue[] {
  return findSimilarTexts(criteria.map(({ text }) => text)).flatMap(({ earlier, later, similarity }) => {
    const [first, second] = [criteria[earlier], criteria[later]];
    if (!first || !second) return [];
    const { line } = first.document.placeOf(first.path);
    const message = `${second.name} repeats ${first.name} (${first.document.path}:${line}): ${Math.round(similarity * 100)} % the same words`;
    return [warningAt(second.document.path, second.document.placeOf(second.path), message)];
  });
}
