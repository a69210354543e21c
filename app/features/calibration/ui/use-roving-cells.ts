import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

const STEPS: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell to focus when the next page is loaded: a column of its first or last row. */
type Wanted = { column: number; end: "first" | "last"; left: Element | undefined };

const CELL = "td > a";

const cellsOf = (within: Element) => [...within.querySelectorAll<HTMLElement>(CELL)];

/**
 * Arrow keys move between the cells of a table (Home and End to the ends of a row) and on to the page before or after it;
 * the tab key passes it in one step. Without a script every cell's link is in the order of the page.
 */
export function useRovingCells<T extends HTMLElement>(pages: {
  before: string | null;
  after: string | null;
}): {
  ref: RefObject<T>;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const ref = useRef<T>(null);
  const wanted = useRef<Wanted | null>(null);
  const navigate = useNavigate();
  // Rows may be others than before: whichever cell had the tab stop keeps it while it is there.
  useEffect(() => {
    const cells = ref.current ? cellsOf(ref.current) : [];
    const current = cells.find((cell) => cell === document.activeElement || (cell.tabIndex === 0 && cell.dataset.stop));
    for (const cell of cells) setStop(cell, cell === (current ?? cells[0]));
    const rows = rowsOf(ref.current);
    if (!wanted.current || rows[0] === wanted.current.left) return;
    const { column, end } = wanted.current;
    wanted.current = null;
    const row = cellsOf((end === "first" ? rows[0] : rows.at(-1)) ?? document.body);
    moveStop(current ?? cells[0], row[Math.min(column, row.length - 1)]);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(CELL) : null;
    const row = from?.closest("tr");
    if (!from || !row || !ref.current || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = rowsOf(ref.current);
    const column = cellsOf(row).indexOf(from);
    const step = STEPS[event.key];
    const page =
      step?.[0] === 1 && row === rows.at(-1) ? pages.after : step?.[0] === -1 && row === rows[0] ? pages.before : null;
    if (page) {
      event.preventDefault();
      wanted.current = { column, end: step?.[0] === 1 ? "first" : "last", left: rows[0] };
      navigate(page, { preventScrollReset: true });
      return;
    }
    const line = step ? cellsOf(rows[rows.indexOf(row) + step[0]] ?? row) : cellsOf(row);
    const to = step
      ? line[column + step[1]]
      : event.key === "Home"
        ? line[0]
        : event.key === "End"
          ? line.at(-1)
          : undefined;
    if (!to) return;
    event.preventDefault();
    moveStop(from, to);
  };
  return { ref, onKeyDown };
}

const rowsOf = (table: Element | null) => [...(table?.querySelectorAll("tbody tr") ?? [])];

function moveStop(from: HTMLElement | undefined, to: HTMLElement | undefined): void {
  if (!to) return;
  if (from) setStop(from, false);
  setStop(to, true);
  to.focus();
}

function setStop(cell: HTMLElement, isStop: boolean): void {
  cell.tabIndex = isStop ? 0 : -1;
  if (isStop) cell.dataset.stop = "yes";
  else delete cell.dataset.stop;
}
