import { findRole } from "#app/features/ladder/domain/lookup";
import type { MigrationPlan } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import {
  chooseRoles,
  computeMoveOutlook,
  listMissingRoles,
  type MoveOutlook,
  type RolePair,
  reopensSides,
} from "./move-outlook";

type PublishedLadder = { id: string; version: string; ladder: Ladder };
type Step = { from: PublishedLadder; to: PublishedLadder; plan: MigrationPlan };

/** An assessment that can move, without any rating. */
export type MovableAssessment = RolePair & {
  id: string;
  personName: string;
  phase: string;
  selfSubmitted: boolean;
  reviewSubmitted: boolean;
};

/** Effects on the ratings of all sides together; `people` is the number of assessments counted. */
export type MoveTotals = { people: number; kept: number; lookAgain: number; aside: number };

/** Effects of undoing a move on ratings changed since, in total. */
export type RevertTotals = { people: number; changedSince: number; comeAlong: number; keptAside: number };

/** Totals over fewer people than this could tell what a draft says. */
export const MIN_PEOPLE_FOR_TOTALS = 5;

/** The most names that a sentence lists. */
const MAX_NAMED = 200;

export type RoleGroup = {
  key: string;
  roleName: string;
  targetName: string;
  count: number;
  /** Their names: so many, the others are counted. */
  people: string[];
  /** Null while a role of theirs is missing: what they are asked depends on the one chosen. */
  outlook: MoveOutlook | null;
};

/**
 * The preview of a move by roles: everyone with the same roles gets the same. Effects on ratings are given in total
 * only, and withheld for few people.
 */
export function toMovePreview(step: Step, movable: readonly MovableAssessment[], totals: MoveTotals) {
  const { from, to, plan } = step;
  const nameOf = (id: string) => findRole(to.ladder, id)?.name ?? findRole(from.ladder, id)?.name ?? id;
  const groups = new Map<string, RoleGroup>();
  const reopened: string[] = [];
  for (const assessment of movable) {
    const key = `${assessment.roleId} ${assessment.targetRoleId}`;
    const roles = chooseRoles(plan, to.ladder, assessment, new Map());
    const outlook = roles && computeMoveOutlook(plan, from.ladder, to.ladder, assessment, roles);
    const group = groups.get(key) ?? {
      key,
      roleName: nameOf(assessment.roleId),
      targetName: nameOf(assessment.targetRoleId),
      count: 0,
      people: [],
      outlook,
    };
    group.count += 1;
    if (group.people.length < MAX_NAMED) group.people.push(assessment.personName);
    groups.set(key, group);
    const { selfSubmitted, reviewSubmitted, phase, personName } = assessment;
    const isReopened = outlook === null || reopensSides(outlook);
    if (phase === "rating" && isReopened && (selfSubmitted || reviewSubmitted)) {
      reopened.push(selfSubmitted ? `${personName} (self-assessment)` : `${personName} (review)`);
    }
  }
  return {
    fromVersion: from.version,
    fromId: from.id,
    toVersion: to.version,
    toId: to.id,
    total: movable.length,
    groups: [...groups.values()].sort((a, b) => b.count - a.count),
    reopened: { names: reopened.slice(0, MAX_NAMED), count: reopened.length },
    // If the target changes for nobody, no agreement has to be repeated.
    inComparison: [...groups.values()].some(({ outlook }) => outlook === null || reopensSides(outlook))
      ? movable.filter(({ phase }) => phase === "comparison").length
      : 0,
    totals: totals.people >= MIN_PEOPLE_FOR_TOTALS ? totals : null,
    missing: listMissingRoles(plan, to.ladder, movable).map((id) => ({ id, name: nameOf(id) })),
    roles: to.ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
  };
}
export type MovePreview = ReturnType<typeof toMovePreview>;

/** The preview of undoing the last move. */
export function toRevertPreview(step: Step, movable: readonly MovableAssessment[], totals: RevertTotals) {
  return {
    fromVersion: step.from.version,
    toVersion: step.to.version,
    total: movable.length,
    totals: totals.people >= MIN_PEOPLE_FOR_TOTALS ? totals : null,
  };
}
export type RevertPreview = ReturnType<typeof toRevertPreview>;
