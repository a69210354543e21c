import {
  type CycleProfile,
  listReviewRatings,
  listRoleProfiles,
  listSharedCaseRatings,
} from "#app/features/calibration/data/shared-cases-ratings";
import { analyseSession, type SessionSeverity } from "#app/features/calibration/domain/session/severity";
import { type LadderTest, testLadder } from "#app/features/calibration/domain/shared-cases/ladder-test";
import type { Task } from "#app/platform/jobs/task";
import { type PackedRatings, unpackRatings } from "#app/statistics/packed-ratings";

/** How strict the managers of a session are. */
export const analyseSeverity: Task<PackedRatings, SessionSeverity> = async (ratings) =>
  analyseSession(unpackRatings(ratings));

/** Versions of one ladder: what was rated with any of them is looked at together. */
type OfVersions = { versionIds: string[] };

/** How alike the competencies of a ladder are read: on shared cases, and in reviews. */
export const analyseLadder: Task<OfVersions & { competencyIds: string[] }, LadderTest> = async (
  { versionIds, competencyIds },
  context,
) => {
  const database = await context.database();
  const [cases, reviews] = await Promise.all([
    listSharedCaseRatings(database, versionIds),
    listReviewRatings(database, versionIds),
  ]);
  return testLadder(competencyIds, cases, reviews);
};

/** What the people of a role are rated, cycle by cycle. */
export const readRoleProfiles: Task<OfVersions & { roleId: string }, CycleProfile[]> = async (
  { versionIds, roleId },
  context,
) => listRoleProfiles(await context.database(), versionIds, roleId);
