import { raw, type Sql } from "@prisma/client/runtime/client";
import { TeamBook } from "#app/features/people/domain/team-book";
import { computeTeamPaths, formatTeamPath, type Team } from "#app/features/people/domain/team-tree";
import { type AuditContext, type AuditEntry, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { sql, table } from "#app/platform/database/tables";

/** Every team, by name. There are few: a team is at least a handful of people. */
export function listTeams(database: Database): Promise<Team[]> {
  return listTeamsIn(database.client);
}

export function listTeamsIn(tx: Pick<Transaction, "team">): Promise<Team[]> {
  return tx.team.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true, parentId: true } });
}

export type TeamChoice = { id: string; label: string };

/** Every team with its whole path ("Platform / Storage"), in the order of the paths. */
export const listTeamChoices = async (database: Database): Promise<TeamChoice[]> =>
  toTeamChoices(await listTeams(database));

/** The same of teams that are at hand. */
export function toTeamChoices(teams: readonly Team[]): TeamChoice[] {
  const paths = computeTeamPaths(teams);
  return teams
    .map(({ id }) => ({ id, label: formatTeamPath(paths.get(id) ?? []) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}

const t = table("Team", "t");

/** Whether a column (an expression) names this team or one within it, however deep. */
export const isInTeam = (column: string | Sql, teamId: string): Sql =>
  sql`${typeof column === "string" ? raw(column) : column} IN (
    WITH RECURSIVE inside(id) AS (
      SELECT cast(${teamId} AS text) UNION SELECT ${t.id} FROM ${t} JOIN inside ON ${t.parentId} = inside.id
    ) SELECT id FROM inside)`;

export function recordOfTeam(
  action: AuditEntry["action"],
  teamId: string,
  by: AuditContext<string | null>,
  what: { before?: unknown; after?: unknown },
): AuditEntry {
  return { at: by.at, actorId: by.actorId, action, subjectKind: "team", subjectId: teamId, ...what };
}

/**
 * Creates teams, each after the one that it is within, named by `parent`. Gives the ids of all teams by their names in
 * lower case.
 */
export async function createTeams(
  tx: Transaction,
  teams: readonly { name: string; parent: string | null }[],
  by: AuditContext<string | null>,
): Promise<Map<string, string>> {
  const ids = new Map((await listTeamsIn(tx)).map(({ id, name }) => [name.toLowerCase(), id]));
  const records: AuditEntry[] = [];
  for (const { name, parent } of teams) {
    const parentId = parent === null ? null : (ids.get(parent.toLowerCase()) ?? null);
    const { id } = await tx.team.create({ data: { name, parentId }, select: { id: true } });
    ids.set(name.toLowerCase(), id);
    records.push(recordOfTeam("team.created", id, by, { after: { name, parentId } }));
  }
  await recordAudit(tx, ...records);
  return ids;
}

export type TeamResult = { ok: true; id: string | null } | { ok: false; reason: "team-contradicts"; message: string };

/** The team that a path ends in, with what is missing of the path made. A path without names is no team. */
export async function findOrCreateTeam(
  tx: Transaction,
  names: readonly string[] | undefined,
  by: AuditContext<string | null>,
): Promise<TeamResult> {
  const last = names?.at(-1);
  if (names === undefined || last === undefined) return { ok: true, id: null };
  const book = new TeamBook(await listTeamsIn(tx));
  const message = book.add(names);
  if (message !== null) return { ok: false, reason: "team-contradicts", message };
  const ids = await createTeams(tx, book.planned(), by);
  return { ok: true, id: ids.get(last.toLowerCase()) ?? null };
}
