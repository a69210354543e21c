import { listRatingValues } from "#app/features/assessment/data/ratings";
import { standingKind } from "#app/features/assessment/domain/gap";
import type { Ratings } from "#app/features/assessment/domain/rating";
import type { RequestContext } from "#app/platform/server/context";
import { RATING_KINDS } from "#app/policy/stages";

/** The ratings that stand at the end of a final assessment, with the competencies that one can choose from. */
export async function loadCaseRatings(
  context: RequestContext,
  assessmentId: string,
  ladderVersionId: string,
): Promise<{ ratings: Ratings; options: { value: string; label: string }[] }> {
  const [values, { ladder }] = await Promise.all([
    listRatingValues(context.database, [assessmentId], new Set(RATING_KINDS)),
    context.ladders.requireVersion(ladderVersionId),
  ]);
  const byKind = values.get(assessmentId) ?? new Map();
  const kind = standingKind(new Set(byKind.keys()));
  const ratings: Ratings = (kind && byKind.get(kind)) ?? new Map();
  return {
    ratings,
    options: ladder.competencies
      .filter(({ id }) => ratings.get(id)?.state === "rated")
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}
