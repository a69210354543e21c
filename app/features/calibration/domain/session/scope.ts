import { z } from "zod";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Team } from "#app/features/people/domain/team-tree";
import { joinWords } from "#app/kernel/words";

const id = z.string().max(64);

/** The people of a cycle that a session is about. Null and an empty list mean everyone. */
const scopeSchema = z.object({
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

/** Ids of the roles that are meant, or null where every role is. A track that the ladder does not have has none. */
export function rolesMeant({ trackId, roleIds }: SessionScope, ladder: Ladder): readonly string[] | null {
  const track = trackId === null ? null : (ladder.tracks.find(({ id }) => id === trackId)?.roles ?? []);
  if (roleIds.length === 0) return track;
  return track === null ? roleIds : roleIds.filter((roleId) => track.includes(roleId));
}

/** "Senior Engineer and Staff Engineer in Platform"; "everyone" where nothing narrows it. */
export function describeScope(scope: SessionScope, ladder: Ladder, teams: readonly Team[]): string {
  const track = ladder.tracks.find((one) => one.id === scope.trackId);
  const roles = scope.roleIds.map((roleId) => findRole(ladder, roleId)?.name ?? roleId);
  const team = teams.find((one) => one.id === scope.teamId);
  const who = roles.length > 0 ? joinWords(roles) : track ? `the ${track.name} track` : "everyone";
  return team ? `${who} in ${team.name}` : who;
}
