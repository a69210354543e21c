import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import type { Database } from "#app/platform/database/database";
import { requireFound, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitOrganisation, permitRatings, type RatingsPermit } from "#app/policy/policy";
import { permitSession } from "#app/policy/policy-calibration";
import type { RatingKind } from "#app/policy/stages";

/** The permit of an administrator, as the policy gives it. */
export const recordPermit = (actor: Actor) => requirePermit(permitOrganisation(actor, "record.read"));

/** The permit for ratings of an assessment, as the policy gives it to this person. */
export async function readingOf(
  database: Database,
  reader: Pick<Actor, "personId"> & Partial<Actor>,
  assessmentId: string,
  only?: readonly RatingKind[],
): Promise<RatingsPermit> {
  const actor = { name: "", isAdministrator: false, hasReports: false, ...reader };
  const head = requireFound(await findAssessmentHead(database, actor, assessmentId));
  return requirePermit(permitRatings(actor, head, only));
}

/** The permit of a member of an open session. */
export function sessionPermit(actor: Actor, id: string) {
  return requirePermit(permitSession(actor, { id, facts: { state: "open", isMember: true, isChair: false } }));
}
