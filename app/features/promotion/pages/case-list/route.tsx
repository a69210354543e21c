import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { findRole } from "#app/features/ladder/domain/lookup";
import { listCommittees } from "#app/features/promotion/data/committees";
import { type CaseHead, listCasesToRead, listOwnCases } from "#app/features/promotion/data/promotion";
import { isOpen } from "#app/features/promotion/domain/lifecycle";
import { CaseStateBadge } from "#app/features/promotion/ui/state-badge";
import { paths } from "#app/paths";
import type { RequestContext } from "#app/platform/server/context";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

export const meta = () => [{ title: "Promotion cases · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const [own, toRead, committees, organisation] = await Promise.all([
    listOwnCases(context.database, actor),
    listCasesToRead(context.database, actor),
    listCommittees(context.database, { memberId: actor.personId }),
    findOrganisation(context.database),
  ]);
  return {
    zone: organisation?.timeZone ?? "UTC",
    own: await Promise.all(own.map((head) => toRow(context, head))),
    toRead: await Promise.all(toRead.map((head) => toRow(context, head))),
    hasCommittees: actor.isAdministrator || committees.length > 0,
    hasOpen: own.some(({ lifecycle }) => isOpen(lifecycle.state)),
  };
}

async function toRow({ ladders }: RequestContext, head: CaseHead) {
  const { ladder } = await ladders.requireVersion(head.ladderVersionId);
  return {
    id: head.id,
    subjectName: head.subject.name,
    targetName: findRole(ladder, head.targetRoleId)?.name ?? head.targetRoleId,
    state: head.lifecycle.state,
    updatedAt: head.updatedAt,
    waitsForMe: head.facts.isManager && head.lifecycle.state === "review" && !head.lifecycle.isRecommended,
  };
}
type CaseRow = Awaited<ReturnType<typeof toRow>>;

export default function Cases() {
  const { own, toRead, zone, hasCommittees, hasOpen } = useLoaderData<typeof loader>();
  const begin = (
    <ButtonLink look="primary" to={paths.newCase()}>
      Start a case
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Promotion cases"
        sub="Evidence, ratings and your own words, for a committee that decides."
        actions={
          <>
            {hasCommittees && <ButtonLink to={paths.committees()}>Committee sessions</ButtonLink>}
            {own.length > 0 && !hasOpen && begin}
          </>
        }
      />
      <div className="grid gap-6">
        {own.length === 0 && (
          <EmptyState title="You don’t have a promotion case yet" action={begin}>
            A case brings together the evidence you tagged, your final ratings and your endorsements. You add your own
            words. Only you can see it until you share it or ask your manager.
          </EmptyState>
        )}
        {own.length > 0 && <CaseTable caption="My cases" rows={own} zone={zone} />}
        {toRead.length > 0 && <CaseTable caption="Shared with you" rows={toRead} zone={zone} isOthers />}
      </div>
    </>
  );
}

type TableProps = { caption: string; rows: CaseRow[]; zone: string; isOthers?: boolean };

function CaseTable({ caption, rows, zone, isOthers = false }: TableProps) {
  return (
    <Card flush>
      <Table caption={caption}>
        <TableHead>
          <HeadCell>{isOthers ? "Candidate and role" : "Target role"}</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Last change</HeadCell>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id}>
              <RowHead>
                <TextLink to={row.waitsForMe ? paths.caseReview(row.id) : paths.case(row.id)}>
                  {isOthers ? `${row.subjectName}, ${row.targetName}` : row.targetName}
                </TextLink>
              </RowHead>
              <Cell label="State">
                <CaseStateBadge state={row.state} />
                {row.waitsForMe && <span className="ml-2 text-[13.5px] text-ink-2">waits for your recommendation</span>}
              </Cell>
              <Cell label="Last change">
                <Time value={row.updatedAt} zone={zone} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
