import { formatLevel, heatClass } from "#app/features/calibration/ui/heat";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { PersonPage } from "./route";
import type { PersonRow } from "./view-model";

/** Every rating of the person, a table for each category, each row with the way to decide on it. */
export function RatingsTable({ page }: { page: PersonPage }) {
  const { person, session, assessmentId, mayDecide } = page;
  return person.categories.map((category) => (
    <section key={category.id} id={category.id} aria-label={category.name} className="scroll-mt-4">
      <Card flush>
        <Table caption={category.name}>
          <TableHead>
            <HeadCell className="w-[27%]">Competency</HeadCell>
            <HeadCell numeric>Self</HeadCell>
            <HeadCell numeric>Manager</HeadCell>
            <HeadCell numeric>Agreed</HeadCell>
            <HeadCell numeric>In this session</HeadCell>
            <HeadCell numeric>Role asks</HeadCell>
            <HeadCell numeric>Evidence</HeadCell>
            <HeadCell>
              <span className="sr-only">Decide and discuss</span>
            </HeadCell>
          </TableHead>
          <TableBody>
            {category.rows.map((row) => (
              <Row key={row.id} className={row.id === person.chosen?.row.id ? "bg-accent-soft" : ""}>
                <RowHead>{row.name}</RowHead>
                <Cell label="Self" numeric>
                  {formatLevel(row.self)}
                </Cell>
                <Cell label="Manager" numeric>
                  {formatLevel(row.manager)}
                </Cell>
                <Cell label="Agreed" numeric>
                  {person.isFinal ? formatLevel(row.agreed) : <span className="text-ink-3">not yet</span>}
                </Cell>
                <Cell label="In this session" numeric>
                  <span className="heat">
                    <span
                      className={`inline-block min-w-9 rounded-[5px] px-1 text-center ${heatClass(row.standing, person.steps.length)}`}
                    >
                      {formatLevel(row.standing)}
                    </span>
                  </span>
                  <DecisionBadge row={row} />
                </Cell>
                <Cell label="Role asks" numeric>
                  {row.expected ?? <span className="text-ink-3">nothing</span>}
                </Cell>
                <Cell label="Evidence" numeric>
                  {row.evidence === 0 ? <span className="text-ink-3">none</span> : row.evidence}
                </Cell>
                <Cell>
                  <TextLink
                    to={paths.calibrationPerson(session.id, assessmentId, { competency: row.id }, "decide")}
                    className="whitespace-nowrap"
                  >
                    {mayDecide ? "Decide or discuss" : "Look closer"}
                    <span className="sr-only">: {row.name}</span>
                    {row.remarks > 0 && ` (${row.remarks})`}
                  </TextLink>
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Card>
    </section>
  ));
}

function DecisionBadge({ row }: { row: PersonRow }) {
  if (row.decision === null) return null;
  return (
    <span className="ml-1.5">
      {row.decision === "changed" && <Badge tone="warning">from {formatLevel(row.before)}</Badge>}
      {row.decision === "kept" && <Badge tone="accent">kept</Badge>}
      {row.decision === "outdated" && <Badge tone="danger">look again</Badge>}
    </span>
  );
}
