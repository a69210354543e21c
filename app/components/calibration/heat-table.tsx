import { Link } from "@remix-run/react";
import type { BoardCell } from "#app/domain/calibration-session/board";
import { plural } from "#app/domain/words";
import { TextLink } from "../ui/text-link";
import { formatLevel, heatClass } from "./heat";
import { useRovingCells } from "./use-roving-cells";

type Sides = { self: number | null; manager: number | null; agreed: number | null } | null;

export type HeatRow = {
  id: string;
  name: string;
  role: string;
  team: string;
  manager: string;
  isFinal: boolean;
  gap: { mean: number; n: number } | null;
  cells: (BoardCell & { sides: Sides })[];
};

export type HeatColumn = { id: string; name: string; to: string | null };

/** More heads than these are turned, so that the names of people keep their room. */
const MOST_UPRIGHT = 4;

type SortLink = { sort: string; to: string; direction: "ascending" | "descending" | null };

/** People by what they are rated on. Every cell leads to that person, its number says the proficiency, its shade repeats it. */
export function HeatTable({
  caption,
  columns,
  rows,
  max,
  sorts,
  personTo,
}: {
  caption: string;
  columns: readonly HeatColumn[];
  rows: readonly HeatRow[];
  max: number;
  sorts: readonly SortLink[];
  personTo: (row: HeatRow, columnIndex: number | null) => string;
}) {
  const roving = useRovingCells<HTMLTableElement>();
  const sortHead = (sort: string, label: string, className = "") => {
    const link = sorts.find((one) => one.sort === sort);
    return (
      <th
        scope="col"
        aria-sort={link?.direction ?? undefined}
        className={`align-bottom text-[13px] font-medium ${className}`}
      >
        {link ? (
          <Link to={link.to} preventScrollReset className="text-ink-3 underline-offset-2 hover:underline">
            {label}
            <span aria-hidden="true">
              {link.direction === "ascending" ? " ↑" : link.direction === "descending" ? " ↓" : ""}
            </span>
          </Link>
        ) : (
          label
        )}
      </th>
    );
  };
  return (
    <table ref={roving.ref} onKeyDown={roving.onKeyDown} className="heat w-full border-collapse text-left max-md:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-md:sr-only">
        <tr>
          {sortHead("name", "Person", "pl-5")}
          {sortHead("gap", "Gap to role")}
          {columns.map((column) => (
            <th key={column.id} scope="col" className="align-bottom text-[12.5px] leading-tight font-medium">
              <span className={columns.length > MOST_UPRIGHT ? "heat-turned" : "block max-w-28 text-center"}>
                {column.to ? (
                  <TextLink to={column.to} preventScrollReset className="text-ink-2 decoration-line-2">
                    {column.name}
                  </TextLink>
                ) : (
                  <span className="text-ink-2">{column.name}</span>
                )}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr key={row.id} className="max-md:block max-md:border-t max-md:border-line max-md:px-5 max-md:py-3">
            <th scope="row" className="w-full min-w-44 pl-5 font-semibold max-md:block max-md:border-0 max-md:px-0">
              <TextLink to={personTo(row, null)} className="text-ink decoration-line-2">
                {row.name}
              </TextLink>
              <span className="block text-[12.5px] font-normal text-ink-3">
                {row.role}
                {row.team && `, ${row.team}`}
                {!row.isFinal && ", not final"}
                <span className="block">reviewed by {row.manager || "nobody"}</span>
              </span>
            </th>
            <td data-label="Gap to role" className="text-[13.5px] whitespace-nowrap tabular-nums">
              {describeGap(row.gap)}
            </td>
            {row.cells.map((cell, index) => {
              const column = columns[index] as HeatColumn;
              return (
                <td key={column.id} data-label={column.name}>
                  {cell.of === 0 ? (
                    <span className="block text-center text-[12.5px] text-ink-3">
                      <span aria-hidden="true">·</span>
                      <span className="sr-only">not asked</span>
                    </span>
                  ) : (
                    <Link
                      data-cell=""
                      to={personTo(row, index)}
                      prefetch="none"
                      className={heatClass(cell.value, max) + (cell.standsOut > 0 ? " odd" : "")}
                      aria-label={`${formatLevel(cell.value)}${describeCell(row.name, column.name, cell)}`}
                    >
                      {formatLevel(cell.value)}
                      <CellNote text={noteOf(cell)} />
                    </Link>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function describeGap(gap: HeatRow["gap"]): string {
  if (gap === null) return "not rated";
  const size = Math.abs(gap.mean).toFixed(1);
  if (size === "0.0") return "met";
  return gap.mean > 0 ? `${size} below` : `${size} above`;
}

const SIGNS = { changed: "↕", kept: "✓", outdated: "?", remarks: "“", standsOut: "◇" } as const;

/** What the signs beside a number mean, for the legend. */
export const SIGN_WORDS: readonly (readonly [sign: string, words: string])[] = [
  [SIGNS.changed, "changed in this session"],
  [SIGNS.kept, "kept"],
  [SIGNS.outdated, "decided, and agreed anew since"],
  [SIGNS.remarks, "discussed"],
  [SIGNS.standsOut, "stands out"],
];

function CellNote({ text }: { text: string }) {
  return text === "" ? null : <small>{text}</small>;
}

/** Under the number: both sides of one rating, or how many of a category are rated where not all are; then the signs. */
function noteOf(cell: BoardCell & { sides: Sides }): string {
  const sides = cell.sides ? describeSides(cell.sides) : cell.rated < cell.of ? `${cell.rated} of ${cell.of}` : "";
  const signs = (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).filter((key) => cell[key] > 0).map((key) => SIGNS[key]);
  return [sides, signs.join("")].filter(Boolean).join(" ");
}

function describeSides({ self, manager, agreed }: NonNullable<Sides>): string {
  const parts = [`S${formatLevel(self)}`, `M${formatLevel(manager)}`];
  return (agreed === null ? parts : [...parts, `A${formatLevel(agreed)}`]).join(" ");
}

function describeCell(person: string, column: string, cell: BoardCell & { sides: Sides }): string {
  const sides = cell.sides
    ? [`self ${formatLevel(cell.sides.self)}`, `manager ${formatLevel(cell.sides.manager)}`]
    : [`${cell.rated} of ${cell.of} rated`];
  return [
    `: ${person}, ${column}`,
    ...sides,
    ...(cell.sides?.agreed ? [`agreed ${cell.sides.agreed}`] : []),
    ...(cell.changed > 0 ? [`${cell.changed} changed in this session`] : []),
    ...(cell.kept > 0 ? [`${cell.kept} kept`] : []),
    ...(cell.outdated > 0 ? [`${cell.outdated} agreed anew since`] : []),
    ...(cell.remarks > 0 ? [`${cell.remarks} ${plural(cell.remarks, "remark")}`] : []),
    ...(cell.standsOut > 0 ? ["stands out"] : []),
  ].join(", ");
}
