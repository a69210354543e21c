import { OwnNextStepLink } from "#app/features/assessment/ui/next-step-link";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import type { OwnItem } from "./view-model";

/** One's own assessments, the newest first, with where each stands and the way on. */
export function OwnTable({ caption, items, zone }: { caption: string; items: OwnItem[]; zone: string }) {
  return (
    <Card flush>
      <Table caption={caption}>
        <TableHead>
          <HeadCell>Assessment</HeadCell>
          <HeadCell>Against</HeadCell>
          <HeadCell>Where it stands</HeadCell>
          <HeadCell>
            <span className="sr-only">What to do</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <Row key={item.id}>
              <RowHead>
                {item.name}
                <span className="block text-[13.5px] font-normal text-ink-2">
                  from <Time value={item.createdAt} zone={zone} />
                </span>
              </RowHead>
              <Cell label="Against">{item.targetName}</Cell>
              <Cell label="Where it stands">
                {item.step.status}
                {item.dueOn && (
                  <>
                    , due on <Day value={item.dueOn} />
                  </>
                )}{" "}
                {item.isLate && <Badge tone="warning">late</Badge>}
                {item.isShared && <Badge tone="accent">shared</Badge>}
              </Cell>
              <Cell className="text-right">
                <span className="inline-flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
                  {item.canShare && (
                    <TextLink to={paths.shareAssessment(item.id)} className="text-[13.5px]">
                      {item.isShared ? "Sharing" : "Share with my manager"}
                    </TextLink>
                  )}
                  <OwnNextStepLink id={item.id} step={item.step} />
                </span>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
