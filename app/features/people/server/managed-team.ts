import { listTeamEntries, type TeamEntry } from "#app/features/people/data/team-changes";
import { listTeamChoices, type TeamChoice } from "#app/features/people/data/teams";
import { teamAndWithin } from "#app/features/people/domain/team-tree";
import type { AuditContext } from "#app/platform/database/audit";
import type { RequestContext } from "#app/platform/server/context";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { decideOrganisation } from "#app/policy/policy";

/**
 * The team of a page that only administrators see, with the teams within it, and the other ones: where it, or what is
 * in it, can go.
 */
export async function requireManagedTeam(
  context: RequestContext,
  actor: Actor,
  teamId: string | undefined,
): Promise<{ team: TeamEntry; subteams: TeamEntry[]; others: TeamChoice[]; by: AuditContext }> {
  requireAllowed(decideOrganisation(actor, "teams.manage"));
  const [teams, choices] = await Promise.all([listTeamEntries(context.database), listTeamChoices(context.database)]);
  const team = requireFound(teams.find(({ id }) => id === teamId));
  const within = new Set(teamAndWithin(teams, team.id));
  return {
    team,
    subteams: teams.filter(({ parentId }) => parentId === team.id),
    others: choices.filter(({ id }) => !within.has(id)),
    by: { actorId: actor.personId, at: context.now() },
  };
}
