/** The five shades of the heat map, of which a longer or shorter scale uses as many as it can. */
export function heatClass(value: number | null, max: number): string {
  if (value === null) return "h0";
  const share = max > 1 ? (value - 1) / (max - 1) : 1;
  return `h${1 + Math.round(Math.min(1, Math.max(0, share)) * 4)}`;
}

/** A proficiency as it is, a mean with one decimal. */
export function formatLevel(value: number | null): string {
  if (value === null) return "–";
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
