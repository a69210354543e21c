import { quote } from "#app/kernel/nearest";
import type { DataPath, YamlDocument } from "./document";
import {
  expectedCompetencies,
  listedCompetencies,
  listedRoles,
  type Mention,
  relatedRoles,
  toMentions,
} from "./mentions";
import type { CompetencyOutline, LadderOutline, RoleOutline } from "./outline";
import { errorAt, type Issue } from "./source";

/** What a schema cannot say of `ladder.yaml`: ids given twice, and a scale that does not count 1, 2, 3 … */
export function checkLadderStructure(document: YamlDocument, outline: LadderOutline): Issue[] {
  const scale = outline.proficiencies.flatMap(({ level }, index) => {
    if (level === undefined || level === index + 1) return [];
    const place = document.placeOf(["proficiencies", index, "level"]);
    return [errorAt(document.path, place, `step ${index + 1} of the scale must have level ${index + 1}, not ${level}`)];
  });
  return [
    ...scale,
    ...repeats(document, "category", toIds(outline.categories, ["categories"])),
    ...repeats(document, "track", toIds(outline.tracks, ["tracks"])),
    ...repeats(document, "competency", listedCompetencies(outline)),
    ...repeats(document, "role", listedRoles(outline)),
    ...repeats(
      document,
      "weight",
      toMentions(outline.promotionRule.mustMeet, (index) => ["promotionRule", "mustMeet", index]),
    ),
  ];
}

/** What a schema cannot say of a competency: levels out of order, more criteria to show than there are, and criterion ids given twice. */
export function checkCompetencyStructure(document: YamlDocument, outline: CompetencyOutline): Issue[] {
  let highest = 0;
  const order = outline.proficiencies.flatMap(({ level }, index) => {
    if (level === undefined) return [];
    const previous = highest;
    highest = Math.max(highest, level);
    if (level > previous) return [];
    const place = document.placeOf(["proficiencies", index, "level"]);
    const fault = level === previous ? `level ${level} is given twice` : `level ${level} comes after level ${previous}`;
    return [errorAt(document.path, place, `${fault}: the levels must ascend`)];
  });
  const criteria = outline.proficiencies.flatMap((level, index) =>
    toIds(level.criteria, ["proficiencies", index, "criteria"]),
  );
  const tooMany = outline.proficiencies.flatMap(({ criteria: { length }, enough }, index) => {
    if (enough === undefined || length === 0 || enough <= length) return [];
    const place = document.placeOf(["proficiencies", index, "enough"]);
    return [
      errorAt(document.path, place, `"enough" must not be more than the criteria: ${enough} is more than ${length}`),
    ];
  });
  return [...order, ...tooMany, ...repeats(document, "criterion", criteria)];
}

/** What a schema cannot say of a role: ids and references given twice, and shares of time that end before they start. */
export function checkRoleStructure(document: YamlDocument, outline: RoleOutline): Issue[] {
  const shares = outline.time.activities.flatMap(({ from, to }, index) => {
    if (from === undefined || to === undefined || from <= to) return [];
    const place = document.placeOf(["time", "activities", index, "from"]);
    return [errorAt(document.path, place, `"from" must not be more than "to": ${from} is more than ${to}`)];
  });
  return [
    ...repeats(document, "responsibility", toIds(outline.responsibilities, ["responsibilities"])),
    ...shares,
    ...repeats(document, "role", relatedRoles(outline, "differences")),
    ...repeats(document, "role", relatedRoles(outline, "leadsTo")),
    ...repeats(document, "competency", expectedCompetencies(outline)),
  ];
}

function toIds(entries: { id?: string | undefined }[], path: DataPath): Mention[] {
  return toMentions(
    entries.map(({ id }) => id),
    (index) => [...path, index, "id"],
  );
}

/** An error at every mention of a word that was mentioned before. */
function repeats(document: YamlDocument, kind: string, all: Mention[]): Issue[] {
  const first = new Map<string, DataPath>();
  return all.flatMap(({ word, path }) => {
    const earlier = first.get(word);
    if (!earlier) {
      first.set(word, path);
      return [];
    }
    const { line } = document.placeOf(earlier);
    return [
      errorAt(document.path, document.placeOf(path), `${kind} ${quote(word)} is given twice (first on line ${line})`),
    ];
  });
}
