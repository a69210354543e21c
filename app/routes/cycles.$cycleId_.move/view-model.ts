import type { VersionStep } from "#app/data/move-assessment";
import type { MovableAssessment, MoveCycleResult, MoveTotals, RevertTotals } from "#app/data/move-cycle";
import {
  chooseRoles,
  computeMoveOutlook,
  listMissingRoles,
  type MoveOutlook,
  reopensSides,
} from "#app/domain/assessment/move-outlook";
import { cycleRefusalMessage } from "#app/domain/cycle/cycle";
import { findRole } from "#app/domain/ladder/lookup";

/** Totals over fewer people than this could tell what a draft says. */
export const MIN_PEOPLE_FOR_TOTALS = 5;

export type RoleGroup = {
  key: string;
  roleName: string;
  targetName: string;
  people: string[];
  /** Null while a role of theirs is missing: what they are asked depends on the one chosen. */
  outlook: MoveOutlook | null;
};

/**
 * What a move would mean, by the roles of the people: everyone with the same roles is asked the same, whatever anybody
 * rated. How ratings themselves move is said of all together, and only where enough people have any.
 */
export function toMovePreview(step: VersionStep, movable: readonly MovableAssessment[], totals: MoveTotals) {
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
      people: [],
      outlook,
    };
    group.people.push(assessment.personName);
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
    groups: [...groups.values()].sort((a, b) => b.people.length - a.people.length),
    reopened,
    // Where nothing is asked differently, nothing is settled anew.
    inComparison: [...groups.values()].some(({ outlook }) => outlook === null || reopensSides(outlook))
      ? movable.filter(({ phase }) => phase === "comparison").length
      : 0,
    totals: totals.people >= MIN_PEOPLE_FOR_TOTALS ? totals : null,
    missing: listMissingRoles(plan, to.ladder, movable).map((id) => ({ id, name: nameOf(id) })),
    roles: to.ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
  };
}
export type MovePreview = ReturnType<typeof toMovePreview>;

/** What taking the last move back would do. */
export function toRevertPreview(step: VersionStep, movable: readonly MovableAssessment[], totals: RevertTotals) {
  return {
    fromVersion: step.from.version,
    toVersion: step.to.version,
    total: movable.length,
    totals: totals.people >= MIN_PEOPLE_FOR_TOTALS ? totals : null,
  };
}
export type RevertPreview = ReturnType<typeof toRevertPreview>;

/** What to tell an administrator whose move is refused. */
export function explainMoveRefusal(refusal: Extract<MoveCycleResult, { ok: false }>): string {
  switch (refusal.reason) {
    case "changed-meanwhile":
    case "not-the-version":
    case "not-found":
      return "Somebody changed this cycle meanwhile. Look at what the move would do now, and confirm again.";
    case "missing-roles":
      return "Nothing was moved: choose a role for each one that the newer version no longer has.";
    default:
      return cycleRefusalMessage(refusal.reason);
  }
}
