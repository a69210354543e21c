import type { SessionHead } from "#app/features/calibration/data/calibration-session-head";
import type { SessionSeverity } from "#app/features/calibration/domain/session/severity";
import { boardState, findSeverity, loadBoardEntries } from "#app/features/calibration/server/calibration-session";
import { goRound } from "#app/platform/database/event-loop";
import type { Analysis } from "#app/platform/jobs/analyses";
import type { RequestContext } from "#app/platform/server/context";
import type { Actor } from "#app/policy/actor";
import { toSeverityView } from "./severity-view";
import { type BoardQuery, listStandingOut, toBoard } from "./view-model";

type View = ReturnType<typeof toView>;
type StandingOut = ReturnType<typeof listStandingOut>;

/**
 * The board as it is asked for. What was asked before, and has not changed since, is as it was made then: most of what a
 * page of hundreds of people costs is working it out, in parts between which other requests have their turn.
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
  const keep = <Result>(what: string, make: () => Result) =>
    calibrations.views.find(`${state} ${what}`, async () => {
      await goRound();
      return make();
    }) as Promise<Result>;
  const view: View = await keep(JSON.stringify(query), () => toView({ ladder, entries, teams }, query, severity));
  const standingOut: StandingOut = await keep("standing out", () =>
    listStandingOut({ ladder, entries }, severity.state === "ready" ? severity.result.unexpected : []),
  );
  return { ...view, standingOut, revision };
}

type Facts = Parameters<typeof toBoard>[0];

function toView(facts: Facts, query: BoardQuery, severity: Analysis<SessionSeverity>) {
  const { ladder, entries } = facts;
  return {
    ...toBoard(facts, query),
    query,
    steps: ladder.proficiencies.map(({ level, name }) => ({ level, name })),
    severity:
      severity.state === "ready"
        ? {
            state: "ready" as const,
            result: toSeverityView(severity.result, ladder, entries, { isWhole: query.managers === "all" }),
          }
        : severity,
  };
}
