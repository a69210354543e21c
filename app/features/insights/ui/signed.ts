import type { Cell } from "#app/features/insights/domain/groups";

/** "+0.4", "−0.2", "0.0": a difference in steps, with its sign. */
export function formatSigned(value: number): string {
  const rounded = Math.abs(value).toFixed(1);
  if (rounded === "0.0") return rounded;
  return `${value < 0 ? "−" : "+"}${rounded}`;
}

/** What a cell says in words: the same whatever the reason for withholding. */
export function formatCell(cell: Cell): string {
  if (cell.state === "withheld") return "withheld";
  return cell.state === "empty" ? "–" : formatSigned(cell.mean);
}

/** Below, near and above an expectation; the sign in the cell says the same without the colour. */
export function shadeOf(cell: Cell): string {
  if (cell.state !== "shown") return "bg-paper text-ink-3";
  // The number as it is read: two cells that say the same are shaded alike.
  const tenths = Math.round(Number(cell.mean.toFixed(1)) * 10);
  if (tenths <= -5) return "bg-danger-soft text-ink";
  if (tenths <= -2) return "bg-warn-soft text-ink";
  if (tenths < 2) return "bg-card text-ink";
  return tenths < 5 ? "bg-heat-2 text-heat-ink" : "bg-heat-3 text-heat-ink";
}
