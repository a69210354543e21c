import type { AttachedEvidence } from "#app/features/assessment/data/evidence";
import type { RatingsByKind, StoredRating } from "#app/features/assessment/data/ratings";
import { orderByDisagreement, suggestAgreed } from "#app/features/assessment/domain/agreement";
import type { LookAgain } from "#app/features/assessment/domain/move-ratings";
import { proficiencyOf, type RatingValue, UNRATED, valuesOf } from "#app/features/assessment/domain/rating";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { expectationsByCompetency, findCompetency } from "#app/features/ladder/domain/lookup";
import type { Competency, Ladder, Role } from "#app/features/ladder/domain/schema";

type Input = {
  ladder: Ladder;
  roleId: string;
  target: Role;
  ratings: RatingsByKind;
  evidence: readonly AttachedEvidence[];
  /** Why ratings need another look, by kind and competency. */
  lookAgain: ReadonlyMap<string, ReadonlyMap<string, LookAgain>>;
};

/** One competency with both sides' ratings, and the agreed or suggested one. */
export function buildComparison({ ladder, roleId, target, ratings, evidence, lookAgain }: Input) {
  const self = valuesOf(ratings.get("self"));
  const manager = valuesOf(ratings.get("manager"));
  const expectations = expectationsByCompetency(target);
  const ids = competenciesToRate(ladder, [roleId, target.id]).map(({ id }) => id);
  return orderByDisagreement(ids, self, manager).map((id) => {
    const competency = findCompetency(ladder, id) as Competency;
    const agreed = ratings.get("agreed")?.get(id);
    const expectation = expectations.get(id);
    return {
      id,
      name: competency.name,
      expected: expectation?.proficiency ?? null,
      weight: expectation?.weight ?? null,
      self: toSide(ratings.get("self")?.get(id)),
      manager: toSide(ratings.get("manager")?.get(id)),
      agreed: agreed?.value ?? UNRATED,
      suggested: agreed ? agreed.value : suggestAgreed(self.get(id), manager.get(id)),
      reason: agreed?.note ?? "",
      version: agreed?.version ?? 0,
      lookAgain: (["self", "manager", "agreed"] as const).flatMap((kind) => {
        const look = lookAgain.get(kind)?.get(id);
        return look ? [{ kind, why: look.why }] : [];
      }),
      difference: differenceOf(self.get(id), manager.get(id)),
      evidence: evidence
        .filter((piece) => piece.competencyId === id)
        .map(({ id: pieceId, title, link, happenedOn }) => ({ id: pieceId, title, link, happenedOn })),
    };
  });
}
export type ComparisonRow = ReturnType<typeof buildComparison>[number];

function toSide(rating: StoredRating | undefined) {
  return { value: rating?.value ?? UNRATED, note: rating?.note ?? "" };
}

function differenceOf(self: RatingValue | undefined, manager: RatingValue | undefined): number | null {
  const own = proficiencyOf(self);
  const other = proficiencyOf(manager);
  return own === null || other === null ? null : own - other;
}
