const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

type WrittenDay = { atStart: RegExp; inBrackets: RegExp; read: (groups: string[]) => string };

/**
 * No two neighbours in these patterns take the same character, and what stands before brackets is left to the caller:
 * each reads a text once, however it is written.
 */
const written = (pattern: string, read: WrittenDay["read"]): WrittenDay => ({
  atStart: new RegExp(`^\\s*[*_(\\[]*${pattern}[*_)\\]]*\\s*[:,–—-]*\\s*`, "i"),
  inBrackets: new RegExp(`[(\\[]\\s*${pattern}\\s*[)\\]](?!\\()`, "i"),
  read,
});

/** The ways in which a day is written; groups are put together by `read`. */
const DAYS: WrittenDay[] = [
  written("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})", ([y = "", m = "", d = ""]) => join(y, m, d)),
  written(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}\\s+(\\d{4})`, ([d = "", m = "", y = ""]) => join(y, monthOf(m), d)),
  written(`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, ([m = "", d = "", y = ""]) => join(y, monthOf(m), d)),
];
const NAMED_MONTH = new RegExp(`\\b${MONTH}\\s+(\\d{4})\\b`, "i");
const NUMBERED_MONTH = /\b(\d{4})[-/](0[1-9]|1[0-2])\b/;

const join = (year: string, month: string, day: string) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
const monthOf = (name: string) =>
  String(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1);

/**
 * The day at the beginning of a text, or in brackets anywhere in it, and the text without it. It isn't checked against
 * the calendar, so that the caller can report a day that does not exist. Empty without a day.
 */
export function readDay(text: string): { day: string; rest: string } {
  for (const { atStart, inBrackets, read } of DAYS) {
    for (const expression of [atStart, inBrackets]) {
      const match = expression.exec(text);
      if (!match) continue;
      const rest = `${text.slice(0, match.index).trimEnd()}${text.slice(match.index + match[0].length)}`;
      return { day: read(match.slice(1).map((group) => group ?? "")), rest: rest.trim() };
    }
  }
  return { day: "", rest: text };
}

/** The first day of the month that a heading names ("March 2026", "2026-03"); empty where it names none. */
export function readMonth(text: string): string {
  const named = NAMED_MONTH.exec(text);
  if (named?.[1] && named[2]) return join(named[2], monthOf(named[1]), "1");
  const numbered = NUMBERED_MONTH.exec(text);
  return numbered?.[1] && numbered[2] ? join(numbered[1], numbered[2], "1") : "";
}
