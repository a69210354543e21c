import { describeDistance } from "#app/features/calibration/domain/shared-cases/feedback";
import { paths } from "#app/paths";
import { type Estimated, isEstimable } from "#app/statistics/estimate";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Spread } from "./spread";
import type { FeedbackView } from "./view-model";

const TOO_FEW = "withheld: fewer than 5 others";

const own = ({ own: level, hasAnswered }: FeedbackView): string =>
  level !== null ? String(level) : hasAnswered ? "not observed" : "no answer";

function othersInWords({ others }: FeedbackView): string {
  if (others.withheld) return TOO_FEW;
  const { mean, n } = others;
  if (!isEstimable<Estimated>(mean)) return `${n} ratings`;
  return `${mean.value.toFixed(1)} (${mean.lower.toFixed(1)} to ${mean.upper.toFixed(1)}, n = ${n})`;
}

/** Feedback after answering: an overview first, then each competency with reasons. */
export function Feedback({ items, levels }: { items: FeedbackView[]; levels: number[] }) {
  return (
    <section aria-labelledby="feedback" className="grid gap-5">
      <h2 id="feedback">Your answer, the others and the reference</h2>
      <Card flush>
        <Table caption="Your rating, the mean of the others with its 95 % interval, and the reference" hideCaption>
          <TableHead>
            <HeadCell>Competency</HeadCell>
            <HeadCell numeric>You</HeadCell>
            <HeadCell numeric>Others, mean</HeadCell>
            <HeadCell numeric>Reference</HeadCell>
            <HeadCell>You are</HeadCell>
          </TableHead>
          <TableBody>
            {items.map((item) => (
              <Row key={item.competency}>
                <RowHead>{item.name}</RowHead>
                <Cell label="You" numeric>
                  {own(item)}
                </Cell>
                <Cell label="Others, mean" numeric>
                  {othersInWords(item)}
                </Cell>
                <Cell label="Reference" numeric>
                  {item.reference.proficiency}
                </Cell>
                <Cell label="You are">{item.fromReference === null ? "–" : describeDistance(item.fromReference)}</Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Card>
      {items.map((item) => (
        <Card key={item.competency}>
          <h3>{item.name}</h3>
          <div className="mt-2 grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
            <Spread item={item} levels={levels} />
            <div className="grid content-start gap-3">
              {item.reference.reasoning && (
                <p className="max-w-[70ch]">
                  <span className="font-semibold">Why {item.reference.proficiency}: </span>
                  {item.reference.reasoning}
                </p>
              )}
              <Criteria title="Shown by the evidence" item={item} list="shown" />
              <Criteria title="Looked for and not found" item={item} list="missing" />
              {item.ownNote && (
                <p className="max-w-[70ch] text-ink-2">
                  <span className="font-semibold">Your note, for you alone: </span>
                  {item.ownNote}
                </p>
              )}
            </div>
          </div>
        </Card>
      ))}
    </section>
  );
}

function Criteria({ title, item, list }: { title: string; item: FeedbackView; list: "shown" | "missing" }) {
  const criteria = item.reference[list];
  if (criteria.length === 0) return null;
  return (
    <div>
      <p className="text-[13.5px] font-semibold text-ink-2">{title}</p>
      <ul className="ml-5 list-disc text-[14px]">
        {criteria.map(({ id, text, level }) => (
          <li key={id}>
            <TextLink to={paths.competency(item.competency, id)}>{text}</TextLink>{" "}
            <span className="text-ink-3">({level})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
