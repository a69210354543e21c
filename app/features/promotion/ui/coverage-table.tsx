import { Fragment } from "react";
import {
  type CasePacket,
  groupByStrength,
  type PacketCompetency,
  type Shown,
  STATE_WORDS,
  sayCriteria,
  THIN_WORDS,
} from "#app/features/promotion/domain/packet";
import { joinWords } from "#app/kernel/words";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { formatDay } from "#app/ui/day";
import { PageLink } from "#app/ui/page-link";
import { HeadCell, Table, TableBody, TableHead } from "#app/ui/table";

const TONES = { evidenced: "accent", thin: "warning", missing: "danger" } as const;

const sayReasons = ({ reasons }: Pick<Shown, "reasons">) => joinWords(reasons.map((reason) => THIN_WORDS[reason]));

/** Evidenced, thin with its reasons, or missing. */
export function Strength({ shown }: { shown: Pick<Shown, "state" | "reasons"> }) {
  return (
    <>
      <Badge tone={TONES[shown.state]}>{STATE_WORDS[shown.state]}</Badge>
      {shown.reasons.length > 0 && <span className="ml-2 text-[13.5px] text-ink-2">{sayReasons(shown)}</span>}
    </>
  );
}

/** The competencies by how strong the evidence for them is. */
export function StrengthLists({ competencies }: { competencies: readonly PacketCompetency<unknown>[] }) {
  const { evidenced, thin, missing } = groupByStrength(competencies);
  const names = (list: readonly PacketCompetency<unknown>[]) => joinWords(list.map(({ name }) => name)) || "none";
  return (
    <dl className="grid gap-3">
      <div>
        <dt className="font-semibold">{`Evidenced: ${evidenced.length} of ${competencies.length}`}</dt>
        <dd className="text-ink-2">{names(evidenced)}</dd>
      </div>
      <div>
        <dt className="font-semibold">{`Thin: ${thin.length} of ${competencies.length}`}</dt>
        <dd className="text-ink-2">
          {thin.length === 0
            ? "none"
            : thin.map(({ id, name, reasons }) => (
                <span key={id} className="block">
                  {`${name}: ${sayReasons({ reasons })}`}
                </span>
              ))}
        </dd>
      </div>
      <div>
        <dt className="font-semibold">{`Missing: ${missing.length} of ${competencies.length}`}</dt>
        <dd className="text-ink-2">{names(missing)}</dd>
      </div>
    </dl>
  );
}

/** Every criterion of the target and what shows it. */
export function CoverageTable({
  packet,
  pieceTo,
}: {
  packet: CasePacket<unknown>;
  pieceTo: (number: number) => string;
}) {
  return (
    <Card flush>
      <Table caption={`What ${packet.target.role} asks for, and the evidence for it`}>
        <TableHead>
          <HeadCell>Criterion</HeadCell>
          <HeadCell>Evidence</HeadCell>
          <HeadCell>Items</HeadCell>
          <HeadCell>Newest</HeadCell>
          <HeadCell>Endorsed by</HeadCell>
        </TableHead>
        {packet.competencies.map((competency) => (
          <TableBody key={competency.id}>
            <tr className="border-t border-line bg-accent-soft max-md:block">
              <th scope="rowgroup" colSpan={5} className="px-5 py-2 font-semibold max-md:block">
                {`${competency.name} `}
                <span className="font-normal text-ink-2">
                  {`${competency.expected.name} (${competency.expected.level}), ${competency.weight}`}
                </span>
                <span className="block text-[13.5px] font-normal">
                  <Strength shown={competency} /> <span className="text-ink-2">{sayCriteria(competency)}</span>
                </span>
              </th>
            </tr>
            {competency.criteria.map((criterion) => (
              // As `Row`, `RowHead` and `Cell` draw them: a role has eighty criteria, which takes twice as long by components.
              <tr key={criterion.id} className="row">
                <th scope="row" className="row-head font-normal!">
                  {criterion.text}
                </th>
                <td className="cell text-[13.5px] text-ink-2" data-label="Evidence">
                  <Badge tone={TONES[criterion.state]}>{STATE_WORDS[criterion.state]}</Badge>
                  {criterion.reasons.length > 0 && ` ${sayReasons(criterion)}`}
                </td>
                <td className={lookOf(criterion.pieces.length > 0)} data-label="Items">
                  {criterion.pieces.length > 0 ? linkPieces(criterion.pieces, pieceTo) : "none"}
                </td>
                <td className={lookOf(criterion.newestOn !== null)} data-label="Newest">
                  {criterion.newestOn ? formatDay(criterion.newestOn) : "–"}
                </td>
                <td className={lookOf(criterion.vouchedBy.length > 0)} data-label="Endorsed by">
                  {joinWords(criterion.vouchedBy) || "nobody"}
                </td>
              </tr>
            ))}
          </TableBody>
        ))}
      </Table>
    </Card>
  );
}

const lookOf = (isThere: boolean) => (isThere ? "cell" : "cell text-ink-3");

const linkPieces = (pieces: readonly number[], pieceTo: (number: number) => string) =>
  pieces.map((number, index) => (
    <Fragment key={number}>
      {index > 0 && ", "}
      {PageLink({ to: pieceTo(number), className: "text-link", children: number })}
    </Fragment>
  ));
