import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listEvidenceSharedWith } from "#app/features/evidence/data/evidence-log";
import { findOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { joinWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeader } from "#app/ui/page-header";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

export const meta = () => [{ title: "Shared with me · Cairn" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const person = new URL(request.url).searchParams.get("person");
  const [shared, organisation, { ladder }] = await Promise.all([
    listEvidenceSharedWith(context.database, actor.personId, person && /^[\w-]{1,64}$/.test(person) ? person : null),
    findOrganisation(context.database),
    context.ladders.requireCurrent(),
  ]);
  return {
    isOfOne: person !== null,
    zone: organisation?.timeZone ?? "UTC",
    pieces: shared.map(({ competencyIds, ...piece }) => ({
      ...piece,
      shows: competencyIds.map((id) => findCompetency(ladder, id)?.name ?? id),
    })),
  };
}

export default function SharedEvidence() {
  const { pieces, zone, isOfOne } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Evidence", to: paths.evidence() }, { label: "Shared with me" }]}
        title="Evidence shared with me"
        sub="What the people who report to you chose to show you, the last shared first."
      />
      {isOfOne && (
        <p className="mb-4">
          <TextLink to={paths.sharedEvidence()}>Show everyone who reports to me</TextLink>
        </p>
      )}
      {pieces.length === 0 ? (
        <EmptyState title="Nothing is shared with you">
          Evidence is private at first. Each of your reports can share a piece from its page; it appears here.
        </EmptyState>
      ) : (
        <Card flush>
          <Table caption="Evidence shared with me" hideCaption>
            <TableHead>
              <HeadCell>Evidence</HeadCell>
              <HeadCell>Of</HeadCell>
              <HeadCell>Day</HeadCell>
              <HeadCell>Shows</HeadCell>
              <HeadCell>Shared</HeadCell>
            </TableHead>
            <TableBody>
              {pieces.map(({ id, title, owner, happenedOn, shows, sharedAt }) => (
                <Row key={id}>
                  <RowHead>
                    <TextLink to={paths.pieceOfEvidence(id)}>{title}</TextLink>
                  </RowHead>
                  <Cell label="Of">
                    <TextLink to={paths.sharedEvidence({ person: owner.id })}>{owner.name}</TextLink>
                  </Cell>
                  <Cell label="Day" className="whitespace-nowrap">
                    {happenedOn ? <Day value={happenedOn} /> : "No day yet"}
                  </Cell>
                  <Cell label="Shows">{shows.length > 0 ? joinWords(shows) : "Not tagged"}</Cell>
                  <Cell label="Shared" className="whitespace-nowrap">
                    <Time value={sharedAt} zone={zone} />
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
