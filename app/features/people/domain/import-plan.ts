import type { CsvLine } from "#app/kernel/lines";
import { didYouMean, quote } from "#app/kernel/nearest";
import { findLoops } from "#app/kernel/reporting-line";
import { headerOf, type ImportColumn, type ImportRefusal, readHeader } from "./import-columns";
import { type LadderChoice, type RoleChoice, type RowValues, readImportRow } from "./import-rows";
import type { PersonStatus } from "./person";
import { TeamBook } from "./team-book";
import { computeTeamPaths, formatTeamPath, type Team } from "./team-tree";

/** A person before the import. */
export type ExistingPerson = {
  id: string;
  name: string;
  email: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  managerId: string | null;
  teamId: string | null;
  location: string;
  startedOn: string | null;
  isAdministrator: boolean;
  status: PersonStatus;
};

/** What the import meets: everybody, those who left included, all teams, and who imports. */
export type ImportWorld = { people: readonly ExistingPerson[]; teams: readonly Team[]; importerId: string };

/** A person after the import. */
export type PlannedPerson = {
  name: string;
  email: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  managerEmail: string | null;
  /** The teams from the outermost to their own, joined as "Platform / Storage"; empty for none. */
  team: string;
  location: string;
  startedOn: string | null;
  isAdministrator: boolean;
};
export type PlannedField = keyof PlannedPerson;
type PlannedChange = { field: PlannedField; before: string; after: string };

export type ImportPlan = {
  /** What is wrong with the file as a whole; then nothing else is planned. */
  fileRefused: ImportRefusal[];
  newTeams: { name: string; parent: string | null }[];
  create: { line: number; person: PlannedPerson }[];
  change: { line: number; personId: string; person: PlannedPerson; fields: PlannedChange[] }[];
  unchanged: { line: number; personId: string }[];
  /** By line; a row with several mistakes is there once for each. */
  refused: ImportRefusal[];
};

/** Looking for what was meant costs time with thousands of people: it is done for this many mistakes. */
const MAX_SUGGESTIONS = 20;
const MAX_NAMED_IN_LOOP = 6;

const refusedFile = (fileRefused: ImportRefusal[]): ImportPlan => ({
  fileRefused,
  newTeams: [],
  create: [],
  change: [],
  unchanged: [],
  refused: [],
});

/**
 * Plans what importing these lines (the header first) would do, and says which rows are refused and why. The remaining
 * rows are consistent: their managers exist or are created, and the reporting line has no loop. Planning again after an
 * import gives only unchanged rows.
 */
export function planPeopleImport(
  lines: readonly CsvLine[],
  world: ImportWorld,
  choices: { ladders: readonly LadderChoice[]; roles: readonly RoleChoice[] },
): ImportPlan {
  const [headerLine, ...rows] = lines;
  if (!headerLine) return refusedFile([{ line: 1, column: null, reason: "the file is empty" }]);
  const header = readHeader(headerLine);
  if (!header.ok) return refusedFile(header.refused);
  if (rows.length === 0) {
    return refusedFile([{ line: headerLine.line, column: null, reason: "there is nobody below the header" }]);
  }
  const planning = new Planning(world);
  const book = { ...choices, ladderOf: planning.ladderOf };
  planning.read(rows.map((row) => readImportRow(row, header.positions, headerLine.cells.length, book)));
  planning.refusePeople();
  planning.refuseTeams();
  planning.refuseManagers();
  planning.refuseLoops();
  return planning.finish();
}

class Planning {
  readonly #world: ImportWorld;
  readonly #existing: Map<string, ExistingPerson>;
  readonly #emailOf: Map<string, string>;
  /** Rows that are still to be taken over, by e-mail. */
  readonly #accepted = new Map<string, RowValues>();
  /** The line of each row that is not, where its e-mail could be read. */
  readonly #refusedLines = new Map<string, number>();
  readonly #refused: ImportRefusal[] = [];

  constructor(world: ImportWorld) {
    this.#world = world;
    this.#existing = new Map(world.people.map((person) => [person.email, person]));
    this.#emailOf = new Map(world.people.map(({ id, email }) => [id, email]));
  }

