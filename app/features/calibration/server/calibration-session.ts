import { listCalibrations } from "#app/features/calibration/data/calibrated-ratings";
import { readBoard } from "#app/features/calibration/data/calibration-board";
import { findSession, type SessionHead } from "#app/features/calibration/data/calibration-session-head";
import { type BoardEntry, buildEntries } from "#app/features/calibration/domain/session/board";
import type { SessionSeverity } from "#app/features/calibration/domain/session/severity";
import { requireActor } from "#app/features/identity/server/session";
import type { AuditContext } from "#app/platform/database/audit";
import { goRound } from "#app/platform/database/event-loop";
import type { Analysis } from "#app/platform/jobs/analyses";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound, requireId, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { type CalibrationAction, decideCalibration, permitSession } from "#app/policy/policy-calibration";
import { packRatings } from "#app/statistics/packed-ratings";

export type OwnSession = { actor: Actor; session: SessionHead; by: AuditContext };

/** The session of a page, for those who may do `action` in it. */
export async function requireCalibrationSession(
  request: Request,
  context: RequestContext,
  sessionId: string | undefined,
  action: CalibrationAction,
): Promise<OwnSession> {
  const actor = await requireActor(request, context);
  const session = requireFound(await findSession(context.database, context.remembered, actor, requireId(sessionId)));
  requireAllowed(decideCalibration(actor, action, session.facts));
  return { actor, session, by: { actorId: actor.personId, at: context.now() } };
}

/** How strictly the managers of a session rate, without the actor's own assessment if it is in the session. */
export function findSeverity(
  { analyses, calibrations }: RequestContext,
  session: Pick<SessionHead, "id" | "ratingsState">,
  exceptAssessmentId: string | null,
): Promise<Analysis<SessionSeverity>> {
  const asked = { about: `${session.id} ${exceptAssessmentId}`, state: session.ratingsState };
  return analyses.find("calibration.severity", asked, async () =>
    packRatings(await calibrations.listManagerRatings(session, exceptAssessmentId)),
  );
}

/** Cache key of one actor's board: names the state of all data that the board shows. */
export function boardState(actor: Actor, session: SessionHead, severity: Analysis<SessionSeverity>): string {
  const { id, revision, ratingsState, peopleState, ownAssessmentId, teams } = session;
  const except = ownAssessmentId === null ? "" : actor.personId;
  const teamsState = teams.map(({ name, parentId }) => `${name} ${parentId}`);
  const severityState = severity.state === "ready" ? severity.of : severity.state;
  return [id, except, revision, ratingsState, peopleState, severityState, ...teamsState].join(" ");
}

/** Everyone in a session but the actor, with all that its members see of them; what stands out once `severity` is there. */
export function loadBoardEntries(
  context: RequestContext,
  actor: Actor,
  session: SessionHead,
  severity: Analysis<SessionSeverity>,
): Promise<BoardEntry[]> {
  const { database, calibrations, ladders } = context;
  const permit = requirePermit(permitSession(actor, session));
  return calibrations.entries.find(boardState(actor, session, severity), async () => {
    const [{ ladder }, board, { byAssessment }] = await Promise.all([
      ladders.requireVersion(session.ladderVersionId),
      readBoard(database, permit, actor.personId),
      calibrations.requireRatings(session),
    ]);
    const unexpected = severity.state === "ready" ? severity.result.unexpected : [];
    await goRound();
    return buildEntries({ ladder, ...board, ratings: byAssessment, unexpected });
  });
}

/** Changes of sessions released before this one to its ratings. This session's own decisions are not included. */
export async function listEarlierCalibrations(
  { database }: RequestContext,
  session: Pick<SessionHead, "id" | "releasedAt">,
  assessmentIds: readonly string[],
) {
  return listCalibrations(database, assessmentIds, session.releasedAt === null ? undefined : session);
}
