import { CAPABILITIES as LOWEST_FIRST } from "#tests/architecture/check";
import type { Link, Room } from "./link-rooms";

/** From the highest to the lowest. A capability imports those below it; pages alone may look up. */
const CAPABILITIES = LOWEST_FIRST.toReversed();
/** What every capability may use. */
const SHARED = ["policy", "statistics", "platform", "ui", "kernel"] as const;
/** What puts everything together. */
const TOP = ["cli", "composition"] as const;

export const DRAWN: readonly Room[] = [...CAPABILITIES, ...SHARED, ...TOP];

const STEP = 38;
const BOX = { x: 24, width: 130, height: 28 };
const FIRST = { x: 190, y: 165 };
/** Between the columns of capabilities and those of shared folders. */
const GAP = 26;
const WIDTH = FIRST.x + (CAPABILITIES.length + SHARED.length) * STEP + GAP + 50;
const HEIGHT = FIRST.y + CAPABILITIES.length * STEP + 60;

const STYLE = `
text { font: 14px system-ui, sans-serif; fill: #1b2430 }
.small { font-size: 12.5px; fill: #52606d }
.box { fill: #f4f1ea; stroke: #8a8577 }
.line { stroke: #8a8577; stroke-width: .5 }
.code { fill: #3f6f5f; stroke: #3f6f5f }
.pages { fill: none; stroke: #3f6f5f; stroke-width: 1.6 }
@media (prefers-color-scheme: dark) {
text { fill: #e8e6e1 } .small { fill: #b3b0a8 } .box { fill: #262a2e; stroke: #77756e } .line { stroke: #77756e }
.code { fill: #8fc4b0; stroke: #8fc4b0 } .pages { stroke: #8fc4b0 } }`;

type Links = ReadonlyMap<Room, ReadonlyMap<Room, Link>>;
type Column = { room: Room; x: number };

const COLUMNS: readonly Column[] = [
  ...CAPABILITIES.map((room, index) => ({ room, x: FIRST.x + index * STEP })),
  ...SHARED.map((room, index) => ({ room, x: FIRST.x + (CAPABILITIES.length + index) * STEP + GAP })),
];

const yOf = (row: number) => FIRST.y + row * STEP;

const circle = (x: number, y: number, link: Link) => `<circle class="${link}" cx="${x}" cy="${y}" r="7"/>`;

function drawColumn({ room, x }: Column): string[] {
  return [
    `<text class="small" transform="translate(${x + 4} ${FIRST.y - 26}) rotate(-50)">${room}</text>`,
    `<line class="line" x1="${x}" x2="${x}" y1="${FIRST.y - 20}" y2="${yOf(CAPABILITIES.length - 1) + 14}"/>`,
  ];
}

function drawRow(links: Links, capability: Room, row: number): string[] {
  const y = yOf(row);
  return [
    `<rect class="box" x="${BOX.x}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="7"/>`,
    `<text x="${BOX.x + 14}" y="${y + 5}">${capability}</text>`,
    `<line class="line" x1="${BOX.x + BOX.width}" x2="${WIDTH - 50}" y1="${y}" y2="${y}"/>`,
    ...COLUMNS.flatMap(({ room, x }) => {
      if (room === capability) return [`<rect class="box" x="${x - 9}" y="${y - 9}" width="18" height="18"/>`];
      const link = links.get(capability)?.get(room);
      return link ? [circle(x, y, link)] : [];
    }),
  ];
}

/** The picture of docs/architecture.md: which capability (row) imports which folder (column), from the highest to the lowest. */
export function drawArchitecture(links: Links): string {
  const legendY = HEIGHT - 32;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Imports between the folders of app">`,
    `<style>${STYLE}</style>`,
    `<rect class="box" x="24" y="14" width="${WIDTH - 48}" height="34" rx="7"/>`,
    `<text x="38" y="36">${TOP.join(" and ")}: start the program and put everything below together</text>`,
    ...COLUMNS.flatMap(drawColumn),
    ...CAPABILITIES.flatMap((capability, row) => drawRow(links, capability, row)),
    circle(32, legendY, "code"),
    `<text class="small" x="46" y="${legendY + 4}">the capability of the row imports the folder of the column</text>`,
    circle(32, legendY + 20, "pages"),
    `<text class="small" x="46" y="${legendY + 24}">only its pages do, which may look up to the left of the square</text>`,
    "</svg>",
  ].join("\n")}\n`;
}
