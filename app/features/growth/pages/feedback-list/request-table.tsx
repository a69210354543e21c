import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";

type Request = {
  id: string;
  about: string;
  named: boolean;
  createdAt: Date;
  isClosed: boolean;
  askedCount: number;
  answers: number;
  asker: { name: string };
  sharedWith: { name: string } | null;
};

/** Requests for feedback with how many have answered: never who. */
export function RequestTable({
  caption,
  requests,
  zone,
  showsAsker,
}: {
  caption: string;
  requests: Request[];
  zone: string;
  showsAsker: boolean;
}) {
  return (
    <Card flush>
      <Table caption={caption}>
        <TableHead>
          <HeadCell>About</HeadCell>
          <HeadCell>{showsAsker ? "From" : "Shown to"}</HeadCell>
          <HeadCell>Asked on</HeadCell>
          <HeadCell>Names</HeadCell>
          <HeadCell numeric>Answers</HeadCell>
          <HeadCell>State</HeadCell>
        </TableHead>
        <TableBody>
          {requests.map((request) => (
            <Row key={request.id}>
              <RowHead>
                <TextLink to={paths.feedbackRequest(request.id)} className="text-ink decoration-line-2">
                  {request.about}
                </TextLink>
              </RowHead>
              <Cell label={showsAsker ? "From" : "Shown to"}>
                {showsAsker
                  ? request.asker.name
                  : (request.sharedWith?.name ?? <span className="text-ink-3">only me</span>)}
              </Cell>
              <Cell label="Asked on">
                <Time value={request.createdAt} zone={zone} />
              </Cell>
              <Cell label="Names">{request.named ? "named" : "unnamed"}</Cell>
              <Cell label="Answers" numeric>
                {request.answers} of {request.askedCount}
              </Cell>
              <Cell label="State">{request.isClosed ? <Badge>closed</Badge> : <Badge tone="accent">open</Badge>}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
