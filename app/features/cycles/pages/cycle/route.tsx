import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countStandings, listBoard } from "#app/features/cycles/data/cycle-board";
import { listParticipants } from "#app/features/cycles/data/cycle-participants";
import { requireManagedCycle } from "#app/features/cycles/server/managed-cycle";
import { CycleDates } from "#app/features/cycles/ui/cycle-dates";
import { CycleStateBadge } from "#app/features/cycles/ui/cycle-state-badge";
import { findToday } from "#app/features/identity/server/today";
import { listTeams, toTeamChoices } from "#app/features/people/data/teams";
import { ROWS_PER_PAGE } from "#app/kernel/paging";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { PageHeader } from "#app/ui/page-header";
import { Time } from "#app/ui/time";
import { Board } from "./board";
import { Draft } from "./draft";
import { readBoardQuery, toBoard, toDraft, toRow } from "./view-model";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.cycle.name} · Cairn` : "Cairn" },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cycle } = await requireManagedCycle(request, context, params.cycleId);
  const { database } = context;
  const [{ ladder }, { today, zone }] = await Promise.all([
    context.ladders.requireVersion(cycle.ladderVersionId),
    findToday(context),
  ]);
  const common = { cycle, zone, ladderName: `${ladder.name} ${ladder.version}` };
  if (cycle.state === "draft") {
    return { ...common, draft: toDraft(await listParticipants(database, cycle.id), ladder), board: null };
  }
  const query = readBoardQuery(request);
  const teams = await listTeams(database);
  const selection = {
    cycleId: cycle.id,
    teamId: query.team || null,
    search: query.search,
  };
  const { keys, offset, ...board } = toBoard(await countStandings(database, selection), cycle, today, query);
  const entries = await listBoard(database, selection, keys, { offset, limit: ROWS_PER_PAGE });
  return {
    ...common,
    draft: null,
    board: {
      ...board,
      rows: entries.map((entry) => toRow(entry, { cycle, ladder, today })),
      query,
      teams: toTeamChoices(teams).map(({ id, label }) => ({ value: id, label })),
    },
  };
}

export default function CyclePage() {
  const { cycle, ladderName, zone, draft, board } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Cycles", to: paths.cycles() }, { label: cycle.name }]}
        title={cycle.name}
        sub={
          <>
            <CycleStateBadge state={cycle.state} /> {ladderName}
            {cycle.closedAt ? (
              <>
                , closed on <Time value={cycle.closedAt} zone={zone} />
              </>
            ) : (
              cycle.launchedAt && (
                <>
                  , launched on <Time value={cycle.launchedAt} zone={zone} />
                </>
              )
            )}
          </>
        }
        seenBy={cycle.state === "draft" ? "Seen by administrators" : "Seen by administrators, without any rating"}
        actions={<Actions id={cycle.id} state={cycle.state} />}
      />
      <div className="grid gap-6">
        {draft && (
          <>
            <Card>
              <CycleDates dates={cycle} />
            </Card>
            <Draft cycleId={cycle.id} draft={draft} />
          </>
        )}
        {board && <Board cycle={cycle} board={board} />}
      </div>
    </>
  );
}

function Actions({ id, state }: { id: string; state: "draft" | "open" | "closed" }) {
  if (state === "closed") return null;
  return state === "draft" ? (
    <>
      <ButtonLink to={paths.deleteCycle(id)} look="danger">
        Delete…
      </ButtonLink>
      <ButtonLink to={paths.editCycle(id)}>Edit</ButtonLink>
      <ButtonLink to={paths.cycleParticipants(id)}>Who takes part</ButtonLink>
      <ButtonLink to={paths.launchCycle(id)} look="primary">
        Launch…
      </ButtonLink>
    </>
  ) : (
    <>
      <ButtonLink to={paths.editCycle(id)}>Move dates</ButtonLink>
      <ButtonLink to={paths.moveCycle(id)}>Ladder version</ButtonLink>
      <ButtonLink to={paths.closeCycle(id)} look="danger">
        Close cycle…
      </ButtonLink>
    </>
  );
}
