import { joinWords, plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { Cell, HeadCell, Table, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { ShownCompetency, ShownCriterion } from "./view-model";

/** One category of the map: its competencies with the criteria that the role requires. */
export function CoverageTable({ name, competencies }: { name: string; competencies: ShownCompetency[] }) {
  return (
    <Card flush>
      <Table caption={name}>
        <TableHead>
          <HeadCell>Seen when someone</HeadCell>
          <HeadCell>Evidence</HeadCell>
          <HeadCell>Items</HeadCell>
          <HeadCell>Newest</HeadCell>
          <HeadCell>Endorsed by</HeadCell>
          <HeadCell>
            <span className="sr-only">What to do</span>
          </HeadCell>
        </TableHead>
        {competencies.map((competency) => (
          <tbody key={competency.competencyId} className="border-t border-line-2 max-md:block">
            <CompetencyRow competency={competency} />
            {competency.criteria.map((criterion) => (
              <CriterionRow key={criterion.criterionId} competency={competency} criterion={criterion} />
            ))}
          </tbody>
        ))}
      </Table>
    </Card>
  );
}

function CompetencyRow({ competency }: { competency: ShownCompetency }) {
  const { competencyId, name, weight, step, untold, state, reasons, criteria, criteriaShown, criteriaNeeded } =
    competency;
  return (
    <tr data-competency={competencyId} data-state={state} className="max-md:block">
      <th scope="rowgroup" colSpan={6} className="px-5 pt-3 pb-1 text-left max-md:block">
        <TextLink to={paths.competency(competencyId)}>{name}</TextLink>{" "}
        <span className="text-[13.5px] font-normal text-ink-2">
          {weight}, {step}
        </span>
        <span className="block text-[13.5px] font-normal text-ink-2">
          <Badge tone={TONES[state]}>{STATES[state]}</Badge> {criteriaShown} of {criteria.length} criteria shown,{" "}
          {criteriaNeeded} needed{reasons.length > 0 && `: ${joinWords(reasons)}`}
        </span>
        {untold.length > 0 && (
          <span className="block text-[13.5px] font-normal text-ink-2">
            {untold.length} more {plural(untold.length, "item")} without one of these criteria:{" "}
            {untold.slice(0, 3).map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 && ", "}
                <TextLink to={paths.tagEvidence(id, { competency: competencyId })}>{title}</TextLink>
              </span>
            ))}
            {untold.length > 3 && " …"}
          </span>
        )}
      </th>
    </tr>
  );
}

const TONES = { missing: "warning", thin: "neutral", evidenced: "accent" } as const;
const STATES = { missing: "Missing", thin: "Thin", evidenced: "Evidenced" } as const;

function CriterionRow({ competency, criterion }: { competency: ShownCompetency; criterion: ShownCriterion }) {
  const { competencyId } = competency;
  const { criterionId, text, state, pieces, independent, newestOn, vouchedBy } = criterion;
  return (
    <tr
      data-criterion={criterionId}
      data-state={state}
      className="border-t border-line max-md:block max-md:px-5 max-md:py-3 data-[state=missing]:bg-warn-soft/60"
    >
      <th
        scope="row"
        className="border-l-4 border-transparent px-3 py-2.5 text-left align-top font-normal md:first:pl-4 max-md:block max-md:border-0 max-md:p-0 md:w-[42%] [[data-state=missing]>&]:border-warn"
      >
        <TextLink to={paths.competency(competencyId, criterionId)} className="text-ink">
          {text}
        </TextLink>
        {pieces.length > 0 && (
          <details className="mt-1 text-[14px]">
            <summary className="text-[13.5px] text-ink-2 underline underline-offset-2">
              Show {pieces.length === 1 ? "the item" : `the ${pieces.length} items`}
            </summary>
            <ul className="mt-1 list-disc pl-5">
              {pieces.map((piece) => (
                <li key={piece.id}>
                  <TextLink to={paths.pieceOfEvidence(piece.id)}>{piece.title}</TextLink>
                  {piece.happenedOn && (
                    <span className="text-ink-2">
                      , <Day value={piece.happenedOn} />
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </th>
      <Cell label="Evidence" className="align-top!">
        <Badge tone={TONES[state]}>{STATES[state]}</Badge>
      </Cell>
      <Cell label="Items" className={`align-top! tabular-nums ${pieces.length === 0 ? "max-md:hidden" : ""}`}>
        {pieces.length}
        {independent < pieces.length && (
          <span className="block text-[13.5px] text-ink-2">{independent} independent</span>
        )}
      </Cell>
      <Cell label="Newest" className={`align-top! whitespace-nowrap ${newestOn ? "" : "max-md:hidden"}`}>
        {newestOn ? <Day value={newestOn} /> : <None />}
      </Cell>
      <Cell label="Endorsed by" className={`align-top! ${vouchedBy.length > 0 ? "" : "max-md:hidden"}`}>
        {vouchedBy.length > 0 ? joinWords(vouchedBy.map(({ name }) => name)) : <None />}
      </Cell>
      <Cell className="align-top! md:text-right">
        <TextLink
          to={paths.newEvidence({ competency: competencyId, criterion: criterionId })}
          aria-label={`Add evidence: ${text}`}
        >
          Add
        </TextLink>
      </Cell>
    </tr>
  );
}

function None() {
  return (
    <>
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <span className="sr-only">none</span>
    </>
  );
}
