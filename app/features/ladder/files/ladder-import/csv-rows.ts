import { MAX_PROFICIENCY, WEIGHTS } from "#app/features/ladder/domain/schema";
import { didYouMean, quote } from "#app/kernel/nearest";
import { LADDER_CSV_COLUMNS } from "../ladder-csv";
import { type CsvTable, take } from "./csv-table";
import {
  type DraftCategory,
  type DraftCompetency,
  type DraftRole,
  type DraftTrack,
  type LadderDraft,
  stepOf,
} from "./draft";
import { clean } from "./fit-text";
import type { ImportLog, Where } from "./log";
import type { TextNode } from "./source-tree";

type Column = (typeof LADDER_CSV_COLUMNS)[number];

/** One row for each criterion, and one for each expectation of a role. */
export function readCsvRows(
  { header, rows }: CsvTable,
  names: string[],
  ladderName: string,
  log: ImportLog,
): LadderDraft | null {
  const where = header[0]?.where ?? { path: "", line: 1, column: 1 };
  for (const [index, node] of header.entries()) {
    if ((LADDER_CSV_COLUMNS as readonly string[]).includes(names[index] ?? "")) node.isTaken = true;
  }
  const reader = new RowReader(names, log);
  for (const row of rows) reader.read(row);
  if (log.errors.length > 0) return null;
  if (!reader.hasRows) {
    log.error(where, "there are no rows below the first line");
    return null;
  }
  const draft = reader.finish(where, ladderName);
  log.mapped(
    where,
    `${rows.length} rows became ${draft.categories.flatMap(({ competencies }) => competencies).length} competencies`,
  );
  return draft;
}

class RowReader {
  hasRows = false;
  private readonly categories = new Map<string, DraftCategory>();
  private readonly competencies = new Map<string, DraftCompetency>();
  private readonly tracks = new Map<string, DraftTrack>();
  private readonly roles = new Map<string, DraftRole>();
  private readonly levelNames = new Map<number, string>();
  private highest = 0;

  constructor(
    private readonly names: string[],
    private readonly log: ImportLog,
  ) {}

  read(row: TextNode[]): void {
    const cell = (column: Column) => {
      const index = this.names.indexOf(column);
      return index === -1 ? null : take(row[index]);
    };
    const place = row.find(({ text }) => clean(text) !== "")?.where ?? row[0]?.where;
    if (!place) return;
    this.hasRows = true;
    const level = this.readLevel(cell("level"), place);
    const named = cell("competency");
    const id = cell("competency_id");
    if (!named && !id) {
      this.log.error(place, "this row names no competency");
      return;
    }
    if (level === null) return;
    const key = clean((id ?? named)?.text ?? "");
    const levelName = cell("level_name");
    if (levelName && !this.levelNames.has(level)) this.levelNames.set(level, levelName.text);
    else if (levelName && clean(this.levelNames.get(level) ?? "") !== clean(levelName.text)) {
      this.log.leftOut(levelName.where, `another name for level ${level}`, [levelName.text]);
    }
    const role = cell("role") ?? cell("role_id");
    const competency = this.competencyOf(key, id, named, cell, place);
    if (role) this.readExpectation(role, key, level, cell);
    else this.readCriterion(competency, level, cell, place);
  }

  private readLevel(node: TextNode | null, place: Where): number | null {
    const level = Number(clean(node?.text ?? ""));
    if (node && Number.isInteger(level) && level >= 1 && level <= MAX_PROFICIENCY) {
      this.highest = Math.max(this.highest, level);
      return level;
    }
    this.log.error(
      node?.where ?? place,
      node
        ? `the level must be a number from 1 to ${MAX_PROFICIENCY}, not ${quote(clean(node.text))}`
        : "this row has no level",
    );
    return null;
  }

  private competencyOf(
    key: string,
    id: TextNode | null,
    named: TextNode | null,
    cell: (column: Column) => TextNode | null,
    where: Where,
  ): DraftCompetency {
    const meaning = cell("meaning");
    const category = cell("category");
    const categoryId = cell("category_id");
    const found = this.competencies.get(key);
    if (found) {
      if (!found.meaning) found.meaning = meaning?.text ?? null;
      else if (meaning && clean(meaning.text) !== clean(found.meaning)) {
        this.log.leftOut(meaning.where, `another meaning of "${found.name}"`, [meaning.text]);
      }
      return found;
    }
    const made: DraftCompetency = {
      key,
      id: id ? clean(id.text) : null,
      name: (named ?? id)?.text ?? key,
      where,
      meaning: meaning?.text ?? null,
      steps: [],
    };
    this.competencies.set(key, made);
    const label = clean((category ?? categoryId ?? named ?? id)?.text ?? key);
    const categoryKey = categoryId ? clean(categoryId.text) : label;
    const group = this.categories.get(categoryKey) ?? {
      id: categoryId ? clean(categoryId.text) : null,
      name: label,
      where,
      competencies: [],
    };
    group.competencies.push(made);
    this.categories.set(categoryKey, group);
    return made;
  }

