import { AGREEMENT_BORDER, ERRATIC_FROM } from "#app/features/calibration/domain/shared-cases/ladder-test";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { TestRow } from "./view-model";

const VERDICTS = {
  differently: { tone: "danger", label: "read differently" },
  unclear: { tone: "warning", label: "not clear yet" },
  unknown: { tone: "neutral", label: "not known" },
  alike: { tone: "accent", label: "read alike" },
  withheld: { tone: "neutral", label: "withheld" },
} as const;

/** Words first, the numbers beside them, and which criteria to look at. */
export function CompetencyTests({ rows }: { rows: TestRow[] }) {
  const ambiguous = rows.filter(({ verdict, split }) => split && (verdict === "differently" || split.isWide));
  return (
    <section aria-labelledby="tests" className="grid gap-3">
      <h2 id="tests">How alike people read each competency</h2>
      <p className="max-w-[75ch] text-ink-2">
        From the practice cases: several people rated the same evidence. Agreement on the same level is Gwet’s AC1 with
        its 95 % interval: 1 is full agreement, 0 is chance, and below {AGREEMENT_BORDER} people agree no more than
        fairly. Infit and outfit say how well a competency fits with the others, practice cases and reviews together:
        about 1 is as expected, above {ERRATIC_FROM} is more erratic.
      </p>
      <Card flush>
        <Table caption="Competencies, those read most differently first" hideCaption>
          <TableHead>
            <HeadCell>Competency</HeadCell>
            <HeadCell>In words</HeadCell>
            <HeadCell>Agreement</HeadCell>
            <HeadCell>Same rating</HeadCell>
            <HeadCell numeric>Infit</HeadCell>
            <HeadCell numeric>Outfit</HeadCell>
            <HeadCell>Based on</HeadCell>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Row key={row.id}>
                <RowHead>
                  <TextLink to={paths.competency(row.id)}>{row.name}</TextLink>
                </RowHead>
                <Cell label="In words" className="max-md:text-left">
                  <Badge tone={VERDICTS[row.verdict].tone}>{VERDICTS[row.verdict].label}</Badge>{" "}
                  <span className="text-[13.5px] text-ink-2">{row.words}</span>
                </Cell>
                <Cell label="Agreement">{row.agreement}</Cell>
                <Cell label="Same rating">{row.percent}</Cell>
                <Cell label="Infit" numeric>
                  {row.infit}
                </Cell>
                <Cell label="Outfit" numeric>
                  {row.outfit}
                </Cell>
                <Cell label="Based on">
                  <span className="text-[13.5px] text-ink-2">{row.basis}</span>
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Card>
      {ambiguous.length > 0 && (
        <Card>
          <h3>Where people part</h3>
          <p className="mt-1 max-w-[75ch] text-[13.5px] text-ink-2">
            Each is the step on whose two sides most pairs of raters of the same case stood. These are the criteria to
            read together first.
          </p>
          <ul className="mt-3 grid gap-4">
            {ambiguous.map(
              ({ id, name, split }) =>
                split && (
                  <li key={id}>
                    <p className="font-semibold">
                      {name}, step to {split.level}{" "}
                      <span className="font-normal text-ink-2">– {split.share} on different sides</span>
                    </p>
                    <ul className="ml-5 list-disc text-[14px]">
                      {split.criteria.map((criterion) => (
                        <li key={criterion.id}>
                          <TextLink to={paths.competency(id, criterion.id)}>{criterion.text}</TextLink>
                        </li>
                      ))}
                    </ul>
                  </li>
                ),
            )}
          </ul>
        </Card>
      )}
    </section>
  );
}
