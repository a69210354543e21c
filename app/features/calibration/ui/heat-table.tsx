import { PageLink } from "#app/ui/page-link";
import { TextLink } from "#app/ui/text-link";
import type { HeatRow } from "./heat-cell";
import { useRovingCells } from "./use-roving-cells";

export type HeatColumn = { id: string; name: string; to: string | null };

/** More heads than these are turned, so that the names of people keep their room. */
const MOST_UPRIGHT = 4;

type SortLink = { sort: string; to: string; direction: "ascending" | "descending" | null };

/**
 * People by what they are rated on. Every cell leads to that person, its number says the proficiency, its shade repeats it.
 */
export function HeatTable({
  caption,
  columns,
  rows,
  sorts,
  personTo,
  before,
  after,
}: {
  caption: string;
  columns: readonly HeatColumn[];
  rows: readonly HeatRow[];
  sorts: readonly SortLink[];
  /** The address of a person, or of what they are rated on. */
  personTo: (id: string, columnIndex: number | null) => string;
  /** The pages before and after this one, where arrow keys go on. */
  before: string | null;
  after: string | null;
}) {
  const roving = useRovingCells<HTMLTableElement>({ before, after });
  const sortHead = (sort: string, label: string, className = "") => {
    const link = sorts.find((one) => one.sort === sort);
    return (
      <th
        scope="col"
        aria-sort={link?.direction ?? undefined}
        className={`align-bottom text-[13px] font-medium ${className}`}
      >
        {link ? (
          <PageLink to={link.to} preventScrollReset className="text-ink-3 underline-offset-2 hover:underline">
            {label}
            <span aria-hidden="true">
              {link.direction === "ascending" ? " ↑" : link.direction === "descending" ? " ↓" : ""}
            </span>
          </PageLink>
        ) : (
          label
        )}
      </th>
    );
  };
  return (
    <table
      ref={roving.ref}
      onKeyDown={roving.onKeyDown}
      className="heat board w-full border-collapse text-left max-md:block"
    >
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
      {/* A page has hundreds of these cells: each is a plain link, and the body says that they are followed. */}
      <tbody data-follow="" className="max-md:block">
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={personTo(row.id, null)}>{row.name}</a>
              <span>
                {row.about}
                <span>reviewed by {row.manager}</span>
              </span>
            </th>
            <td data-label="Gap to role">{row.gap}</td>
            {row.cells.map((cell, index) => {
              const { id, name } = columns[index] as HeatColumn;
              return (
                <td key={id} data-label={name}>
                  {cell === null ? (
                    <span>
                      <span aria-hidden="true">·</span>
                      <span className="sr-only">not asked</span>
                    </span>
                  ) : (
                    <a
                      href={personTo(row.id, index)}
                      className={cell[1]}
                      aria-label={`${cell[0]}: ${row.name}, ${name}, ${cell[3]}`}
                    >
                      {cell[0]}
                      {cell[2] && <small>{cell[2]}</small>}
                    </a>
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
