import type { NextStep } from "#app/features/assessment/domain/next-step";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { ReviewNextStepLink } from "./next-step-link";

export type ReviewItem = {
  id: string;
  personName: string;
  roleName: string;
  cycleName: string;
  /** Null where it was reopened after its cycle was closed. */
  dueOn: string | null;
  isLate: boolean;
  /** The self-assessment is in, and the review is not. */
  isAwaited: boolean;
  step: NextStep;
};

/** A manager's reviews, by due date. */
export function ReviewQueue({ items }: { items: ReviewItem[] }) {
  return (
    <Card flush>
      <Table caption="My reviews">
        <TableHead>
          <HeadCell>Person</HeadCell>
          <HeadCell>Where it stands</HeadCell>
          <HeadCell>Due</HeadCell>
          <HeadCell>
            <span className="sr-only">What to do</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <Row key={item.id}>
              <RowHead>
                {item.personName}
                <span className="block text-[13.5px] font-normal text-ink-2">{item.roleName}</span>
              </RowHead>
              <Cell label="Where it stands">{item.step.status}</Cell>
              <Cell label="Due">
                {item.dueOn === null ? "Reopened" : formatDay(item.dueOn)}{" "}
                {item.isLate && <Badge tone="warning">late</Badge>}
              </Cell>
              <Cell className="text-right">
                <ReviewNextStepLink id={item.id} step={item.step} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
