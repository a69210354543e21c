import type { Cell as CellValue } from "#app/features/insights/domain/groups";
import type { Insights } from "#app/features/insights/domain/view";
import { Bars } from "#app/features/insights/ui/bars";
import { formatCell, formatSigned } from "#app/features/insights/ui/signed";
import { WITHHELD_EXPLANATION } from "#app/statistics/small-groups";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";

const interval = (cell: CellValue) =>
  cell.state === "shown" ? `${formatSigned(cell.lower)} to ${formatSigned(cell.upper)}` : "";
const people = (cell: CellValue) => (cell.state === "shown" ? cell.n : "");

/** Self less manager, team by team. */
export function Differences({ columns, cells }: { columns: Insights["columns"]; cells: Insights["differences"] }) {
  const rows = columns.map(({ key, label }, index) => ({
    key,
    label,
    cell: cells[index] ?? { state: "empty" as const },
  }));
  return (
    <Card>
      <section aria-labelledby="differences" className="grid gap-3">
        <h2 id="differences">Self and manager</h2>
        <p className="max-w-[75ch] text-ink-2">
          The self-rating less the manager’s, as the mean of each person’s mean, in steps. Above zero people rate
          themselves higher than their managers do.
        </p>
        <Bars
          description={`Self less manager by team: ${rows.map(({ label, cell }) => `${label} ${formatCell(cell)}`).join(", ")}`}
          bars={rows.map(({ label, cell }) => ({
            label,
            value: cell.state === "shown" ? cell.mean : null,
            text: formatCell(cell),
          }))}
        />
        <Table caption="Self less manager, by team" hideCaption>
          <TableHead>
            <HeadCell>Team</HeadCell>
            <HeadCell numeric>Difference</HeadCell>
            <HeadCell numeric>95 % interval</HeadCell>
            <HeadCell numeric>People</HeadCell>
          </TableHead>
          <TableBody>
            {rows.map(({ key, label, cell }) => (
              <Row key={key}>
                <RowHead>{label}</RowHead>
                <Cell label="Difference" numeric>
                  {formatCell(cell)}
                </Cell>
                <Cell label="95 % interval" numeric>
                  {interval(cell)}
                </Cell>
                <Cell label="People" numeric>
                  {people(cell)}
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </section>
    </Card>
  );
}

/** How many people are in each role, cycle by cycle, and how they stand to what it expects. */
export function Roles({ roles, cycles }: { roles: Insights["roles"]; cycles: Insights["cycles"] }) {
  const inOrder = cycles.map(({ label }, index) => ({ label, index })).reverse();
  return (
    <Card>
      <section aria-labelledby="roles" className="grid gap-3">
        <h2 id="roles">Levels over time</h2>
        <p className="max-w-[75ch] text-ink-2">
          How many people of each role took part in each cycle of the whole organisation, and how the final ratings of
          the chosen cycle lie to what the role expects, in steps.
        </p>
        <Bars
          description={`People by role in ${cycles[0]?.label ?? ""}: ${roles.map(({ name, byCycle }) => `${name} ${byCycle[0]}`).join(", ")}`}
          bars={roles.map(({ name, byCycle }) => ({
            label: name,
            value: byCycle[0] ?? 0,
            text: inOrder.map(({ index }) => byCycle[index]).join(" → "),
          }))}
        />
        <Table caption="People by role and cycle" hideCaption>
          <TableHead>
            <HeadCell>Role</HeadCell>
            {inOrder.map(({ label }) => (
              <HeadCell key={label} numeric>
                {label}
              </HeadCell>
            ))}
            <HeadCell numeric>To target</HeadCell>
            <HeadCell numeric>95 % interval</HeadCell>
            <HeadCell numeric>People rated</HeadCell>
          </TableHead>
          <TableBody>
            {roles.map(({ id, name, byCycle, standing }) => (
              <Row key={id}>
                <RowHead>{name}</RowHead>
                {inOrder.map(({ label, index }) => (
                  <Cell key={label} label={label} numeric>
                    {byCycle[index]}
                  </Cell>
                ))}
                <Cell label="To target" numeric>
                  {formatCell(standing)}
                </Cell>
                <Cell label="95 % interval" numeric>
                  {interval(standing)}
                </Cell>
                <Cell label="People rated" numeric>
                  {people(standing)}
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </section>
    </Card>
  );
}

/** How long ago people were promoted last. */
export function Promotions({ buckets, total }: { buckets: Insights["promotions"]; total: number }) {
  return (
    <Card>
      <section aria-labelledby="promotions" className="grid gap-3">
        <h2 id="promotions">Time since the last promotion</h2>
        <p className="max-w-[75ch] text-ink-2">
          From the changes of role on record, of the {total} people who are here now and within this view. A change of
          track is no promotion; what was before Cairn is not on record.
        </p>
        {buckets === null ? <p>{WITHHELD_EXPLANATION}.</p> : <PromotionCounts buckets={buckets} />}
      </section>
    </Card>
  );
}

function PromotionCounts({ buckets }: { buckets: NonNullable<Insights["promotions"]> }) {
  return (
    <>
      <Bars
        description={`People by time since their last promotion: ${buckets.map(({ label, count }) => `${label} ${count}`).join(", ")}`}
        bars={buckets.map(({ label, count }) => ({ label, value: count, text: String(count) }))}
      />
      <Table caption="People by time since their last promotion" hideCaption>
        <TableHead>
          <HeadCell>Last promotion</HeadCell>
          <HeadCell numeric>People</HeadCell>
        </TableHead>
        <TableBody>
          {buckets.map(({ id, label, count }) => (
            <Row key={id}>
              <RowHead>{label}</RowHead>
              <Cell label="People" numeric>
                {count}
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </>
  );
}

const HOLDERS = { nobody: "nobody", one: "one person", few: "two to four people" };

/** Competencies that depend on very few people. Who they are is not said. */
export function DependencePoints({ items, level }: { items: Insights["dependence"]; level: string }) {
  return (
    <Card>
      <section aria-labelledby="dependence" className="grid gap-3">
        <h2 id="dependence">Single points of dependence</h2>
        <p className="max-w-[75ch] text-ink-2">
          Competencies that nobody, one person or very few hold at {level} or above within this view. It names a risk
          and no person; competencies on which fewer than five people were rated are left out.
        </p>
        {items.length === 0 ? (
          <p>None: each competency is held by five people or more.</p>
        ) : (
          <ul className="grid gap-1 sm:grid-cols-2">
            {items.map(({ id, name, holders }) => (
              <li key={id}>
                {name}: <span className="font-semibold">{holders === "enough" ? "" : HOLDERS[holders]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Card>
  );
}
