import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { type Day, isDay } from "#app/kernel/day";
import { isWebLink, linkKey } from "#app/kernel/link";
import { MAX_LINKS, MAX_OWN_EVIDENCE, MAX_SECTION_LENGTH, MAX_TAGS, MAX_TITLE_LENGTH } from "./limits";
import type { EvidenceTag } from "./piece";

/** More pieces than one writes in years; a larger file is most likely the wrong one. */
const MAX_IMPORTED = 2_000;
/** The most rows read from a file: a full export of one's own evidence, with room for faulty rows. */
export const MAX_READ_ROWS = MAX_OWN_EVIDENCE + 500;
export const tooManyRows = `one import reads at most ${MAX_READ_ROWS.toLocaleString("en-GB")} pieces: import the rest afterwards`;

/** A position in a file: a line of text, or an item of a JSON list. The first is 1. */
export type Place = { kind: "line" | "item"; number: number };
export type ImportProblem = { place: Place; message: string };

/** A piece as a file has it, before anything is checked. `shows` are names or ids, "competency" or "competency/criterion". */
export type ImportedRow = {
  place: Place;
  title: string;
  /** As written in the file; empty without one. */
  day: string;
  links: string[];
  problem: string;
  choice: string;
  result: string;
  risk: string;
  shows: string[];
};

export type ParsedImport = { rows: ImportedRow[]; problems: ImportProblem[] };

type PlannedPiece = {
  place: Place;
  title: string;
  happenedOn: Day | null;
  links: string[];
  problem: string;
  choice: string;
  result: string;
  risk: string;
  tags: EvidenceTag[];
};

/** The existing item: one of the author's own, or an earlier one of the file. */
export type Duplicate = {
  place: Place;
  title: string;
  of: { kind: "own"; id: string; title: string } | { kind: "file"; place: Place };
  by: "link" | "title";
};

export type EvidenceImportPlan = {
  add: PlannedPiece[];
  duplicates: Duplicate[];
  /** In order of their place; an item with several mistakes appears once for each. */
  problems: ImportProblem[];
  /** Tags in the file that the ladder lacks; the item is imported without them. */
  unknownTags: string[];
};

type Own = { id: string; title: string; links: readonly string[]; happenedOn: Day | null };

/**
 * Plans what importing these rows would add to a person's evidence. A row is a duplicate if it shares a link with an
 * earlier row or with one of their own items. It is also one if it has the same title on the same day, or neither has a
 * day. Planning again after an import adds nothing. `today` is the last day that a row may have.
 */
export function planEvidenceImport(
  { rows, problems: unreadable }: ParsedImport,
  own: readonly Own[],
  ladder: Ladder,
  today: Day,
): EvidenceImportPlan {
  const plan: EvidenceImportPlan = { add: [], duplicates: [], problems: [...unreadable], unknownTags: [] };
  const byMark = new Map<string, Duplicate["of"]>();
  for (const { id, title, links, happenedOn } of own) {
    for (const mark of marksOf({ title, links, happenedOn })) byMark.set(mark, { kind: "own", id, title });
  }
  const unknown = new Set<string>();
  const names = nameBook(ladder);
  for (const row of rows) {
    const problems = findProblems(row, today).map((message) => ({ place: row.place, message }));
    if (problems.length > 0) {
      plan.problems.push(...problems);
      continue;
    }
    const tags = row.shows.map((text) => readTag(names, ladder, text) ?? text);
    for (const tag of tags) if (typeof tag === "string") unknown.add(tag);
    const piece: PlannedPiece = {
      place: row.place,
      title: row.title,
      happenedOn: row.day || null,
      links: [...new Set(row.links)],
      problem: row.problem,
      choice: row.choice,
      result: row.result,
      risk: row.risk,
      tags: tags.filter((tag) => typeof tag !== "string").slice(0, MAX_TAGS),
    };
    if (tags.length > unknownIn(tags) + MAX_TAGS)
      plan.problems.push({
        place: row.place,
        message: `it shows more than ${MAX_TAGS} things: the others are left out`,
      });
    const marks = marksOf(piece);
    const found = marks.find((mark) => byMark.has(mark));
    const of = found && byMark.get(found);
    if (of) {
      const by = found.startsWith("link ") ? "link" : "title";
      plan.duplicates.push({ place: row.place, title: row.title, of, by });
    } else if (plan.add.length === MAX_IMPORTED) {
      const message = `one import takes at most ${MAX_IMPORTED.toLocaleString("en-GB")} pieces: import the rest afterwards`;
      plan.problems.push({ place: row.place, message });
      break;
    } else plan.add.push(piece);
    for (const mark of marks) if (!byMark.has(mark)) byMark.set(mark, { kind: "file", place: row.place });
  }
  plan.problems.sort((a, b) => a.place.number - b.place.number);
  plan.unknownTags = [...unknown];
  return plan;
}

const unknownIn = (tags: readonly (EvidenceTag | string)[]) => tags.filter((tag) => typeof tag === "string").length;

function marksOf({
  title,
  links,
  happenedOn,
}: Pick<PlannedPiece, "title" | "happenedOn"> & { links: readonly string[] }) {
  return [
    ...links.map((link) => `link ${linkKey(link)}`),
    `title ${happenedOn ?? "no day"} ${title.trim().toLowerCase()}`,
  ];
}

function findProblems(row: ImportedRow, today: Day): string[] {
  const problems: string[] = [];
  if (row.title === "") problems.push("there is no title");
  if (row.title.length > MAX_TITLE_LENGTH) problems.push(`the title is longer than ${MAX_TITLE_LENGTH} characters`);
  if (row.day !== "" && !isDay(row.day)) problems.push(`“${cut(row.day)}” is no day: write it like 2026-03-12`);
  else if (row.day > today) problems.push(`${row.day} is in the future`);
  const wrong = row.links.find((link) => !isWebLink(link));
  if (wrong !== undefined) problems.push(`“${cut(wrong)}” is no link: it must begin with https:// or http://`);
  if (row.links.length > MAX_LINKS) problems.push(`there are more than ${MAX_LINKS} links`);
  for (const name of ["problem", "choice", "result", "risk"] as const) {
    if (row[name].length > MAX_SECTION_LENGTH) {
      problems.push(`the ${name} is longer than ${MAX_SECTION_LENGTH.toLocaleString("en-GB")} characters`);
    }
  }
  return problems;
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Competencies by id and by name in lower case. */
function nameBook(ladder: Ladder): Map<string, string> {
  return new Map(ladder.competencies.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]));
}

/** "observability", "Observability", "observability/some-criterion", or "Observability: text of a criterion". */
function readTag(names: ReadonlyMap<string, string>, ladder: Ladder, text: string): EvidenceTag | null {
  const whole = names.get(text.toLowerCase());
  if (whole) return { competencyId: whole, criterionId: null };
  const separator = text.search(/(?<!^)(?:\/|:\s)/);
  if (separator < 0) return null;
  const competencyId = names.get(text.slice(0, separator).trimEnd().toLowerCase());
  const of = text.slice(separator + 1).trimStart();
  const competency = competencyId && findCompetency(ladder, competencyId);
  if (!competency) return null;
  const criteria = competency.proficiencies.flatMap((level) => level.criteria);
  const criterion = criteria.find((each) => each.id === of || each.text === of);
  return criterion ? { competencyId, criterionId: criterion.id } : null;
}