  private readCriterion(
    competency: DraftCompetency,
    level: number,
    cell: (column: Column) => TextNode | null,
    where: Where,
  ): void {
    const content = stepOf(competency, level, where);
    const once = (column: "descriptor" | "misreading") => {
      const node = cell(column);
      if (!node) return;
      if (content[column] === null) content[column] = node.text;
      else if (clean(content[column] ?? "") !== clean(node.text)) {
        this.log.leftOut(node.where, `another ${column} of "${competency.name}" at level ${level}`, [node.text]);
      }
    };
    once("descriptor");
    once("misreading");
    const criterion = cell("criterion");
    const id = cell("criterion_id");
    if (criterion) content.criteria.push({ id: id ? clean(id.text) : null, text: criterion.text });
    else if (id) this.log.leftOut(id.where, "the id of a criterion without a text", [id.text]);
    for (const line of cell("evidence")?.text.split(/\r\n|\n|\r/) ?? []) {
      if (clean(line) !== "" && !content.evidence.includes(clean(line))) content.evidence.push(clean(line));
    }
  }

  private readExpectation(
    role: TextNode,
    competency: string,
    level: number,
    cell: (column: Column) => TextNode | null,
  ): void {
    const id = cell("role_id");
    const weight = cell("weight");
    const word = clean(weight?.text ?? "core").toLowerCase();
    const known = WEIGHTS.find((one) => one === word);
    if (!known) {
      this.log.error(weight?.where ?? role.where, `unknown weight ${quote(word)}${didYouMean(word, WEIGHTS)}`);
      return;
    }
    if (!weight) this.log.guessed(role.where, `the weight of what "${clean(role.text)}" expects: core`);
    const key = clean((id ?? role).text);
    const [trackId, trackName] = [cell("track_id"), cell("track")];
    let found = this.roles.get(key);
    if (!found) {
      found = {
        id: id ? clean(id.text) : null,
        name: role.text,
        where: role.where,
        summary: null,
        atAGlance: [],
        responsibilities: [],
        expectations: [],
      };
      this.roles.set(key, found);
      this.trackOf(trackId, trackName, role.where).roles.push(found);
    } else if (trackId || trackName) {
      // Named again in each row of a role: the same track says nothing new.
      const named = this.tracks.get(clean((trackId ?? trackName)?.text ?? ""));
      const said = [trackId, trackName].flatMap((node) => (node ? [node.text] : []));
      if (!named?.roles.includes(found))
        this.log.leftOut(role.where, `another track of "${clean(role.text)}": a role is on one`, said);
    }
    if (found.expectations.some((one) => one.competency === competency)) {
      this.log.error(role.where, `"${clean(role.text)}" expects ${quote(competency)} already in a row above`);
      return;
    }
    found.expectations.push({ competency, step: level, weight: known, why: cell("why")?.text ?? null });
  }

  private trackOf(id: TextNode | null, name: TextNode | null, where: Where): DraftTrack {
    const key = clean((id ?? name)?.text ?? "");
    const found = this.tracks.get(key);
    if (found) return found;
    if (key === "") this.log.guessed(where, 'the track: one, called "Roles"');
    const made: DraftTrack = {
      id: id ? clean(id.text) : null,
      name: (name ?? id)?.text ?? "Roles",
      where,
      summary: null,
      roles: [],
    };
    this.tracks.set(key, made);
    return made;
  }

  finish(where: Where, ladderName: string): LadderDraft {
    const scale = Array.from({ length: this.highest }, (_, index) => ({
      name: this.levelNames.get(index + 1) ?? `Level ${index + 1}`,
      where,
    }));
    return {
      where,
      id: null,
      name: ladderName,
      summary: null,
      scale,
      categories: [...this.categories.values()],
      tracks: this.tracks.size > 0 ? [...this.tracks.values()] : [this.guessedTrack(where, ladderName)],
      promotionRule: null,
    };
  }

  /** Without rows of roles, each level is a role. */
  private guessedTrack(where: Where, name: string): DraftTrack {
    this.log.guessed(where, "the roles: one for each level, which expects that level of everything, all of it core");
    const roles = Array.from({ length: this.highest }, (_, index): DraftRole => {
      const step = index + 1;
      const expectations = [...this.competencies.values()].flatMap(({ key, steps }) => {
        const described = steps.map((content) => content.step).filter((level) => level <= step);
        return described.length === 0
          ? []
          : [{ competency: key, step: Math.max(...described), weight: "core" as const, why: null }];
      });
      const label = this.levelNames.get(step) ?? `Level ${step}`;
      return { id: null, name: label, where, summary: null, atAGlance: [], responsibilities: [], expectations };
    });
    return { id: null, name, where, summary: null, roles };
  }
}
