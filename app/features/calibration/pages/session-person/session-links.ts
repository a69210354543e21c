import { findAssessmentHead } from "#app/features/assessment/data/assessments";
import type { BoardSubject } from "#app/features/calibration/domain/session/board-subject";
import { listCasesOf } from "#app/features/promotion/data/promotion";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import type { Actor } from "#app/policy/actor";
import { decideAssessment } from "#app/policy/policy";
import { decideCase } from "#app/policy/policy-promotion";

/**
 * The ways on from a person of a calibration session: their result and their promotion cases, as far as the actor may read
 * them without the session. Being a member opens neither.
 */
export async function listSessionLinks(
  { database }: RequestContext,
  actor: Actor,
  { assessmentId, person }: BoardSubject,
): Promise<{ label: string; to: string }[]> {
  const [head, cases] = await Promise.all([
    findAssessmentHead(database, actor, assessmentId),
    listCasesOf(database, actor, person.id),
  ]);
  return [
    ...(head && decideAssessment(actor, "see-result", head.facts) === "allow"
      ? [{ label: "Result", to: paths.result(assessmentId) }]
      : []),
    ...cases
      .filter(({ facts }) => decideCase(actor, "read", facts) === "allow")
      .map(({ id }) => ({ label: "Promotion case", to: paths.case(id) })),
  ];
}
