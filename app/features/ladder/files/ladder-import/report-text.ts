import type { Ladder } from "#app/features/ladder/domain/schema";
import { clean } from "./fit-text";
import type { ReportEntry, ReportKind } from "./log";

const HEADINGS: Record<ReportKind, string> = { mapped: "Mapped", guessed: "Guessed", "left-out": "Left out" };
const KINDS = ["mapped", "guessed", "left-out"] as const;
const EXCERPT_LENGTH = 90;

export function summarise({ name, competencies, roles, tracks, proficiencies }: Ladder): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const criteria = competencies.flatMap((competency) =>
    competency.proficiencies.flatMap((level) => level.criteria),
  ).length;
  return [
    `${name}: ${competencies.length} ${competencies.length === 1 ? "competency" : "competencies"}`,
    criteria === 1 ? "1 criterion" : `${criteria} criteria`,
    count(proficiencies.length, "proficiency").replace(/proficiencys$/, "proficiencies"),
    count(roles.length, "role"),
    count(tracks.length, "track"),
  ].join(", ");
}

/** For a terminal: one line for each entry, what was left out by its beginning. */
export function printReport(entries: ReportEntry[]): string {
  return KINDS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    return [
      `${HEADINGS[kind]} (${own.length}):`,
      ...own.map((entry) => `  ${placeOf(entry)}: ${entry.message}${excerpt(entry)}`),
    ];
  }).join("\n");
}

function excerpt({ kind, texts }: ReportEntry): string {
  const [first, ...others] = texts.map(clean);
  if (kind !== "left-out" || first === undefined) return "";
  const beginning = first.length > EXCERPT_LENGTH ? `${first.slice(0, EXCERPT_LENGTH)}…` : first;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `: ${JSON.stringify(beginning)}${more}`;
}

/** The whole report, every text in full, to be kept beside the ladder. */
export function printReportAsMarkdown(ladder: Ladder, entries: ReportEntry[]): string {
  const sections = KINDS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    const lines = own.flatMap((entry) => [
      `- \`${placeOf(entry)}\` ${asText(entry.message)}`,
      ...entry.texts.map((text) => `  - ${asText(clean(text))}`),
    ]);
    return ["", `## ${HEADINGS[kind]}`, "", ...lines];
  });
  return ["# What was imported", "", `${asText(summarise(ladder))}.`, ...sections, ""].join("\n");
}

/** The source's words are words here, whatever Markdown would make of them. */
const asText = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");

const placeOf = ({ path, line, column }: ReportEntry) => `${path}:${line}:${column}`;
