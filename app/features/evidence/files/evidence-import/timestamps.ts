import { type Day, dayIn } from "#app/kernel/day";

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;
const WRITTEN = /^(\d{1,2})[/ -]([a-z]{3})[a-z]{0,6}[/ -](\d{4}|\d{2})(?: |$)/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The day of a moment as other programs write it: "2026-04-01T00:30:00Z" is 31 March in Los Angeles; "31/Mar/26 5:30 PM" says no zone and is its own
 * day. `isUtc`: a moment without a zone is in UTC. A text that is neither comes back as it is, for the caller to report.
 */
export function readTimestamp(text: string, timeZone: string, isUtc = false): Day {
  const written = text.trim();
  const [, day, time, offset] = TIMESTAMP.exec(written) ?? [];
  if (day !== undefined) {
    if (time === undefined || (offset === undefined && !isUtc)) return day;
    const zone = offset === undefined || /^(z|utc)$/i.test(offset) ? "Z" : offset;
    const moment = new Date(`${day}T${time}${zone}`);
    return Number.isNaN(moment.getTime()) ? written : dayIn(moment, timeZone);
  }
  const [, date, name, year] = WRITTEN.exec(written) ?? [];
  const month = MONTHS.indexOf((name ?? "").toLowerCase()) + 1;
  if (date === undefined || year === undefined || month === 0) return written;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, "0")}-${date.padStart(2, "0")}`;
}
