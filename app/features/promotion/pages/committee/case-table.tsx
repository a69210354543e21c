import { CaseStateBadge } from "#app/features/promotion/ui/state-badge";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { Form } from "#app/ui/forms/form";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { CommitteeCaseRow } from "./view-model";

/** The cases of a session, how far each is, and what is to do with it. */
export function CaseTable({ rows, mayTakeOut }: { rows: CommitteeCaseRow[]; mayTakeOut: boolean }) {
  return (
    <Card flush>
      <Table caption="Cases">
        <TableHead>
          <HeadCell>Case</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Voted</HeadCell>
          <HeadCell>Your part</HeadCell>
          <HeadCell>
            <span className="sr-only">What to do</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id}>
              <RowHead>
                <TextLink to={paths.case(row.id)}>
                  {row.subjectName}, {row.targetName}
                </TextLink>
              </RowHead>
              <Cell label="State">
                <CaseStateBadge state={row.state} />
              </Cell>
              <Cell label="Voted" numeric>
                {row.voted} of {row.voters}
              </Cell>
              <Cell label="Your part" className="text-ink-2">
                {row.part || "none"}
              </Cell>
              <Cell className="text-right">
                <span className="flex flex-wrap justify-end gap-2">
                  {row.isVoter && (
                    <ButtonLink size="small" to={paths.caseVote(row.id)}>
                      {row.state === "in-committee" ? "Vote" : "Votes"}
                      <span className="sr-only"> on {row.subjectName}</span>
                    </ButtonLink>
                  )}
                  {row.toDecide && (
                    <ButtonLink size="small" look="primary" to={paths.caseDecision(row.id)}>
                      Record the decision<span className="sr-only"> on {row.subjectName}</span>
                    </ButtonLink>
                  )}
                  {mayTakeOut && row.mayTakeOut && (
                    <Form method="post">
                      <input type="hidden" name="case" value={row.id} />
                      <Button size="small" name="intent" value="take-out">
                        Take out<span className="sr-only">: {row.subjectName}</span>
                      </Button>
                    </Form>
                  )}
                </span>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
