import type { DataPath } from "./document";
import type { LadderOutline, RoleOutline } from "./outline";

/** An id where it is given or referred to. */
export type Mention = { word: string; path: DataPath };

/** The words of a list that are words at all, each with its path. */
export function toMentions(words: (string | undefined)[], pathOf: (index: number) => DataPath): Mention[] {
  return words.flatMap((word, index) => (word === undefined ? [] : [{ word, path: pathOf(index) }]));
}

export function listedCompetencies({ categories }: LadderOutline): Mention[] {
  return categories.flatMap(({ competencies }, index) =>
    toMentions(competencies, (entry) => ["categories", index, "competencies", entry]),
  );
}

export function listedRoles({ tracks }: LadderOutline): Mention[] {
  return tracks.flatMap(({ roles }, index) => toMentions(roles, (entry) => ["tracks", index, "roles", entry]));
}

export function expectedCompetencies({ expectations }: RoleOutline): Mention[] {
  return toMentions(
    expectations.map(({ competency }) => competency),
    (index) => ["expectations", index, "competency"],
  );
}

export function relatedRoles(outline: RoleOutline, key: "differences" | "leadsTo"): Mention[] {
  return toMentions(
    outline[key].map(({ role }) => role),
    (index) => [key, index, "role"],
  );
}
