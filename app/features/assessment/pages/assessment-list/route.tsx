import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { assessmentsSharedWith, ownAssessments } from "#app/features/assessment/data/assessments";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { dayIn } from "#app/kernel/day";
import { paths } from "#app/paths";
import { read } from "#app/platform/database/reading";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { Time } from "#app/ui/time";
import { OwnTable } from "./own-table";
import { toOwnItem, toSharedItem } from "./view-model";

export const meta = () => [{ title: "Assessments · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { database, ladders } = context;
  const { own, shared, organisation } = await read(database, {
    own: ownAssessments(actor.personId),
    shared: assessmentsSharedWith(actor.personId),
    organisation: theOrganisation,
  });
  const zone = organisation?.timeZone ?? "UTC";
  const today = dayIn(context.now(), zone);
  const ladderOf = async (id: string) => (await ladders.requireVersion(id)).ladder;
  return {
    zone,
    own: await Promise.all(own.map(async (each) => toOwnItem(each, await ladderOf(each.ladderVersionId), today))),
    shared: await Promise.all(shared.map(async (each) => toSharedItem(each, await ladderOf(each.ladderVersionId)))),
  };
}

export default function Assessments() {
  const { own, shared, zone } = useLoaderData<typeof loader>();
  const inCycles = own.filter(({ isAdHoc }) => !isAdHoc);
  const adHoc = own.filter(({ isAdHoc }) => isAdHoc);
  const assessMyself = <ButtonLink to={paths.newAssessment()}>Assess myself now</ButtonLink>;
  return (
    <>
      <PageHeader title="My assessments" actions={own.length > 0 && assessMyself} />
      <div className="grid gap-6">
        {own.length === 0 && (
          <EmptyState title="No assessment yet" action={assessMyself}>
            When a cycle starts, your self-assessment appears here. You can assess yourself at any time; only you see
            it.
          </EmptyState>
        )}
        {inCycles.length > 0 && <OwnTable caption="In cycles" items={inCycles} zone={zone} />}
        {adHoc.length > 0 && (
          <OwnTable caption="Ad hoc, seen by you alone unless you share them" items={adHoc} zone={zone} />
        )}
        {shared.length > 0 && (
          <Card flush>
            <Table caption="Shared with me">
              <TableHead>
                <HeadCell>Person</HeadCell>
                <HeadCell>Against</HeadCell>
                <HeadCell>Submitted</HeadCell>
                <HeadCell>
                  <span className="sr-only">What to do</span>
                </HeadCell>
              </TableHead>
              <TableBody>
                {shared.map((item) => (
                  <Row key={item.id}>
                    <RowHead>{item.personName}</RowHead>
                    <Cell label="Against">{item.targetName}</Cell>
                    <Cell label="Submitted">{item.finalAt && <Time value={item.finalAt} zone={zone} />}</Cell>
                    <Cell className="text-right">
                      <ButtonLink size="small" to={paths.result(item.id)}>
                        See the result
                      </ButtonLink>
                    </Cell>
                  </Row>
                ))}
              </TableBody>
            </Table>
          </Card>
        )}
      </div>
    </>
  );
}
