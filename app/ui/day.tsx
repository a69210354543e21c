/** A day of the calendar ("2026-11-13") as people write it: "13 November 2026". */
export function Day({ value }: { value: string }) {
  return <time dateTime={value}>{formatDay(value)}</time>;
}

/** To make one takes a hundred times as long as to use it. */
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

export function formatDay(value: string): string {
  return DAY.format(new Date(`${value}T00:00:00Z`));
}
