import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

const STEPS: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const cellsOf = (row: Element) => [...row.querySelectorAll<HTMLElement>("[data-cell]")];

/**
 * Arrow keys move between the cells of a table (Home and End to the ends of a row), and the tab key passes it in one
 * step. Without a script every cell's link is in the order of the page.
 */
export function useRovingCells<T extends HTMLElement>(): {
  ref: RefObject<T>;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const ref = useRef<T>(null);
  // Rows may be others than before: whichever cell had the tab stop keeps it while it is there.
  useEffect(() => {
    const cells = ref.current ? cellsOf(ref.current) : [];
    const current = cells.find((cell) => cell === document.activeElement || (cell.tabIndex === 0 && cell.dataset.stop));
    for (const cell of cells) setStop(cell, cell === (current ?? cells[0]));
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-cell]") : null;
    const row = from?.closest("tr");
    if (!from || !row || !ref.current || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...ref.current.querySelectorAll("tbody tr")];
    const column = cellsOf(row).indexOf(from);
    const step = STEPS[event.key];
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
    setStop(from, false);
    setStop(to, true);
    to.focus();
  };
  return { ref, onKeyDown };
}

function setStop(cell: HTMLElement, isStop: boolean): void {
  cell.tabIndex = isStop ? 0 : -1;
  if (isStop) cell.dataset.stop = "yes";
  else delete cell.dataset.stop;
}
