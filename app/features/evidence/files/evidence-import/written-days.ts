const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

/** The ways in which a day is written; groups are put together by `read`. */
const DAYS: { pattern: string; read: (groups: string[]) => string }[] = [
  { pattern: "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})", read: ([y = "", m = "", d = ""]) => join(y, m, d) },
  {
    pattern: `(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}\\s+(\\d{4})`,
    read: ([d = "", m = "", y = ""]) => join(y, monthOf(m), d),
  },
  {
    pattern: `${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`,
    read: ([m = "", d = "", y = ""]) => join(y, monthOf(m), d),
  },
];

const join = (year: string, month: string, day: string) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
const monthOf = (name: string) =>
  String(MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1);

/**
 * The day at the beginning of a text, or in brackets anywhere in it, and the text without it. Not checked against the
 * calendar: a day that does not exist is somebody's mistake, to be told about. Empty where there is none.
 */
export function readDay(text: string): { day: string; rest: string } {
  for (const { pattern, read } of DAYS) {
    const atStart = new RegExp(`^\\s*[*_(\\[]*${pattern}[*_)\\]]*\\s*[:,–—-]*\\s*`, "i");
    const inBrackets = new RegExp(`\\s*[(\\[]\\s*${pattern}\\s*[)\\]](?!\\()`, "i");
    for (const expression of [atStart, inBrackets]) {
      const match = expression.exec(text);
      if (!match) continue;
      const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
      return { day: read(match.slice(1).map((group) => group ?? "")), rest: rest.trim() };
    }
  }
  return { day: "", rest: text };
}

/** The first day of the month that a heading names ("March 2026", "2026-03"); empty where it names none. */
export function readMonth(text: string): string {
  const named = new RegExp(`\\b${MONTH}\\s+(\\d{4})\\b`, "i").exec(text);
  if (named?.[1] && named[2]) return join(named[2], monthOf(named[1]), "1");
  const numbered = /\b(\d{4})[-/](0[1-9]|1[0-2])\b/.exec(text);
  return numbered?.[1] && numbered[2] ? join(numbered[1], numbered[2], "1") : "";
}
