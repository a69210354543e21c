import type { VersionStep } from "#app/features/assessment/data/move-assessment";
import type { RatingsByKind } from "#app/features/assessment/data/ratings";
import {
  chooseRoles,
  computeMoveOutlook,
  listMissingRoles,
  type RolePair,
} from "#app/features/assessment/domain/move-outlook";
import { migrateRatings } from "#app/features/assessment/domain/move-ratings";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";

/** The preview of moving the author's own draft, for each rating, for them alone. */
export function toOwnPreview(step: VersionStep, roles: RolePair, ratings: RatingsByKind) {
  const { from, to, plan } = step;
  const held = ratings.get("self") ?? new Map();
  const { ratings: moved, aside } = migrateRatings(plan, held);
  const after = chooseRoles(plan, to.ladder, roles, new Map());
  const outlook = after && computeMoveOutlook(plan, from.ladder, to.ladder, roles, after);
  const rated = [...moved].filter(([, rating]) => rating.value.state !== "unrated" || rating.lookAgain !== null);
  return {
    fromId: from.id,
    fromVersion: from.version,
    toId: to.id,
    toVersion: to.version,
    kept: rated.filter(([, rating]) => rating.lookAgain === null).length,
    lookAgain: rated.flatMap(([id, { lookAgain }]) =>
      lookAgain ? [{ id, name: findCompetency(to.ladder, id)?.name ?? id, why: lookAgain.why }] : [],
    ),
    aside: [...aside.keys()].map((id) => findCompetency(from.ladder, id)?.name ?? id),
    fresh: outlook?.fresh ?? null,
    missing: listMissingRoles(plan, to.ladder, [roles]).map((id) => ({
      id,
      name: findRole(from.ladder, id)?.name ?? id,
    })),
    roles: to.ladder.roles.map(({ id, name }) => ({ value: id, label: name })),
  };
}
