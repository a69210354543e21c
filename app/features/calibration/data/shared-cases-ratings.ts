import { listRatingValues } from "#app/features/assessment/data/ratings";
import { standingKind } from "#app/features/assessment/domain/gap";
import type { Ratings } from "#app/features/assessment/domain/rating";
import type { Database } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { RATING_KINDS } from "#app/policy/stages";
import type { Rating } from "#app/statistics/ratings-table";
import { SHARED_CASE_PREFIX } from "./calibration-ratings";

/**
 * Submitted answers to practice cases of some ladder versions, in order of submission, with "not observed" as missing.
 * Drafts and cases without full consent are left out. The subjects are the cases, named as in the analysis of sessions.
 */
export async function listSharedCaseRatings(
  database: Database,
  ladderVersionIds: readonly string[],
): Promise<Rating[]> {
  const answers = await database.client.sharedCaseAnswer.findMany({
    where: {
      submittedAt: { not: null },
      sharedCase: { ladderVersionId: { in: [...ladderVersionIds] }, state: { not: "preparing" } },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: {
      raterId: true,
      sharedCaseId: true,
      ratings: { orderBy: { competencyId: "asc" }, select: { competencyId: true, proficiency: true } },
    },
  });
  return answers.flatMap(({ raterId, sharedCaseId, ratings }) =>
    ratings.map(({ competencyId, proficiency }) => ({
      rater: raterId,
      subject: `${SHARED_CASE_PREFIX}${sharedCaseId}`,
      item: competencyId,
      value: proficiency,
    })),
  );
}

/** This many assessments are enough for the fit; more would only take longer. */
const MAX_REVIEWS = 2_000;

/** Managers' ratings in the latest final assessments of some ladder versions. The subjects are the assessments. */
export async function listReviewRatings(database: Database, ladderVersionIds: readonly string[]): Promise<Rating[]> {
  const sheets = await database.client.sheet.findMany({
    where: {
      kind: "manager",
      superseded: false,
      submittedAt: { not: null },
      assessment: { ladderVersionId: { in: [...ladderVersionIds] }, phase: "final", cycleId: { not: null } },
    },
    orderBy: [{ assessment: { finalAt: "desc" } }, { id: "asc" }],
    take: MAX_REVIEWS,
    select: { id: true, raterId: true, assessmentId: true },
  });
  const sheetById = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  const rows = await Promise.all(
    inBatches(sheets.map(({ id }) => id)).map((ids) =>
      database.client.rating.findMany({
        where: { sheetId: { in: ids }, proficiency: { not: null } },
        orderBy: [{ sheetId: "asc" }, { competencyId: "asc" }],
        select: { sheetId: true, competencyId: true, proficiency: true },
      }),
    ),
  );
  return rows.flat().flatMap(({ sheetId, competencyId, proficiency }) => {
    const sheet = sheetById.get(sheetId);
    if (!sheet?.raterId) return [];
    return [{ rater: sheet.raterId, subject: sheet.assessmentId, item: competencyId, value: proficiency }];
  });
}

export type CycleProfile = {
  cycle: string;
  /** Final proficiencies by competency, one for each person who has one. */
  byCompetency: Map<string, number[]>;
};

/** The final ratings of the people of a role, cycle by cycle in their order, of some ladder versions. */
export async function listRoleProfiles(
  database: Database,
  ladderVersionIds: readonly string[],
  roleId: string,
): Promise<CycleProfile[]> {
  const assessments = await database.client.assessment.findMany({
    where: { ladderVersionId: { in: [...ladderVersionIds] }, roleId, phase: "final", cycleId: { not: null } },
    orderBy: [{ cycle: { startsOn: "asc" } }, { id: "asc" }],
    take: MAX_REVIEWS,
    select: { id: true, cycle: { select: { id: true, name: true } } },
  });
  const values = await listStandingRatings(
    database,
    assessments.map(({ id }) => id),
  );
  const profiles = new Map<string, CycleProfile>();
  for (const { id, cycle } of assessments) {
    if (!cycle) continue;
    const profile = profiles.get(cycle.id) ?? { cycle: cycle.name, byCompetency: new Map() };
    profiles.set(cycle.id, profile);
    for (const [competency, value] of values.get(id) ?? []) {
      if (value.state !== "rated") continue;
      profile.byCompetency.set(competency, [...(profile.byCompetency.get(competency) ?? []), value.proficiency]);
    }
  }
  return [...profiles.values()];
}

/** The ratings that stand at the end of each assessment: what both agreed, or else the manager's. */
async function listStandingRatings(
  database: Database,
  assessmentIds: readonly string[],
): Promise<Map<string, Ratings>> {
  const batches = await Promise.all(
    inBatches(assessmentIds).map((ids) => listRatingValues(database, ids, new Set(RATING_KINDS))),
  );
  return new Map(
    batches.flatMap((values) =>
      [...values].map(([id, byKind]): [string, Ratings] => {
        const kind = standingKind(new Set(byKind.keys()));
        return [id, (kind && byKind.get(kind)) ?? new Map()];
      }),
    ),
  );
}
