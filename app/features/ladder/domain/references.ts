import { didYouMean, quote } from "#app/kernel/nearest";
import type { DataPath, YamlDocument } from "./document";
import { checkLineage, checkRoleLineage } from "./lineage";
import { expectedCompetencies, listedCompetencies, listedRoles, type Mention, relatedRoles } from "./mentions";
import type { CompetencyOutline, LadderOutline, RoleOutline } from "./outline";
import type { FileReading } from "./read-file";
import type { Competency, Role } from "./schema";
import { errorAt, type Issue, START_OF_FILE } from "./source";

export type LadderReading = FileReading<unknown, LadderOutline>;
export type CompetencyReading = FileReading<Competency, CompetencyOutline>;
export type RoleReading = FileReading<Role, RoleOutline>;

type NamedFile = FileReading<unknown, { id?: string | undefined }>;

/**
 * What only holds across files: every name used exists, every file is used, every id is that of its file, every level is on the scale.
 * A file that cannot be read still counts as there, and nothing is concluded from a part of `ladder.yaml` that has errors of its own.
 */
export function checkReferences(
  ladder: LadderReading | null,
  competencies: CompetencyReading[],
  roles: RoleReading[],
): Issue[] {
  const competencyIds = idsOf(competencies);
  const roleIds = idsOf(roles);
  return [
    ...checkNames("competency", competencies),
    ...checkNames("role", roles),
    ...checkListing("competency", categoriesOf(ladder), competencyIds, competencies, "in no category"),
    ...checkListing("role", tracksOf(ladder), roleIds, roles, "on no track"),
    ...roles.flatMap(({ document, outline }) =>
      document
        ? [
            ...unknown(document, "competency", expectedCompetencies(outline), competencyIds),
            ...unknown(document, "role", relatedRoles(outline, "differences"), roleIds),
            ...unknown(document, "role", relatedRoles(outline, "leadsTo"), roleIds),
          ]
        : [],
    ),
    ...checkLineage(competencies, competencyIds),
    ...checkRoleLineage(roles, roleIds),
    ...checkLevels(ladder, competencies, roles),
  ];
}

/** The ids that others may refer to: a file's own and, in case that is wrong, the one its name promises. */
function idsOf(files: NamedFile[]): Set<string> {
  return new Set(files.flatMap(({ stem, outline }) => (outline.id === undefined ? [stem] : [stem, outline.id])));
}

function checkNames(kind: string, files: NamedFile[]): Issue[] {
  const firstPaths = new Map<string, string>();
  return files.flatMap(({ path, stem, document, outline: { id } }) => {
    if (!document || id === undefined) return [];
    const problem = (message: string) => errorAt(path, document.placeOf(["id"]), message);
    const issues: Issue[] = [];
    const first = firstPaths.get(id);
    if (first === undefined) firstPaths.set(id, path);
    else issues.push(problem(`${kind} ${quote(id)} is given twice (first in ${first})`));
    if (id !== stem) issues.push(problem(`the id ${quote(id)} differs from the file name ${quote(stem)}`));
    return issues;
  });
}

type Listing = { document: YamlDocument; mentions: Mention[]; isSound: boolean };

function categoriesOf(ladder: LadderReading | null): Listing | null {
  if (!ladder?.document) return null;
  const { document, outline, unsound } = ladder;
  return { document, mentions: listedCompetencies(outline), isSound: !unsound.has("categories") };
}

function tracksOf(ladder: LadderReading | null): Listing | null {
  if (!ladder?.document) return null;
  const { document, outline, unsound } = ladder;
  return { document, mentions: listedRoles(outline), isSound: !unsound.has("tracks") };
}

/** Names in `ladder.yaml` without a file, and files that `ladder.yaml` does not name. */
function checkListing(
  kind: string,
  listing: Listing | null,
  ids: Set<string>,
  files: NamedFile[],
  notListed: string,
): Issue[] {
  if (!listing) return [];
  const dangling = unknown(listing.document, kind, listing.mentions, ids);
  if (!listing.isSound) return dangling;
  const listed = new Set(listing.mentions.map(({ word }) => word));
  const withoutFile = [...listed].filter((word) => !ids.has(word));
  const unlisted = files.flatMap(({ path, stem, document, outline: { id = stem } }) => {
    if (listed.has(id) || listed.has(stem)) return [];
    const place = document?.placeOf(["id"]) ?? START_OF_FILE;
    return [
      errorAt(
        path,
        place,
        `${kind} ${quote(id)} is ${notListed} of ${listing.document.path}${didYouMean(id, withoutFile)}`,
      ),
    ];
  });
  return [...dangling, ...unlisted];
}

function unknown(document: YamlDocument, kind: string, mentions: Mention[], ids: Set<string>): Issue[] {
  return mentions
    .filter(({ word }) => !ids.has(word))
    .map(({ word, path }) =>
      errorAt(document.path, document.placeOf(path), `unknown ${kind} ${quote(word)}${didYouMean(word, ids)}`),
    );
}

function checkLevels(ladder: LadderReading | null, competencies: CompetencyReading[], roles: RoleReading[]): Issue[] {
  const highest = ladder?.outline.proficiencies.length ?? 0;
  if (!ladder || highest === 0 || ladder.unsound.has("proficiencies")) return [];
  const outside = (document: YamlDocument | null, level: number | undefined, path: DataPath): Issue[] => {
    if (!document || level === undefined || level <= highest) return [];
    return [
      errorAt(document.path, document.placeOf(path), `${level} is not on the scale, which goes from 1 to ${highest}`),
    ];
  };
  return [
    ...competencies.flatMap(({ document, outline }) =>
      outline.proficiencies.flatMap(({ level }, index) => outside(document, level, ["proficiencies", index, "level"])),
    ),
    ...roles.flatMap(({ document, outline }) =>
      outline.expectations.flatMap(({ proficiency }, index) =>
        outside(document, proficiency, ["expectations", index, "proficiency"]),
      ),
    ),
  ];
}
