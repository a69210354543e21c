import { ScaleMarks } from "#app/features/assessment/ui/scale-marks";
import { describeCalibration } from "#app/features/calibration/domain/session/calibrated";
import { capitalise } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { ResultRow } from "./view-model";

type Categories = {
  categories: { id: string; name: string }[];
  series: readonly { kind: string; label?: string; values: readonly (number | null)[] }[];
};

/** Every competency of the role, the largest weighted gap first, and the radar's categories as numbers. */
export function GapTable({
  rows,
  max,
  categories,
  hrefOf,
  version,
  planOf,
}: {
  rows: ResultRow[];
  /** The person into whose growth plan the reader may write, if any. */
  planOf: string | null;
  /** The id of the ladder version that the assessment is pinned to. */
  version: string;
  max: number;
  categories: Categories;
  hrefOf: (categoryId: string) => string;
}) {
  return (
    <>
      <Card flush>
        <Table caption="Gaps, biggest first">
          <TableHead>
            <HeadCell>Competency</HeadCell>
            <HeadCell>Weight</HeadCell>
            <HeadCell className="whitespace-nowrap">Ratings and target</HeadCell>
            <HeadCell numeric>Gap</HeadCell>
            <HeadCell>What to show next</HeadCell>
            <HeadCell numeric>Evidence</HeadCell>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <GapRow key={row.competencyId} row={row} max={max} version={version} planOf={planOf} />
            ))}
          </TableBody>
        </Table>
      </Card>
      <CategoryTable {...categories} hrefOf={hrefOf} />
    </>
  );
}

function GapRow({
  row,
  max,
  version,
  planOf,
}: {
  row: ResultRow;
  max: number;
  version: string;
  planOf: string | null;
}) {
  return (
    <Row>
      <RowHead>
        <TextLink
          to={paths.competency(row.competencyId, undefined, { version })}
          className="text-ink decoration-line-2"
        >
          {row.name}
        </TextLink>
      </RowHead>
      <Cell label="Weight" className="text-ink-3">
        {row.weight}
      </Cell>
      <Cell label="Ratings and target">
        <ScaleMarks max={max} target={row.expected} self={row.self} manager={row.manager} agreed={row.agreed} />
      </Cell>
      <Cell label="Gap" numeric className="whitespace-nowrap">
        <GapText gap={row.gap} />
      </Cell>
      <Cell className={row.next || row.note || row.reason || row.calibration ? "" : "max-md:hidden"}>
        <NextToShow row={row} version={version} />
        {planOf !== null && row.actual !== null && row.gap !== null && row.gap > 0 && (
          <p className="mt-1 text-[13.5px] print:hidden">
            <TextLink to={paths.newGoal({ person: planOf, competency: row.competencyId, from: row.actual })}>
              Add goal<span className="sr-only">: {row.name}</span>
            </TextLink>
          </p>
        )}
        {row.note && <p className="mt-1 text-[13.5px] whitespace-pre-line text-ink-2">Note: {row.note}</p>}
        {row.reason && <p className="mt-1 text-[13.5px] text-ink-2">Agreed because: {row.reason}</p>}
        {row.calibration && (
          <p className="mt-1 text-[13.5px]">
            <strong>{capitalise(describeCalibration(row.calibration))}</strong> in {row.calibration.sessionName},
            because: {row.calibration.reason}
          </p>
        )}
      </Cell>
      <Cell label="Evidence" numeric className={row.evidenceCount === 0 ? "max-md:hidden" : ""}>
        {row.evidenceCount === 0 ? <span className="text-ink-3">none</span> : row.evidenceCount}
      </Cell>
    </Row>
  );
}

function GapText({ gap }: { gap: number | null }) {
  if (gap === null) return <span className="text-ink-3">not rated</span>;
  if (gap === 0) return <span className="text-ok">met</span>;
  if (gap < 0) return <span className="text-ok">{-gap} above</span>;
  return <strong>{gap}</strong>;
}

function NextToShow({ row, version }: { row: ResultRow; version: string }) {
  if (!row.next) {
    return <span className="text-ink-3">{row.gap === null ? "No rating to compare with" : "Met"}</span>;
  }
  const [first, ...others] = row.next.criteria;
  if (!first) return <span className="text-ink-3">The ladder describes no criteria here</span>;
  if (others.length === 0) return <>{first.text}</>;
  return (
    <details>
      <summary className="list-none text-left">
        {first.text}{" "}
        <span className="text-[13px] whitespace-nowrap text-accent underline underline-offset-2 print:hidden">
          and {others.length} more
        </span>
      </summary>
      <p className="mt-2 text-[13px] text-ink-3">
        {row.next.name} ({row.next.level}) is seen when someone also…
      </p>
      <ul className="list-disc pl-5">
        {others.map((criterion) => (
          <li key={criterion.id}>
            <TextLink
              to={paths.competency(row.competencyId, criterion.id, { version })}
              className="text-ink decoration-line-2"
            >
              {criterion.text}
            </TextLink>
          </li>
        ))}
      </ul>
      {row.next.needed && <p className="mt-1 text-[13px] text-ink-3">{row.next.needed}</p>}
    </details>
  );
}

const round = (value: number | null | undefined) =>
  value === null || value === undefined ? "–" : String(Math.round(value * 10) / 10);

function CategoryTable({ categories, series, hrefOf }: Categories & { hrefOf: (categoryId: string) => string }) {
  const nameOf = (line: Categories["series"][number]) =>
    line.label ?? line.kind.charAt(0).toUpperCase() + line.kind.slice(1);
  return (
    <Card flush className="mt-4">
      <Table caption="Category averages">
        <TableHead>
          <HeadCell>Category</HeadCell>
          {series.map((line) => (
            <HeadCell key={nameOf(line)} numeric>
              {nameOf(line)}
            </HeadCell>
          ))}
        </TableHead>
        <TableBody>
          {categories.map((category, index) => (
            <Row key={category.id}>
              <RowHead>
                <TextLink to={hrefOf(category.id)} preventScrollReset className="text-ink decoration-line-2">
                  {category.name}
                </TextLink>
              </RowHead>
              {series.map((line) => (
                <Cell key={nameOf(line)} label={nameOf(line)} numeric>
                  {round(line.values[index])}
                </Cell>
              ))}
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
