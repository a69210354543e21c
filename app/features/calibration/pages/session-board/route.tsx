import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { describeScope } from "#app/features/calibration/domain/session/scope";
import { requireCalibrationSession } from "#app/features/calibration/server/calibration-session";
import { LiveStatus } from "#app/features/calibration/ui/live-status";
import { SessionStateBadge } from "#app/features/calibration/ui/state-badge";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { CALIBRATION_ACTIONS, decideCalibration } from "#app/policy/policy-calibration";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { BoardView } from "./board-view";
import { loadBoard } from "./load-board";
import { Members } from "./members";
import { SessionActions } from "./session-actions";
import { readBoardQuery } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.session.name} · Calibration · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, session } = await requireCalibrationSession(request, context, params.sessionId, "see");
  const may = Object.fromEntries(
    CALIBRATION_ACTIONS.map((action) => [action, decideCalibration(actor, action, session.facts) === "allow"]),
  ) as Record<(typeof CALIBRATION_ACTIONS)[number], boolean>;
  const { ladder } = await context.ladders.requireVersion(session.ladderVersionId);
  return {
    may,
    session: {
      id: session.id,
      name: session.name,
      state: session.state,
      cycle: session.cycle,
      subjects: session.subjects,
      members: session.members,
      isIn: session.ownAssessmentId !== null && session.facts.isMember,
      scope: describeScope(session.scope, ladder, session.teams),
    },
    board: may["see-ratings"] ? await loadBoard(context, actor, session, readBoardQuery(request)) : null,
  };
}
export type SessionView = ReturnType<typeof useLoaderData<typeof loader>>;

export default function SessionPage() {
  const { session, may, board } = useLoaderData<typeof loader>();
  const { subjects, members } = session;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Calibration", to: paths.calibration() }, { label: session.name }]}
        title={session.name}
        sub={
          <>
            <SessionStateBadge state={session.state} /> {subjects} {plural(subjects, "person", "people")}
            {session.isIn && " beside you"}, {members.length} {plural(members.length, "member")}: {session.scope},{" "}
            {session.cycle.name}.
          </>
        }
        seenBy="Ratings here are seen by the members of the session"
        actions={<SessionActions id={session.id} state={session.state} may={may} />}
      />
      <div className="grid gap-5">
        {session.isIn && (
          <Notice>
            You are in this session yourself. Your own row, and everything that is said or decided on it, is not shown
            to you; every number here is calculated without it.
          </Notice>
        )}
        {board ? (
          <>
            <LiveStatus sessionId={session.id} revision={board.revision} isOpen={session.state === "open"} />
            <BoardView sessionId={session.id} board={board} />
          </>
        ) : (
          <Notice title="You run this session without being in it">
            Its ratings, and what is said and decided, are for its members. To see them, make yourself a member: that is
            on record.
          </Notice>
        )}
        <Members members={members} />
      </div>
    </>
  );
}
