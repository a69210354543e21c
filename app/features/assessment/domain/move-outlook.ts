import { findRole } from "#app/features/ladder/domain/lookup";
import type { MigrationPlan } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { competenciesToRate } from "./scope";

/** The role held and the role aimed at. */
export type RolePair = { roleId: string; targetRoleId: string };

/**
 * The effect of a move on one assessment by its roles alone. It contains no rating, so everyone who may know of the
 * assessment may read it.
 */
export type MoveOutlook = {
  /** Competencies asked after the move. */
  asked: number;
  /** Asked before and after, with the same criteria at every level. */
  unchanged: number;
  /** Asked before and after, with other criteria, another scale, or split or merged. */
  changed: number;
  /** Asked for the first time. */
  fresh: number;
  /** Competencies that were required before and aren't afterwards. Their ratings are stored aside. */
  gone: number;
};

/**
 * What a move requires of an assessment, counted by competency. It depends on no rating, because such a number could
 * reveal a draft to an administrator.
 */
export function computeMoveOutlook(
  plan: MigrationPlan,
  from: Ladder,
  to: Ladder,
  before: RolePair,
  after: RolePair,
): MoveOutlook {
  const askedBefore = new Set(competenciesToRate(from, [before.roleId, before.targetRoleId]).map(({ id }) => id));
  const asked = competenciesToRate(to, [after.roleId, after.targetRoleId]);
  const used = new Set<string>();
  const outlook: MoveOutlook = { asked: asked.length, unchanged: 0, changed: 0, fresh: 0, gone: 0 };
  for (const { id } of asked) {
    const competency = plan.competencies.find((one) => one.id === id);
    const sources = competency?.from.filter((source) => askedBefore.has(source.id)) ?? [];
    for (const source of sources) used.add(source.id);
    const isSame = competency?.kind === "same" || competency?.kind === "renamed";
    if (sources.length === 0) outlook.fresh += 1;
    else if (isSame && competency.changedLevels.length === 0 && !plan.isScaleResized) outlook.unchanged += 1;
    else outlook.changed += 1;
  }
  outlook.gone = [...askedBefore].filter((id) => !used.has(id)).length;
  return outlook;
}

/**
 * Whether a move reopens a submitted side: it does if its rater has something to review. It depends on the outlook and
 * not on ratings, so a reopened side reveals nothing.
 */
export function reopensSides({ changed, fresh }: MoveOutlook): boolean {
  return changed + fresh > 0;
}

/**
 * Roles of the assessments that the newer version neither has nor has another one in the place of, in the order met: for each, one must be chosen.
 */
export function listMissingRoles({ roles }: MigrationPlan, to: Ladder, pairs: readonly RolePair[]): string[] {
  const ids = new Set(pairs.flatMap(({ roleId, targetRoleId }) => [roleId, targetRoleId]));
  return [...ids].filter((id) => findRole(to, roles.get(id) ?? id) === null);
}

/**
 * The roles after the move: the same, those that take their place by the rules of the versions, or those chosen. Null where one is missing and none
 * was chosen for it that the newer version has.
 */
export function chooseRoles(
  { roles }: MigrationPlan,
  to: Ladder,
  pair: RolePair,
  chosen: ReadonlyMap<string, string>,
): RolePair | null {
  const choose = (id: string) =>
    [id, roles.get(id), chosen.get(id)].find((one) => one !== undefined && findRole(to, one) !== null) ?? null;
  const roleId = choose(pair.roleId);
  const targetRoleId = choose(pair.targetRoleId);
  return roleId === null || targetRoleId === null ? null : { roleId, targetRoleId };
}
