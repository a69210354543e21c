/** Texts that are made to hold a parser up: a mark or a beginning that is repeated until the text has its size. */

/** What is repeated. Beginnings that never end, runs of marks that a pattern may share out in many ways, ends that never come. */
const UNITS: Record<string, string> = {
  brackets: "[",
  braces: "{",
  "links that never end": "[a](http://a ",
  "pictures that never end": "![",
  "addresses in angle brackets": "<http://a",
  addresses: "https://a.b/(",
  hashes: "#",
  blanks: " ",
  dashes: "-",
  "nested emphasis": "*a **b ",
  backticks: "`",
  backslashes: "\\",
  quotes: '"',
  "quotes within texts": 'a"b,',
  commas: ",",
  "days in brackets": "(2026-01-0",
  "sentences that never close": "(A. ",
  words: "exceeding ",
  "one letter with many accents": "\u0315\u0300",
  "anchors and aliases": "&a *a ",
  keys: "a: ",
  "keys in flow": "{a: ",
  slashes: "/",
  dots: "a.",
  "quotations and bullets": "> - ",
  entities: "&amp",
};

/** How the units are laid out. A line as long as most limits allow shows what a limit on lines alone does not mend. */
const LAYOUTS: Record<string, (unit: string, length: number) => string> = {
  "one line": (unit, length) => `- ${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length - 1).concat("x"),
  "a line that ends with it": (unit, length) => `- a ${unit.repeat(Math.ceil(length / unit.length))}`.slice(0, length),
  "lines of 3,900": (unit, length) => {
    const line = `- ${unit.repeat(Math.ceil(3_897 / unit.length)).slice(0, 3_897)}x\n`;
    return line.repeat(Math.ceil(length / line.length)).slice(0, length);
  },
  "short lines": (unit, length) => `${unit}\n`.repeat(Math.ceil(length / (unit.length + 1))).slice(0, length),
  "deeper and deeper": (unit, length) => {
    const lines: string[] = [];
    for (let size = 0, depth = 0; size < length; depth = (depth + 1) % 60) {
      const line = `${" ".repeat(2 * depth)}${unit}a:\n`;
      lines.push(line);
      size += line.length;
    }
    return lines.join("").slice(0, length);
  },
};

export type HostileText = { name: string; make(length: number): string };

export const HOSTILE_TEXTS: HostileText[] = Object.entries(UNITS).flatMap(([unit, text]) =>
  Object.entries(LAYOUTS).map(([layout, lay]) => ({
    name: `${unit}, ${layout}`,
    make: (length: number) => lay(text, length),
  })),
);
