/** A day of the calendar ("2026-11-13") as people write it: "13 November 2026". */
export function Day({ value }: { value: string }) {
  return <time dateTime={value}>{formatDay(value)}</time>;
}

/** To make one takes a hundred times as long as to use it. */
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** Lists name the same days over and over. */
const said = new Map<string, string>();
const MAX_SAID = 2_000;

export function formatDay(value: string): string {
  const known = said.get(value);
  if (known !== undefined) return known;
  const words = DAY.format(new Date(`${value}T00:00:00Z`));
  if (said.size >= MAX_SAID) said.clear();
  said.set(value, words);
  return words;
}
