import {
  findRemovalRefusal,
  findTeamRefusal,
  type RemovalRefusal,
  type TeamRefusal,
} from "#app/features/people/domain/team-changes";
import { type AuditContext, type AuditEntry, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { recordOf } from "./people";
import { listTeamsIn, recordOfTeam } from "./teams";

/** What administrators say of a team. */
export type TeamFields = { name: string; parentId: string | null };

const TEAM_FIELDS = ["name", "parentId"] as const satisfies (keyof TeamFields)[];

export type TeamEntry = TeamFields & {
  id: string;
  version: number;
  /** Active ones. */
  people: number;
};

/** Every team by name, each with how many active people are in it itself. */
export async function listTeamEntries(database: Database): Promise<TeamEntry[]> {
  const rows = await database.client.team.findMany({
    select: {
      id: true,
      name: true,
      parentId: true,
      version: true,
      _count: { select: { people: { where: { status: "active" } } } },
    },
  });
  return rows
    .map(({ _count, ...team }) => ({ ...team, people: _count.people }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** How many people are in a team itself, those who have left among them. */
export function countEveryoneIn(database: Database, teamId: string): Promise<number> {
  return database.client.person.count({ where: { teamId } });
}

export type TeamChangeResult =
  | { ok: true; id: string }
  | { ok: false; reason: TeamRefusal | "absent" | "changed-meanwhile" };

export function createTeam(
  database: Database,
  by: AuditContext<string | null>,
  fields: TeamFields,
): Promise<TeamChangeResult> {
  return inTransaction(database, async (tx): Promise<TeamChangeResult> => {
    // Lock the audit head first: two concurrent moves could otherwise form a loop of teams.
    await lockAuditHead(tx);
    const refusal = findTeamRefusal(await listTeamsIn(tx), { id: null, ...fields });
    if (refusal) return { ok: false, reason: refusal };
    const { id } = await tx.team.create({ data: fields, select: { id: true } });
    await recordAudit(tx, recordOfTeam("team.created", id, by, { after: fields }));
    return { ok: true, id };
  });
}

/** Renames a team or moves it within another one, where nobody else did since `version`. */
export function changeTeam(
  database: Database,
  by: AuditContext<string | null>,
  { id, version, ...fields }: TeamFields & { id: string; version: number },
): Promise<TeamChangeResult> {
  return inTransaction(database, async (tx): Promise<TeamChangeResult> => {
    await lockAuditHead(tx);
    const before = await findTeam(tx, id);
    if (!before) return { ok: false, reason: "absent" };
    if (before.version !== version) return { ok: false, reason: "changed-meanwhile" };
    const refusal = findTeamRefusal(await listTeamsIn(tx), { id, ...fields });
    if (refusal) return { ok: false, reason: refusal };
    const changed = TEAM_FIELDS.filter((field) => before[field] !== fields[field]);
    if (changed.length === 0) return { ok: true, id };
    await tx.team.update({ where: { id }, data: { ...fields, version: { increment: 1 } }, select: { id: true } });
    const pick = (from: TeamFields) => Object.fromEntries(changed.map((field) => [field, from[field]]));
    await recordAudit(tx, recordOfTeam("team.changed", id, by, { before: pick(before), after: pick(fields) }));
    return { ok: true, id };
  });
}

export type RemoveTeamResult =
  | { ok: true; people: number; teams: number }
  | { ok: false; reason: RemovalRefusal | "absent" | "changed-meanwhile" };

/** Removes a team. Its people, those who have left too, and the teams within it go to the heir. */
export function removeTeam(
  database: Database,
  by: AuditContext<string | null>,
  { id, version, heirId }: { id: string; version: number; heirId: string | null },
): Promise<RemoveTeamResult> {
  return inTransaction(database, async (tx): Promise<RemoveTeamResult> => {
    await lockAuditHead(tx);
    const team = await findTeam(tx, id);
    if (!team) return { ok: false, reason: "absent" };
    if (team.version !== version) return { ok: false, reason: "changed-meanwhile" };
    const teams = await listTeamsIn(tx);
    const people = await tx.person.findMany({
      where: { teamId: id },
      orderBy: { nameKey: "asc" },
      select: { id: true },
    });
    const refusal = findRemovalRefusal(teams, { id, heirId, people: people.length });
    if (refusal) return { ok: false, reason: refusal };
    const subteams = teams.filter(({ parentId }) => parentId === id);
    await tx.person.updateMany({ where: { teamId: id }, data: { teamId: heirId, version: { increment: 1 } } });
    await tx.team.updateMany({ where: { parentId: id }, data: { parentId: heirId, version: { increment: 1 } } });
    await tx.team.delete({ where: { id }, select: { id: true } });
    await recordAudit(
      tx,
      recordOfTeam("team.removed", id, by, {
        before: { name: team.name, parentId: team.parentId },
        after: { heirId, people: people.map((person) => person.id) },
      }),
      ...subteams.map(
        (subteam): AuditEntry =>
          recordOfTeam("team.changed", subteam.id, by, { before: { parentId: id }, after: { parentId: heirId } }),
      ),
      ...people.map((person) =>
        recordOf("person.changed", person.id, by, { before: { teamId: id }, after: { teamId: heirId } }),
      ),
    );
    return { ok: true, people: people.length, teams: subteams.length };
  });
}

function findTeam(tx: Transaction, id: string) {
  return tx.team.findUnique({ where: { id }, select: { name: true, parentId: true, version: true } });
}
