/** A moment as a day, or as a day with its time, on the clock of `zone`. The same on the server and in every browser. */
export function Time({ value, zone, show = "day" }: { value: Date; zone: string; show?: "day" | "minute" }) {
  return <time dateTime={value.toISOString()}>{formatTime(value, zone, show)}</time>;
}

function formatTime(value: Date, zone: string, show: "day" | "minute"): string {
  const { day, minute } = formatsOf(zone);
  return show === "day" ? day.format(value) : `${day.format(value)}, ${minute.format(value)}`;
}

/** Part by part: browsers and servers join a date and its time by different words. Made once per zone. */
const FORMATS = new Map<string, { day: Intl.DateTimeFormat; minute: Intl.DateTimeFormat }>();

function formatsOf(zone: string) {
  const known = FORMATS.get(zone);
  if (known) return known;
  const formats = {
    day: new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: zone }),
    minute: new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }),
  };
  FORMATS.set(zone, formats);
  return formats;
}
