import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import type { DriftRow } from "./view-model";

export function Drift({ rows, cycles, roleName }: { rows: DriftRow[]; cycles: string[]; roleName: string }) {
  if (cycles.length === 0) {
    return <EmptyState title={`No final ratings of ${roleName} yet`}>They come with the cycles.</EmptyState>;
  }
  return (
    <Card flush>
      <Table caption={`${roleName}: observed less expected, cycle by cycle`}>
        <TableHead>
          <HeadCell>Competency</HeadCell>
          <HeadCell numeric>Expected</HeadCell>
          {cycles.map((cycle) => (
            <HeadCell key={cycle} numeric>
              {cycle}
            </HeadCell>
          ))}
          <HeadCell>In words</HeadCell>
        </TableHead>
        <TableBody>
          {rows.map(({ id, name, expectation, words, points }) => (
            <Row key={id}>
              <RowHead>{name}</RowHead>
              <Cell label="Expected" numeric>
                {expectation}
              </Cell>
              {cycles.map((cycle, index) => (
                <Cell key={cycle} label={cycle} numeric>
                  <span className="whitespace-nowrap">{points[index]}</span>
                </Cell>
              ))}
              <Cell label="In words" className="max-md:text-left">
                <span className="text-[13.5px] text-ink-2">{words}</span>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
