import { findAssessmentHead } from "#app/data/assessments";
import { listCasesOf } from "#app/data/promotion";
import type { Actor } from "#app/domain/access/actor";
import { decideAssessment } from "#app/domain/access/policy";
import { decideCase } from "#app/domain/access/policy-promotion";
import type { BoardSubject } from "#app/domain/calibration-session/board-subject";
import { paths } from "#app/paths";
import type { RequestContext } from "./context";

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
