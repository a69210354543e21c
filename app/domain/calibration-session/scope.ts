import { z } from "zod";
import { findRole } from "../ladder/lookup";
import type { Ladder } from "../ladder/schema";
import { type Team, teamAndWithin } from "../people/team-tree";
import { joinWords } from "../words";

const id = z.string().max(64);

/** Whom of a cycle a session is about. Null and an empty list stand for everyone. */
export const scopeSchema = z.object({
  trackId: id.nullable(),
  roleIds: z.array(id).max(100),
  teamId: id.nullable(),
});
export type SessionScope = z.infer<typeof scopeSchema>;

export const EVERYONE: SessionScope = { trackId: null, roleIds: [], teamId: null };

/** A stored scope. What cannot be read (a later release wrote it) stands for everyone: it is only ever described. */
export function parseScope(json: string): SessionScope {
  try {
    return scopeSchema.catch(EVERYONE).parse(JSON.parse(json));
  } catch {
    return EVERYONE;
  }
}

/** Tells of each person whether someone in their role and team is meant; a team stands for the teams within it too. */
export function testScope(
  scope: SessionScope,
  ladder: Ladder,
  teams: readonly Team[],
): (person: { roleId: string; teamId: string | null }) => boolean {
  const track = scope.trackId === null ? null : ladder.tracks.find((one) => one.id === scope.trackId);
  const within = scope.teamId === null ? null : new Set(teamAndWithin(teams, scope.teamId));
  return ({ roleId, teamId }) => {
    if (scope.trackId !== null && !track?.roles.includes(roleId)) return false;
    if (scope.roleIds.length > 0 && !scope.roleIds.includes(roleId)) return false;
    return within === null || (teamId !== null && within.has(teamId));
  };
}

/** "Senior Engineer and Staff Engineer in Platform"; "everyone" where nothing narrows it. */
export function describeScope(scope: SessionScope, ladder: Ladder, teams: readonly Team[]): string {
  const track = ladder.tracks.find((one) => one.id === scope.trackId);
  const roles = scope.roleIds.map((roleId) => findRole(ladder, roleId)?.name ?? roleId);
  const team = teams.find((one) => one.id === scope.teamId);
  const who = roles.length > 0 ? joinWords(roles) : track ? `the ${track.name} track` : "everyone";
  return team ? `${who} in ${team.name}` : who;
}
