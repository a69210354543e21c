import type { ExpectationChange } from "#app/features/ladder/domain/compare-roles";
import { levelAnchor } from "#app/features/ladder/ui/anchors";
import { Proficiency, WeightBadge } from "#app/features/ladder/ui/proficiency";
import { ProseCell } from "#app/features/ladder/ui/prose-cell";
import { Section } from "#app/features/ladder/ui/section";
import { plural } from "#app/kernel/words";
import { type LadderQuery, paths } from "#app/paths";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import type { ComparedRow, ComparisonView, Side } from "./view-model";

const TITLES: Record<ExpectationChange, string> = {
  rises: "What rises",
  new: "What is new",
  falls: "What is asked less",
  gone: "What no longer counts",
  same: "What is the same",
};
const ORDER: readonly ExpectationChange[] = ["rises", "new", "falls", "gone", "same"];

function explain(change: ExpectationChange, { from, to, rows, stepsUp, stepsDown }: ComparisonView): string {
  switch (change) {
    case "rises":
      return `${to.name} asks for more than ${from.name}: ${stepsUp} ${plural(stepsUp, "level")} in all.`;
    case "new":
      return `${to.name} asks for it, ${from.name} does not.`;
    case "falls":
      return `${to.name} asks for less than ${from.name}: ${stepsDown} ${plural(stepsDown, "level")} in all.`;
    case "gone":
      return `${from.name} asks for it, ${to.name} does not.`;
    case "same": {
      const changed = rows.same.filter(({ weightChanges }) => weightChanges).length;
      const weights = changed === 0 ? "" : ` ${changed} of them with another weight.`;
      return `Both ask for the same proficiency.${weights}`;
    }
  }
}

/** The numbers first, each leading to its part; then what stands behind them. */
export function Comparison({ view, query }: { view: ComparisonView; query: LadderQuery }) {
  return (
    <>
      <ul className="mb-8 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
        {ORDER.map((change) => (
          <li key={change} className="rounded-[10px] border border-line bg-card px-4 py-3">
            <span className="block text-[24px] leading-tight font-bold tabular-nums">{view.rows[change].length}</span>
            {view.rows[change].length > 0 ? (
              <a href={`#${change}`} className="text-accent underline underline-offset-2">
                {TITLES[change]}
              </a>
            ) : (
              <span className="text-ink-2">{TITLES[change]}</span>
            )}
          </li>
        ))}
      </ul>
      {view.inWords.length > 0 && (
        <Section id="in-words" title="In words" className="mb-10">
          <ul className="grid gap-3">
            {view.inWords.map(({ by, text }) => (
              <li key={by} className="max-w-[80ch]">
                <span className="text-[13px] text-ink-3">From the profile of {by}</span>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div className="grid gap-10">
        {ORDER.filter((change) => view.rows[change].length > 0).map((change) => (
          <Section
            key={change}
            id={change}
            title={`${TITLES[change]}: ${view.rows[change].length}`}
            intro={explain(change, view)}
          >
            <ChangeTable change={change} view={view} query={query} />
          </Section>
        ))}
      </div>
    </>
  );
}

function ChangeTable({ change, view, query }: { change: ExpectationChange; view: ComparisonView; query: LadderQuery }) {
  const asksMore = change === "rises" || change === "new";
  return (
    <Card flush>
      <Table caption={`${TITLES[change]} from ${view.from.name} to ${view.to.name}`} hideCaption>
        <TableHead>
          <HeadCell>Competency</HeadCell>
          {change !== "new" && <HeadCell>{view.from.name}</HeadCell>}
          {change !== "gone" && <HeadCell>{view.to.name}</HeadCell>}
          {asksMore && <HeadCell>What is then seen</HeadCell>}
        </TableHead>
        <TableBody>
          {view.rows[change].map((row) => (
            <Row key={row.id}>
              <RowHead className={`align-top ${asksMore ? "md:w-[20%]" : "md:w-[40%]"}`}>
                <TextLink to={paths.competency(row.id, levelAnchor((row.to ?? row.from)?.level ?? 1), query)}>
                  {row.name}
                </TextLink>
              </RowHead>
              {change !== "new" && <SideCell name={view.from.name} side={row.from} asksMore={asksMore} />}
              {change !== "gone" && (
                <SideCell name={view.to.name} side={row.to} steps={row.steps} asksMore={asksMore} />
              )}
              {asksMore && <NextCell row={row} query={query} />}
            </Row>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}

function SideCell({
  name,
  side,
  steps,
  asksMore,
}: {
  name: string;
  side: Side | null;
  steps?: number | null;
  asksMore: boolean;
}) {
  return (
    <Cell label={name} className={`align-top ${asksMore ? "md:w-[21%]" : "md:w-[30%]"}`}>
      {side && (
        <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1 max-md:justify-end">
          <Proficiency level={side.level} name={side.levelName} />
          <WeightBadge weight={side.weight} />
          {steps ? (
            <span className="text-[13px] whitespace-nowrap text-ink-2">
              {steps > 0 ? "+" : "−"}
              {Math.abs(steps)} {plural(Math.abs(steps), "step")}
            </span>
          ) : null}
        </span>
      )}
    </Cell>
  );
}

function NextCell({ row, query }: { row: ComparedRow; query: LadderQuery }) {
  return (
    <ProseCell>
      {row.next && (
        <>
          <p>{row.next.descriptor}</p>
          <details className="mt-1 text-[13.5px]">
            <summary className="text-accent underline underline-offset-2">
              {row.next.criteria.length} criteria<span className="sr-only"> of {row.name}</span>
            </summary>
            <ul className="mt-1 grid list-disc gap-1 pl-5 text-ink-2">
              {row.next.criteria.map(({ id, text }) => (
                <li key={id}>
                  {text}{" "}
                  <TextLink
                    to={paths.competency(row.id, id, query)}
                    aria-label={`Criterion on the page of ${row.name}`}
                  >
                    #
                  </TextLink>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </ProseCell>
  );
}
