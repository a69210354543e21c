import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listSessions } from "#app/features/calibration/data/calibration-sessions";
import { SessionStateBadge } from "#app/features/calibration/ui/state-badge";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { requireAllowed } from "#app/platform/server/guards";
import { decideOrganisation } from "#app/policy/policy";
import { decideLadderTest } from "#app/policy/policy-shared-cases";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

export const meta = () => [{ title: "Calibration · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  requireAllowed(decideOrganisation(actor, "calibrations.list"));
  const [sessions, organisation] = await Promise.all([
    listSessions(context.database, actor),
    findOrganisation(context.database),
  ]);
  return {
    sessions,
    zone: organisation?.timeZone ?? "UTC",
    mayOpen: decideOrganisation(actor, "calibrations.open") === "allow",
    leads: actor.hasReports,
    maySeeLadderTest:
      decideLadderTest(actor, {
        chairsSession: sessions.some(({ facts }) => facts.isChair && facts.state !== "released"),
      }) === "allow",
  };
}

export default function Calibration() {
  const { sessions, zone, mayOpen, leads, maySeeLadderTest } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Calibration"
        sub="Sessions in which ratings are compared across managers and, with reasons, adjusted."
        seenBy={mayOpen ? "Seen by administrators, and by members the sessions they are in" : "The sessions you are in"}
        actions={
          <>
            {leads && <ButtonLink to={paths.ownStrictness()}>How I rate</ButtonLink>}
            {(leads || mayOpen) && <ButtonLink to={paths.sharedCases()}>Practice cases</ButtonLink>}
            {maySeeLadderTest && <ButtonLink to={paths.ladderTest()}>The ladder under test</ButtonLink>}
            {mayOpen && (
              <ButtonLink to={paths.newCalibrationSession()} look="primary">
                Open a session
              </ButtonLink>
            )}
          </>
        }
      />
      {sessions.length === 0 ? (
        <EmptyState
          title="No session yet"
          action={
            mayOpen && (
              <ButtonLink to={paths.newCalibrationSession()} look="primary">
                Open a session
              </ButtonLink>
            )
          }
        >
          {mayOpen
            ? "Open one over a cycle whose reviews are in: its members compare the ratings and decide which to keep."
            : "When an administrator asks you into a session, it is here."}
        </EmptyState>
      ) : (
        <Card flush>
          <Table caption="Sessions, the latest first" hideCaption>
            <TableHead>
              <HeadCell>Session</HeadCell>
              <HeadCell>Cycle</HeadCell>
              <HeadCell>State</HeadCell>
              <HeadCell numeric>People</HeadCell>
              <HeadCell numeric>Members</HeadCell>
              <HeadCell>Opened</HeadCell>
              <HeadCell>You</HeadCell>
            </TableHead>
            <TableBody>
              {sessions.map((session) => (
                <Row key={session.id}>
                  <RowHead>
                    <TextLink to={paths.calibrationSession(session.id)} className="text-ink decoration-line-2">
                      {session.name}
                    </TextLink>
                  </RowHead>
                  <Cell label="Cycle">{session.cycle.name}</Cell>
                  <Cell label="State">
                    <SessionStateBadge state={session.state} />
                  </Cell>
                  <Cell label="People" numeric>
                    {session.subjects}
                  </Cell>
                  <Cell label="Members" numeric>
                    {session.members}
                  </Cell>
                  <Cell label="Opened">
                    <Time value={session.createdAt} zone={zone} />
                  </Cell>
                  <Cell label="You" className="text-ink-2">
                    {session.facts.isChair ? "lead it" : session.facts.isMember ? "member" : "not in it"}
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
