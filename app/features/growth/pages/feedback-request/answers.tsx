import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import type { AnswersView } from "./view-model";

/** Colleagues' answers by competency. */
export function Answers({ gathered, named }: { gathered: AnswersView; named: boolean }) {
  return gathered.map(({ competencyId, name, step, criteria, words }) => (
    <Card key={competencyId} flush>
      <section aria-labelledby={`answers-${competencyId}`}>
        <h2 id={`answers-${competencyId}`} className="px-5 pt-4">
          {name} <span className="text-[14px] font-normal text-ink-2">step {step}</span>
        </h2>
        <Table caption={`How many saw each criterion of ${name}`} hideCaption>
          <TableHead>
            <HeadCell>Criterion</HeadCell>
            <HeadCell numeric>Seen</HeadCell>
            <HeadCell numeric>Not seen</HeadCell>
            <HeadCell numeric>Cannot say</HeadCell>
          </TableHead>
          <TableBody>
            {criteria.map((criterion) => (
              <Row key={criterion.id}>
                <RowHead>
                  <span className="font-normal">{criterion.text}</span>
                </RowHead>
                <Cell label="Seen" numeric>
                  {criterion.seen}
                </Cell>
                <Cell label="Not seen" numeric>
                  {criterion["not-seen"]}
                </Cell>
                <Cell label="Cannot say" numeric>
                  {criterion["cannot-say"]}
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
        <div className="border-t border-line px-5 py-4">
          <h3>In their words</h3>
          {words.length === 0 ? (
            <p className="text-ink-2">Nobody added words.</p>
          ) : (
            <ul className="mt-1 grid gap-3">
              {words.map(({ text, author }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an unnamed text has nothing else to be known by
                <li key={index} className="max-w-[78ch] border-l-2 border-line-2 pl-3">
                  <p className="break-words whitespace-pre-wrap">{text}</p>
                  {named && author && <p className="text-[13.5px] text-ink-2">{author}</p>}
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
    </Card>
  ));
}
