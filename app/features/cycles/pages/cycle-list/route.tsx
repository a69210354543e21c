import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type CycleSummary, listCycles } from "#app/features/cycles/data/cycles";
import { requireCycleManager } from "#app/features/cycles/server/managed-cycle";
import { CycleStateBadge } from "#app/features/cycles/ui/cycle-state-badge";
import { ProgressLine } from "#app/features/cycles/ui/progress-line";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

export const meta = () => [{ title: "Cycles · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCycleManager(request, context);
  return { cycles: await listCycles(context.database) };
}

export default function Cycles() {
  const { cycles } = useLoaderData<typeof loader>();
  const newCycle = (
    <ButtonLink to={paths.newCycle()} look="primary">
      New cycle
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Cycles"
        sub="Dated campaigns in which people assess themselves and their managers review."
        seenBy="Seen by administrators"
        actions={cycles.length > 0 && newCycle}
      />
      {cycles.length === 0 ? (
        <EmptyState title="No cycle yet" action={newCycle}>
          Plan one: give it a name and dates, choose who takes part, and launch it when you are ready.
        </EmptyState>
      ) : (
        <Card flush>
          <Table caption="Cycles, the latest first" hideCaption>
            <TableHead>
              <HeadCell>Name</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell>Dates</HeadCell>
              <HeadCell>Ladder version</HeadCell>
              <HeadCell>Progress</HeadCell>
            </TableHead>
            <TableBody>
              {cycles.map((cycle) => (
                <Row key={cycle.id}>
                  <RowHead>
                    <TextLink to={paths.cycle(cycle.id)}>{cycle.name}</TextLink>
                  </RowHead>
                  <Cell label="State">
                    <CycleStateBadge state={cycle.state} />
                  </Cell>
                  <Cell label="Dates">
                    <Day value={cycle.startsOn} /> to <Day value={cycle.closesOn} />
                  </Cell>
                  <Cell label="Ladder version">
                    {cycle.ladderVersion.ladderId} {cycle.ladderVersion.version}
                  </Cell>
                  <Cell label="Progress">
                    <Progress cycle={cycle} />
                  </Cell>
                </Row>
              ))}
            </TableBody>
          </Table>
        </Card>
      )}
    </>
  );
}

function Progress({ cycle }: { cycle: CycleSummary }) {
  const { participants, final } = cycle;
  if (cycle.state === "draft") {
    return participants === 0 ? "Nobody takes part yet" : `${participants} ${plural(participants, "person", "people")}`;
  }
  return (
    <span className="flex items-center gap-3">
      <ProgressLine value={final} of={participants} />
      <span className="tabular-nums">
        {final} of {participants} final
      </span>
    </span>
  );
}
