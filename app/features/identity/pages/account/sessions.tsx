import { Badge } from "#app/ui/badge";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { Time } from "#app/ui/time";

export type SessionRow = {
  id: string;
  device: string;
  ipAddress: string | null;
  createdAt: Date;
  updatedAt: Date;
  isCurrent: boolean;
};

/** Where someone is signed in, and how to end it. */
export function Sessions({ sessions, zone }: { sessions: SessionRow[]; zone: string }) {
  return (
    <Card flush className="md:col-span-2">
      <Table caption="Where you are signed in">
        <TableHead>
          <HeadCell>Browser</HeadCell>
          <HeadCell>Address</HeadCell>
          <HeadCell>Signed in</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <Row key={session.id}>
              <RowHead>
                {session.device} {session.isCurrent && <Badge tone="accent">This one</Badge>}
              </RowHead>
              <Cell label="Address">{session.ipAddress || "unknown"}</Cell>
              <Cell label="Signed in">
                <Time value={session.createdAt} zone={zone} show="minute" />
              </Cell>
              <Cell label="Last used">
                <Time value={session.updatedAt} zone={zone} />
              </Cell>
              <Cell className="md:text-right">
                {!session.isCurrent && (
                  <Form method="post">
                    <input type="hidden" name="sessionId" value={session.id} />
                    <Button size="small" name="intent" value="end-session" aria-label={`Sign out ${session.device}`}>
                      Sign out
                    </Button>
                  </Form>
                )}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {sessions.length > 1 && (
        <Form method="post" className="border-t border-line px-5 py-3">
          <Button name="intent" value="end-others">
            Sign out everywhere else
          </Button>
        </Form>
      )}
    </Card>
  );
}
