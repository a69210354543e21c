import type { CsvLine } from "#app/kernel/lines";
import { didYouMean, quote } from "#app/kernel/nearest";
import { headerOf, type ImportColumn, type ImportRefusal } from "./import-columns";
import { isEmail, isStartDay, MAX_EMAIL, MAX_LOCATION, MAX_PERSON_NAME, normaliseEmail, toSingleLine } from "./person";
import { parseTeamPath } from "./team-tree";

/** A role that people can have. */
export type RoleChoice = { ladderId: string; id: string; name: string };

/** The ladders that people can be on, by id and name. */
export type LadderChoice = { id: string; name: string };

/** Resolves the roles of a file: those of every ladder, and of the ladder that the person is on already. */
export type RoleBook = {
  ladders: readonly LadderChoice[];
  roles: readonly RoleChoice[];
  ladderOf(email: string): string | null;
};

/** What a row says. Undefined where the file has no such column: that leaves things as they are. */
export type RowValues = {
  line: number;
  name: string;
  email: string;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null | undefined;
  managerEmail: string | null | undefined;
  /** The names of the teams, the outermost first; empty for no team. */
  team: string[] | undefined;
  location: string | undefined;
  startedOn: string | null | undefined;
  isAdministrator: boolean | undefined;
};

/** `email` is there whenever it could be read, for comparing with other rows. */
export type ReadRow = { line: number; email: string | null; values: RowValues | null; refused: ImportRefusal[] };

const YES = new Set(["yes", "y", "true", "1", "x"]);
const NO = new Set(["no", "n", "false", "0"]);

function isCalled({ id, name }: { id: string; name: string }, text: string): boolean {
  const wanted = text.toLowerCase();
  return id === wanted || name.toLowerCase() === wanted;
}

/** Reads one row and lists every mistake in it. */
export function readImportRow(
  row: CsvLine,
  positions: ReadonlyMap<ImportColumn, number>,
  columnCount: number,
  book: RoleBook,
): ReadRow {
  const { line } = row;
  const refused: ImportRefusal[] = [];
  if (row.cells.length !== columnCount) {
    const reason = `has ${row.cells.length} cells where the header has ${columnCount}: is a comma inside a text without quotes?`;
    return { line, email: null, values: null, refused: [{ line, column: null, reason }] };
  }
  const cell = (column: ImportColumn): string | undefined => {
    const position = positions.get(column);
    return position === undefined ? undefined : toSingleLine(row.cells[position] ?? "");
  };
  const refuse = (column: ImportColumn, reason: string) => refused.push({ line, column: headerOf(column), reason });
  const optional = <T>(column: ImportColumn, read: (text: string) => T): T | null | undefined => {
    const text = cell(column);
    return text === undefined ? undefined : text === "" ? null : read(text);
  };

  const name = cell("name") ?? "";
  if (name === "") refuse("name", "the name is missing");
  else if (name.length > MAX_PERSON_NAME) refuse("name", `a name has at most ${MAX_PERSON_NAME} characters`);

  const email = normaliseEmail(cell("email") ?? "");
  if (email === "") refuse("email", "the e-mail address is missing");
  else if (email.length > MAX_EMAIL) refuse("email", `an e-mail address has at most ${MAX_EMAIL} characters`);
  else if (!isEmail(email)) refuse("email", `${quote(email)} is not an e-mail address`);

  const ladderText = cell("ladder") ?? "";
  const named = book.ladders.find((ladder) => isCalled(ladder, ladderText)) ?? null;
  if (ladderText !== "" && named === null) {
    const known = book.ladders.flatMap(({ id, name }) => [name, id]);
    refuse("ladder", `there is no ladder ${quote(ladderText)}${didYouMean(ladderText, known)}`);
  }
  const readRole = (column: ImportColumn, text: string, ladderId: string | null): RoleChoice | null => {
    const roles = book.roles.filter((role) => ladderId === null || role.ladderId === ladderId);
    const found = roles.filter((role) => isCalled(role, text));
    const own = found.find((role) => role.ladderId === book.ladderOf(email));
    const [role, another] = own ? [own] : found;
    if (!role) {
      const known = roles.flatMap(({ id, name }) => [name, id]);
      refuse(column, `the ladder has no role ${quote(text)}${didYouMean(text, known)}`);
    } else if (another) {
      refuse(column, `two ladders have a role ${quote(text)}: name the ladder in a column “ladder”`);
      return null;
    }
    return role ?? null;
  };
  const roleText = cell("role") ?? "";
  if (roleText === "") refuse("role", "the role is missing");
  const role = roleText === "" ? null : readRole("role", roleText, named?.id ?? null);
  const targetRoleId = optional("targetRole", (text) =>
    // Without a role that can be read there is no ladder to look in, and that is said already.
    role === null ? "" : (readRole("targetRole", text, role.ladderId)?.id ?? ""),
  );

  const managerEmail = optional("managerEmail", (text) => {
    const address = normaliseEmail(text);
    if (!isEmail(address)) refuse("managerEmail", `${quote(text)} is not an e-mail address`);
    else if (address === email) refuse("managerEmail", "nobody is their own manager");
    return address;
  });

  const teamPath = parseTeamPath(cell("team") ?? "");
  if (!teamPath.ok) refuse("team", teamPath.reason);
  const team = positions.has("team") && teamPath.ok ? teamPath.names : undefined;

  const location = cell("location");
  if (location !== undefined && location.length > MAX_LOCATION) {
    refuse("location", `a location has at most ${MAX_LOCATION} characters`);
  }

  const startedOn = optional("startedOn", (text) => {
    if (!isStartDay(text)) refuse("startedOn", `${quote(text)} is not a date like 2024-03-31`);
    return text;
  });

  const isAdministrator = optional("isAdministrator", (text) => {
    const answer = text.toLowerCase();
    if (!YES.has(answer) && !NO.has(answer)) refuse("isAdministrator", `${quote(text)} is neither yes nor no`);
    return YES.has(answer);
  });

  return {
    line,
    email: isEmail(email) ? email : null,
    values:
      refused.length > 0
        ? null
        : {
            line,
            name,
            email,
            ladderId: role?.ladderId ?? "",
            roleId: role?.id ?? "",
            targetRoleId,
            managerEmail,
            team,
            location,
            startedOn,
            isAdministrator: isAdministrator ?? undefined,
          },
    refused,
  };
}
