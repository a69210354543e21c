import { listCalibrations } from "#app/data/calibrated-ratings";
import { listDecisions } from "#app/data/calibration-decisions";
import { countRemarks } from "#app/data/calibration-remarks";
import { findSession, type SessionHead } from "#app/data/calibration-sessions";
import { listSessionSubjects } from "#app/data/calibration-subjects";
import type { Actor } from "#app/domain/access/actor";
import { type CalibrationAction, decideCalibration } from "#app/domain/access/policy-calibration";
import { type BoardEntry, buildEntries } from "#app/domain/calibration-session/board";
import type { SessionSeverity } from "#app/domain/calibration-session/severity";
import type { Ladder } from "#app/domain/ladder/schema";
import type { RequestContext } from "./context";
import { requireAllowed, requireFound, requireId } from "./guards";
import { requireActor } from "./session";

export type OwnSession = { actor: Actor; session: SessionHead; by: { actorId: string; at: Date } };

/** The session of a page, for those who may do `action` in it. */
export async function requireCalibrationSession(
  request: Request,
  context: RequestContext,
  sessionId: string | undefined,
  action: CalibrationAction,
): Promise<OwnSession> {
  const actor = await requireActor(request, context);
  const session = requireFound(await findSession(context.database, actor, requireId(sessionId)));
  requireAllowed(decideCalibration(actor, action, session.facts));
  return { actor, session, by: { actorId: actor.personId, at: context.now() } };
}

/** Everyone in a session but the actor, with all that its members see of them. */
export async function loadBoardEntries(
  context: RequestContext,
  actor: Actor,
  session: SessionHead,
): Promise<{ ladder: Ladder; ladderVersion: string; entries: BoardEntry[]; severity: SessionSeverity }> {
  const { database, calibrations, ladders } = context;
  const [{ ladder, version }, subjects, { byAssessment }, severity, decisions, remarks] = await Promise.all([
    ladders.requireVersion(session.ladderVersionId),
    listSessionSubjects(database, session.id, actor.personId),
    calibrations.requireRatings(session.id),
    calibrations.requireSeverity(session.id, session.ownAssessmentId),
    listDecisions(database, session.id, session.ownAssessmentId),
    countRemarks(database, session.id, session.ownAssessmentId),
  ]);
  const earlier = await listEarlierCalibrations(
    context,
    session,
    subjects.map(({ assessmentId }) => assessmentId),
  );
  const entries = buildEntries({
    ladder,
    subjects,
    ratings: byAssessment,
    earlier,
    decisions,
    remarks,
    unexpected: severity.unexpected,
  });
  return { ladder, ladderVersion: version, entries, severity };
}

/** What sessions released before this one made of its ratings; what this one decided itself is not among it. */
export async function listEarlierCalibrations(
  { database }: RequestContext,
  session: Pick<SessionHead, "id" | "releasedAt">,
  assessmentIds: readonly string[],
) {
  return listCalibrations(database, assessmentIds, session.releasedAt === null ? undefined : session);
}
