import { CaseStateBadge } from "#app/features/calibration/ui/shared-cases/state-badge";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { CaseRow } from "./view-model";

const SAID = { Rate: "Rate", Continue: "Go on with", Feedback: "Feedback on", Look: "Look at" };

export function CaseList({ cases }: { cases: CaseRow[] }) {
  return (
    <Card flush>
      <Table caption="Practice cases, those for you to rate first" hideCaption>
        <TableHead>
          <HeadCell>Case</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell numeric>Answers</HeadCell>
          <HeadCell>You</HeadCell>
          <HeadCell>
            <span className="sr-only">What you can do</span>
          </HeadCell>
        </TableHead>
        <TableBody>
          {cases.map((row) => (
            <Row key={row.id}>
              <RowHead>{row.title}</RowHead>
              <Cell label="Role">{row.roleName}</Cell>
              <Cell label="Kind">{row.kind}</Cell>
              <Cell label="State">
                <CaseStateBadge state={row.state} />
              </Cell>
              <Cell label="Answers" numeric>
                {row.answers}
              </Cell>
              <Cell label="You">{row.yours}</Cell>
              <Cell className="md:text-right">
                <TextLink to={paths.sharedCase(row.id)} aria-label={`${SAID[row.action]} “${row.title}”`}>
                  {row.action}
                </TextLink>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
