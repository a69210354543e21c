import { Badge } from "#app/components/ui/badge";
import { Card } from "#app/components/ui/card";
import { formatDay } from "#app/components/ui/day";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/components/ui/table";
import {
  type CasePacket,
  groupByStrength,
  type PacketCompetency,
  type Shown,
  STATE_WORDS,
  THIN_WORDS,
} from "#app/domain/promotion/packet";
import { joinWords } from "#app/domain/words";

const TONES = { evidenced: "accent", thin: "warning", missing: "danger" } as const;

/** Strong, thin with its reasons, or missing. */
export function Strength({ shown }: { shown: Pick<Shown, "state" | "reasons"> }) {
  return (
    <>
      <Badge tone={TONES[shown.state]}>{STATE_WORDS[shown.state]}</Badge>
      {shown.reasons.length > 0 && (
        <span className="ml-2 text-[13.5px] text-ink-2">
          {joinWords(shown.reasons.map((reason) => THIN_WORDS[reason]))}
        </span>
      )}
    </>
  );
}

/** The competencies by how strong the evidence for them is. */
export function StrengthLists({ competencies }: { competencies: readonly PacketCompetency[] }) {
  const { strong, thin, missing } = groupByStrength(competencies);
  const names = (list: readonly PacketCompetency[]) => joinWords(list.map(({ name }) => name)) || "none";
  return (
    <dl className="grid gap-3">
      <div>
        <dt className="font-semibold">
          Strong: {strong.length} of {competencies.length}
        </dt>
        <dd className="text-ink-2">{names(strong)}</dd>
      </div>
      <div>
        <dt className="font-semibold">
          Thin: {thin.length} of {competencies.length}
        </dt>
        <dd className="text-ink-2">
          {thin.length === 0
            ? "none"
            : thin.map(({ id, name, reasons }) => (
                <span key={id} className="block">
                  {name}: {joinWords(reasons.map((reason) => THIN_WORDS[reason]))}
                </span>
              ))}
        </dd>
      </div>
      <div>
        <dt className="font-semibold">
          Missing: {missing.length} of {competencies.length}
        </dt>
        <dd className="text-ink-2">{names(missing)}</dd>
      </div>
    </dl>
  );
}

/** Every criterion of the target and what shows it. */
export function CoverageTable({ packet }: { packet: CasePacket }) {
  return (
    <Card flush>
      <Table caption={`What ${packet.target.role} asks for, and the evidence for it`}>
        <TableHead>
          <HeadCell>Criterion</HeadCell>
          <HeadCell>Evidence</HeadCell>
          <HeadCell>Pieces</HeadCell>
          <HeadCell>Newest</HeadCell>
          <HeadCell>Vouched for by</HeadCell>
        </TableHead>
        {packet.competencies.map((competency) => (
          <TableBody key={competency.id}>
            <tr className="border-t border-line bg-accent-soft max-md:block">
              <th scope="rowgroup" colSpan={5} className="px-5 py-2 font-semibold max-md:block">
                {competency.name}{" "}
                <span className="font-normal text-ink-2">
                  {competency.expected.name} ({competency.expected.level}), {competency.weight}
                </span>
              </th>
            </tr>
            {competency.criteria.map((criterion) => (
              <Row key={criterion.id}>
                <RowHead className="font-normal!">{criterion.text}</RowHead>
                <Cell label="Evidence">
                  <Strength shown={criterion} />
                </Cell>
                <Cell label="Pieces">
                  {criterion.pieces.length === 0 ? (
                    <span className="text-ink-3">none</span>
                  ) : (
                    criterion.pieces.map((number, index) => (
                      <span key={number}>
                        {index > 0 && ", "}
                        <a href={`#piece-${number}`} className="text-accent underline underline-offset-2">
                          {number}
                        </a>
                      </span>
                    ))
                  )}
                </Cell>
                <Cell label="Newest">
                  {criterion.newestOn ? formatDay(criterion.newestOn) : <span className="text-ink-3">–</span>}
                </Cell>
                <Cell label="Vouched for by">
                  {criterion.vouchedBy.length > 0 ? (
                    joinWords(criterion.vouchedBy)
                  ) : (
                    <span className="text-ink-3">nobody</span>
                  )}
                </Cell>
              </Row>
            ))}
          </TableBody>
        ))}
      </Table>
    </Card>
  );
}
