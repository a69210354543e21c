import { diffLadders } from "./diff";
import { namesOf } from "./diff-sentences";
import type { Change, LadderDiff } from "./diff-types";
import { criteriaAt, expectationsByCompetency, findCompetency, findRole } from "./lookup";
import type { Criterion, Ladder } from "./schema";

/** What becomes of one competency for a role. `level` is what the newer version asks; null where it no longer asks for it. */
type AskedDifferently = {
  competencyId: string;
  name: string;
  change: "raised" | "lowered" | "added" | "removed" | "same";
  before: number | null;
  level: number | null;
  /** Whether its weight for the role is another one. */
  weightChanges: boolean;
  /** In plain words: the expectation first, then what changed in the criteria up to the level that is asked. */
  sentences: string[];
  /** What the role is now asked for that it was not: the criteria of every step above the one asked before. */
  newlyAsked: { level: number; criteria: Criterion[] }[];
};

export type RoleChanges = {
  roleId: string;
  name: string;
  status: "unchanged" | "changed" | "new" | "removed";
  /** In the order of the newer version; what is no longer asked last. */
  competencies: AskedDifferently[];
  /** The role's profile and place, and the promotion rule and scale where they changed: all that concerns the role besides its competencies. */
  other: string[];
};

const ROLE_PROFILE: ReadonlySet<Change["kind"]> = new Set(["profile-changed", "role-moved", "role-renamed"]);
const FOR_EVERY_ROLE: ReadonlySet<Change["kind"]> = new Set([
  "scale-resized",
  "step-reworded",
  "promotion-rule-changed",
]);
/** Changes of a competency that change what is asked at a level, or how one reads it; renames are said once for the competency. */
const AT_A_LEVEL: ReadonlySet<Change["kind"]> = new Set([
  "criterion-added",
  "criterion-removed",
  "criterion-moved",
  "criterion-reworded",
  "descriptor-reworded",
]);

/**
 * What a newer version changes for a person in a role, or on the way to it. Criteria count up to the level that the
 * role expects, because a level includes those below it. A renamed role is found by either id. A new role lists no
 * differences. For a removed role, `other` names the role that replaces it.
 */
export function changesForRole(
  before: Ladder,
  after: Ladder,
  heldId: string,
  diff: LadderDiff = diffLadders(before, after),
): RoleChanges {
  const renamed = diff.changes.find(
    (change) => change.kind === "role-renamed" && [change.roleId, change.previousId].includes(heldId),
  );
  const [previousId, roleId] =
    renamed?.kind === "role-renamed" ? [renamed.previousId, renamed.roleId] : [heldId, heldId];
  const [was, is] = [findRole(before, previousId), findRole(after, roleId)];
  const name = (is ?? was)?.name ?? roleId;
  if (!was || !is) {
    const gone = diff.changes.filter((change) => change.kind === "role-removed" && change.role.id === roleId);
    const other = is ? [] : gone.map(({ sentence }) => sentence);
    return { roleId, name, status: is ? "new" : "removed", competencies: [], other };
  }
  const names = namesOf(before, after);
  const ofRole = diff.changes.filter((change) => "roleId" in change && change.roleId === roleId);
  const asked = expectationsByCompetency(is);
  const removed = ofRole.flatMap((change) =>
    change.kind === "expectation-removed" ? [change.expectation.competency] : [],
  );
  const competencies = [...asked.keys(), ...removed].flatMap((id) => {
    const one = askedDifferently(id, asked.get(id)?.proficiency ?? null, ofRole, diff.changes, after);
    return one ? [{ ...one, name: names.competency(id) }] : [];
  });
  const other = diff.changes
    .filter((change) => FOR_EVERY_ROLE.has(change.kind) || (ROLE_PROFILE.has(change.kind) && ofRole.includes(change)))
    .map(({ sentence }) => sentence);
  const status = competencies.length > 0 || other.length > 0 ? "changed" : "unchanged";
  return { roleId, name, status, competencies, other };
}

function askedDifferently(
  competencyId: string,
  level: number | null,
  ofRole: Change[],
  all: Change[],
  after: Ladder,
): Omit<AskedDifferently, "name"> | null {
  const own = ofRole.filter(
    (change) =>
      ("competencyId" in change && change.competencyId === competencyId) ||
      ((change.kind === "expectation-added" || change.kind === "expectation-removed") &&
        change.expectation.competency === competencyId),
  );
  const step = own.find(({ kind }) => kind === "expectation-raised" || kind === "expectation-lowered");
  const added = own.some(({ kind }) => kind === "expectation-added");
  const gone = own.find((change) => change.kind === "expectation-removed");
  const before = step
    ? (step as Extract<Change, { kind: "expectation-raised" | "expectation-lowered" }>).before
    : added
      ? null
      : gone?.kind === "expectation-removed"
        ? gone.expectation.proficiency
        : level;
  // A step asked for the first time is read as a whole, so only what was asked before has changes to name.
  const readBefore = level === null || before === null ? 0 : Math.min(level, before);
  const ofCompetency = all.filter(
    (change) => "competencyId" in change && !("roleId" in change) && change.competencyId === competencyId,
  );
  const words = ofCompetency.filter(
    (change) =>
      change.kind === "competency-renamed" ||
      change.kind === "competency-reworded" ||
      (AT_A_LEVEL.has(change.kind) && touches(change, readBefore)),
  );
  if (own.length === 0 && words.length === 0) return null;
  const competency = findCompetency(after, competencyId);
  const newlyAsked =
    level === null || !competency
      ? []
      : competency.proficiencies
          .filter((one) => one.level <= level && one.level > (before ?? 0))
          .map((one) => ({ level: one.level, criteria: criteriaAt(competency, one.level) }));
  return {
    competencyId,
    change: added ? "added" : gone ? "removed" : changeOf(step),
    before,
    level,
    weightChanges: own.some(({ kind }) => kind === "weight-changed"),
    sentences: [...own, ...(gone ? [] : words)].map(({ sentence }) => sentence),
    newlyAsked,
  };
}

function changeOf(step: Change | undefined): "raised" | "lowered" | "same" {
  if (!step) return "same";
  return step.kind === "expectation-raised" ? "raised" : "lowered";
}

function touches(change: Change, highest: number): boolean {
  if (change.kind === "criterion-moved") return Math.min(change.from, change.to) <= highest;
  return "level" in change && typeof change.level === "number" && change.level <= highest;
}
