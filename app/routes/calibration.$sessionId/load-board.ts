import type { SessionHead } from "#app/data/calibration-session-head";
import type { Actor } from "#app/domain/access/actor";
import type { SessionSeverity } from "#app/domain/calibration-session/severity";
import { boardState, findSeverity, loadBoardEntries } from "#app/http/calibration-session";
import type { RequestContext } from "#app/http/context";
import type { Analysis } from "#app/workers/analyses";
import { toSeverityView } from "./severity-view";
import { type BoardQuery, listStandingOut, toBoard } from "./view-model";

type View = ReturnType<typeof toView>;

/**
 * The board as it is asked for. What was asked before, and has not changed since, is as it was made then: most of what a
 * page of hundreds of people costs is working it out.
 */
export async function loadBoard(context: RequestContext, actor: Actor, session: SessionHead, query: BoardQuery) {
  const { calibrations, ladders } = context;
  const severity = await findSeverity(context, session, session.ownAssessmentId);
  const [entries, { ladder }] = await Promise.all([
    loadBoardEntries(context, actor, session, severity),
    ladders.requireVersion(session.ladderVersionId),
  ]);
  const state = boardState(actor, session, severity);
  const { teams, revision } = session;
  const view = calibrations.views.find(`${state} ${JSON.stringify(query)}`, () =>
    toView({ ladder, entries, teams }, query, severity),
  ) as View;
  return { ...view, revision };
}

type Facts = Parameters<typeof toBoard>[0];

function toView(facts: Facts, query: BoardQuery, severity: Analysis<SessionSeverity>) {
  const { ladder, entries } = facts;
  return {
    ...toBoard(facts, query),
    query,
    steps: ladder.proficiencies.map(({ level, name }) => ({ level, name })),
    standingOut: listStandingOut(facts, severity.state === "ready" ? severity.result.unexpected : []),
    severity:
      severity.state === "ready"
        ? {
            state: "ready" as const,
            result: toSeverityView(severity.result, ladder, entries, { isWhole: query.managers === "all" }),
          }
        : severity,
  };
}
