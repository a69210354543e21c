import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

type Report = { id: string; name: string; unseen: number; lastHeldOn: string | null };

/** For a manager: the plans of those who report to them, and what changed in them. */
export function TeamPlans({ team }: { team: Report[] }) {
  return (
    <Card flush className="mt-6 print:hidden">
      <Table caption="Growth of my team">
        <TableHead>
          <HeadCell>Person</HeadCell>
          <HeadCell>Changed since you last looked</HeadCell>
          <HeadCell>Last check-in</HeadCell>
          <HeadCell>Next conversation</HeadCell>
        </TableHead>
        <TableBody>
          {team.map(({ id, name, unseen, lastHeldOn }) => (
            <Row key={id}>
              <RowHead>
                <TextLink to={paths.growth(id)} className="text-ink decoration-line-2">
                  {name}
                </TextLink>
              </RowHead>
              <Cell label="Changed since you last looked">
                {unseen > 0 ? (
                  <Badge tone="accent">
                    {unseen} {plural(unseen, "change")}
                  </Badge>
                ) : (
                  <span className="text-ink-3">nothing</span>
                )}
              </Cell>
              <Cell label="Last check-in">
                {lastHeldOn ? <Day value={lastHeldOn} /> : <span className="text-ink-3">none yet</span>}
              </Cell>
              <Cell label="Next conversation">
                <TextLink to={paths.agenda(id)}>
                  Agenda<span className="sr-only"> with {name}</span>
                </TextLink>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
