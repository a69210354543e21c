import type { PlanView } from "#app/features/growth/domain/plan-view";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

/** The largest gaps of the last final result on which no open goal works, each one click from a goal. */
export function GapsWithoutGoal({ plan }: { plan: PlanView }) {
  const { gaps, gapsFrom, gapsTo, moreGaps, person, isSelf } = plan;
  if (!gapsFrom) {
    return (
      <p className="text-ink-2 print:hidden">
        With {isSelf ? "your" : "the"} first final result, the gaps to the next role are listed here.
      </p>
    );
  }
  if (gaps.length === 0) {
    return (
      <p className="text-ink-2 print:hidden">
        Every gap to {gapsTo} in <TextLink to={paths.result(gapsFrom.assessmentId)}>{gapsFrom.cycleName}</TextLink> has
        a goal, or there is none.
      </p>
    );
  }
  return (
    <Card flush className="print:hidden">
      <Table caption={`Gaps to ${gapsTo} without a goal (from ${gapsFrom.cycleName})`}>
        <TableHead>
          <HeadCell>Competency</HeadCell>
          <HeadCell>Weight</HeadCell>
          <HeadCell>Rating and target</HeadCell>
          <HeadCell>
            <span className="sr-only">Add goal</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {gaps.map((gap) => (
            <Row key={gap.competencyId}>
              <RowHead>
                <TextLink to={paths.competency(gap.competencyId)} className="text-ink decoration-line-2">
                  {gap.name}
                </TextLink>
              </RowHead>
              <Cell label="Weight" className="text-ink-3">
                {gap.weight}
              </Cell>
              <Cell label="Rating and target">
                {gap.actual} of {gap.expected}
              </Cell>
              <Cell className="md:text-right">
                <ButtonLink
                  size="small"
                  to={paths.newGoal({
                    person: isSelf ? undefined : person.id,
                    competency: gap.competencyId,
                    from: gap.actual,
                  })}
                >
                  Add goal<span className="sr-only">: {gap.name}</span>
                </ButtonLink>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {moreGaps > 0 && (
        <p className="border-t border-line px-5 py-3 text-[13.5px]">
          <TextLink to={paths.result(gapsFrom.assessmentId)}>
            {moreGaps} more in the result of {gapsFrom.cycleName}
          </TextLink>
        </p>
      )}
    </Card>
  );
}