  readonly ladderOf = (email: string): string | null => this.#existing.get(email)?.ladderId ?? null;

  /**
   * Takes rows that are valid on their own. An address that occurs twice refuses each of its rows, because the intended
   * one is unknown.
   */
  read(rows: readonly ReturnType<typeof readImportRow>[]): void {
    const linesOf = new Map<string, number[]>();
    for (const { email, line } of rows) {
      if (email === null) continue;
      const lines = linesOf.get(email);
      if (lines) lines.push(line);
      else linesOf.set(email, [line]);
    }
    for (const row of rows) {
      this.#refused.push(...row.refused);
      const others = row.email === null ? [] : (linesOf.get(row.email) ?? []).filter((line) => line !== row.line);
      if (others.length > 0) {
        const where = others.length === 1 ? `line ${others[0]}` : `lines ${others.slice(0, 5).join(", ")}`;
        this.#refused.push({ line: row.line, column: headerOf("email"), reason: `the same address is on ${where}` });
      }
      if (row.values && others.length === 0) this.#accepted.set(row.values.email, row.values);
      else if (row.email !== null) this.#refusedLines.set(row.email, row.line);
    }
  }

  #refuse(row: RowValues, column: ImportColumn, reason: string): void {
    this.#accepted.delete(row.email);
    this.#refusedLines.set(row.email, row.line);
    this.#refused.push({ line: row.line, column: headerOf(column), reason });
  }

  refusePeople(): void {
    for (const row of [...this.#accepted.values()]) {
      const person = this.#existing.get(row.email);
      if (person?.status === "left") {
        this.#refuse(row, "email", `${person.name} has left: bring them back on their own page first`);
      } else if (person?.id === this.#world.importerId && row.isAdministrator === false) {
        this.#refuse(row, "isAdministrator", "you cannot withdraw your own access by an import");
      }
    }
  }

  refuseTeams(): void {
    const book = new TeamBook(this.#world.teams);
    for (const row of [...this.#accepted.values()]) {
      const reason = row.team && book.add(row.team);
      if (reason) this.#refuse(row, "team", reason);
    }
  }

  /** Refuses managers who are neither active nor created by the same file. */
  refuseManagers(): void {
    let suggestions = 0;
    const known = [...this.#existing.keys()].concat([...this.#accepted.keys()]);
    for (const row of [...this.#accepted.values()]) {
      const manager = row.managerEmail;
      if (!manager) continue;
      const person = this.#existing.get(manager);
      if (person?.status === "left") {
        this.#refuse(row, "managerEmail", `${person.name} has left, so they cannot be a manager`);
      } else if (!person && !this.#accepted.has(manager) && !this.#refusedLines.has(manager)) {
        suggestions += 1;
        const hint = suggestions <= MAX_SUGGESTIONS ? didYouMean(manager, known) : "";
        this.#refuse(row, "managerEmail", `nobody has the address ${quote(manager)}${hint}`);
      }
    }
    this.#refuseReportsOfRefused([...this.#refusedLines.keys()]);
  }

  /** Refusing a row that would create a manager refuses those who would report to them, and so on down. */
  #refuseReportsOfRefused(refusedEmails: readonly string[]): void {
    const reportsTo = new Map<string, RowValues[]>();
    for (const row of this.#accepted.values()) {
      if (!row.managerEmail || this.#existing.has(row.managerEmail)) continue;
      const reports = reportsTo.get(row.managerEmail);
      if (reports) reports.push(row);
      else reportsTo.set(row.managerEmail, [row]);
    }
    // The list grows while it is walked.
    const gone = [...refusedEmails];
    for (const email of gone) {
      for (const row of reportsTo.get(email) ?? []) {
        if (!this.#accepted.has(row.email)) continue;
        const line = this.#refusedLines.get(email);
        this.#refuse(row, "managerEmail", `their manager's row, on line ${line}, cannot be taken over`);
        gone.push(row.email);
      }
    }
  }

  /** Leaving a row out brings its person's old manager back, which may close another loop: so until there is none. */
  refuseLoops(): void {
    const managersBefore = new Map(
      this.#world.people.map(({ email, managerId }) => [
        email,
        managerId === null ? null : (this.#emailOf.get(managerId) ?? null),
      ]),
    );
    for (;;) {
      const managerOf = new Map(managersBefore);
      for (const row of this.#accepted.values()) {
        if (row.managerEmail !== undefined) managerOf.set(row.email, row.managerEmail);
        else if (!managerOf.has(row.email)) managerOf.set(row.email, null);
      }
      const gone: string[] = [];
      for (const loop of findLoops(managerOf)) {
        const reason = `this closes a loop in the reporting line: ${this.#describe(loop)}`;
        for (const email of loop) {
          const row = this.#accepted.get(email);
          // There was no loop before, so a row that leaves the manager as it was did not close this one.
          if (!row || row.managerEmail === undefined || row.managerEmail === managersBefore.get(email)) continue;
          this.#refuse(row, "managerEmail", reason);
          gone.push(email);
        }
      }
      if (gone.length === 0) return;
      this.#refuseReportsOfRefused(gone);
    }
  }

  #describe(loop: readonly string[]): string {
    const nameOf = (email: string) => this.#accepted.get(email)?.name ?? this.#existing.get(email)?.name ?? email;
    const named = loop.slice(0, MAX_NAMED_IN_LOOP).map(nameOf);
    if (loop.length > MAX_NAMED_IN_LOOP) named.push("…");
    return `${[...named, named[0]].join(" → ")} (each reports to the next)`;
  }

  finish(): ImportPlan {
    const book = new TeamBook(this.#world.teams);
    for (const row of this.#accepted.values()) if (row.team) book.add(row.team);
    const teamPaths = computeTeamPaths(this.#world.teams);
    const plan: ImportPlan = {
      fileRefused: [],
      newTeams: book.planned(),
      create: [],
      change: [],
      unchanged: [],
      refused: this.#refused.sort((a, b) => a.line - b.line),
    };
    for (const row of this.#accepted.values()) {
      const existing = this.#existing.get(row.email);
      const before = existing && this.#asPlanned(existing, teamPaths);
      const person: PlannedPerson = {
        name: row.name,
        email: row.email,
        ladderId: row.ladderId,
        roleId: row.roleId,
        // The role aimed at is one of the same ladder.
        targetRoleId: keep(row.targetRoleId, before?.ladderId === row.ladderId ? before.targetRoleId : undefined, null),
        managerEmail: keep(row.managerEmail, before?.managerEmail, null),
        team: keep(row.team && formatTeamPath(book.fullPath(row.team)), before?.team, ""),
        location: keep(row.location, before?.location, ""),
        startedOn: keep(row.startedOn, before?.startedOn, null),
        isAdministrator: keep(row.isAdministrator, before?.isAdministrator, false),
      };
      if (!existing || !before) {
        plan.create.push({ line: row.line, person });
        continue;
      }
      const fields = computeChanges(before, person);
      if (fields.length === 0) plan.unchanged.push({ line: row.line, personId: existing.id });
      else plan.change.push({ line: row.line, personId: existing.id, person, fields });
    }
    return plan;
  }

  #asPlanned(person: ExistingPerson, teamPaths: ReadonlyMap<string, string[]>): PlannedPerson {
    const { id: _, managerId, teamId, status: __, ...same } = person;
    return {
      ...same,
      managerEmail: managerId === null ? null : (this.#emailOf.get(managerId) ?? null),
      team: teamId === null ? "" : formatTeamPath(teamPaths.get(teamId) ?? []),
    };
  }
}

function keep<T>(given: T | undefined, before: T | undefined, otherwise: T): T {
  if (given !== undefined) return given;
  return before === undefined ? otherwise : before;
}

const asText = (value: string | boolean | null) => (value === null ? "" : String(value));

function computeChanges(before: PlannedPerson, after: PlannedPerson): PlannedChange[] {
  return (Object.keys(after) as PlannedField[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }));
}

/** How many rows of the file are refused. */
export function countRefusedRows(plan: ImportPlan): number {
  return new Set(plan.refused.map(({ line }) => line)).size;
}
