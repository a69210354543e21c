import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/features/identity/server/session";
import { listCommittees } from "#app/features/promotion/data/committees";
import { listCasesToPlace } from "#app/features/promotion/data/promotion";
import { countInWords, plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { notFound } from "#app/platform/server/guards";
import { Badge } from "#app/ui/badge";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

export const meta = () => [{ title: "Committee sessions · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const { isAdministrator, personId } = actor;
  const [committees, toPlace] = await Promise.all([
    listCommittees(context.database, { memberId: isAdministrator ? null : personId }),
    isAdministrator ? listCasesToPlace(context.database, actor) : [],
  ]);
  // The page is absent for people who are in no committee.
  if (!isAdministrator && committees.length === 0) throw notFound();
  return {
    committees,
    isAdministrator,
    waiting: toPlace.filter(({ lifecycle }) => lifecycle.state === "submitted").length,
    toApply: toPlace.flatMap(({ id, lifecycle, subject }) =>
      lifecycle.state === "approved" ? [{ id, name: subject.name }] : [],
    ),
  };
}

export default function Committees() {
  const { committees, isAdministrator, waiting, toApply } = useLoaderData<typeof loader>();
  const plan = (
    <ButtonLink look="primary" to={paths.newCommittee()}>
      Plan a session
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Committee sessions"
        sub="Where promotion cases are decided."
        actions={isAdministrator && committees.length > 0 && plan}
      />
      <div className="grid gap-4">
        {waiting > 0 && (
          <Notice tone="info">
            {countInWords(waiting)} submitted {plural(waiting, "case waits", "cases wait")} for a committee. Open a
            session to put {plural(waiting, "it", "them")} before it.
          </Notice>
        )}
        {toApply.map(({ id, name }) => (
          <Notice key={id} tone="info">
            <TextLink to={paths.case(id)}>The approval of {name}</TextLink> waits for its day, or for the new role to be
            put on record.
          </Notice>
        ))}
        {committees.length === 0 ? (
          <EmptyState title="No session yet" action={plan}>
            Plan a session with its members and a chair, then put submitted cases before it.
          </EmptyState>
        ) : (
          <Card flush>
            <Table caption="Sessions">
              <TableHead>
                <HeadCell>Session</HeadCell>
                <HeadCell>Meets on</HeadCell>
                <HeadCell numeric>Members</HeadCell>
                <HeadCell numeric>Decided</HeadCell>
                <HeadCell>State</HeadCell>
              </TableHead>
              <TableBody>
                {committees.map((committee) => (
                  <Row key={committee.id}>
                    <RowHead>
                      <TextLink to={paths.committee(committee.id)}>{committee.name}</TextLink>
                    </RowHead>
                    <Cell label="Meets on">
                      <Day value={committee.meetsOn} />
                    </Cell>
                    <Cell label="Members" numeric>
                      {committee.memberCount}
                    </Cell>
                    <Cell label="Decided" numeric>
                      {committee.decidedCount} of {committee.caseCount}
                    </Cell>
                    <Cell label="State">
                      <Badge tone={committee.state === "open" ? "accent" : "neutral"}>{committee.state}</Badge>
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
