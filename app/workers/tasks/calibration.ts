import { type PackedRatings, unpackRatings } from "#app/domain/calibration/packed-ratings";
import { analyseSession, type SessionSeverity } from "#app/domain/calibration-session/severity";
import { type LadderTest, testLadder } from "#app/domain/shared-cases/ladder-test";
import type { Task } from "../task";

/** How strict the managers of a session are. */
export const analyseSeverity: Task<PackedRatings, SessionSeverity> = async (ratings) =>
  analyseSession(unpackRatings(ratings));

export type LadderTestInput = { competencyIds: string[]; cases: PackedRatings; reviews: PackedRatings };

/** How alike the competencies of a ladder are read. */
export const analyseLadder: Task<LadderTestInput, LadderTest> = async ({ competencyIds, cases, reviews }) =>
  testLadder(competencyIds, unpackRatings(cases), unpackRatings(reviews));
