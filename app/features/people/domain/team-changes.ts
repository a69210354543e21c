import { MAX_TEAM_DEPTH, type Team, teamAndAbove, teamAndWithin } from "./team-tree";

export type TeamRefusal = "name-taken" | "parent-absent" | "within-itself" | "too-deep";

/** How deep each team stands: 1 for an outermost one. */
function depthsOf(teams: readonly Team[]): (teamId: string) => number {
  const byId = new Map(teams.map((team) => [team.id, team]));
  return (teamId) => teamAndAbove(byId, teamId).length;
}

/** How many teams deep it is from a team down, itself included. */
function heightOf(teams: readonly Team[], teamId: string): number {
  const depthOf = depthsOf(teams);
  return Math.max(...teamAndWithin(teams, teamId).map((id) => depthOf(id) - depthOf(teamId) + 1));
}

const isTooDeep = (teams: readonly Team[], parentId: string, height: number) =>
  depthsOf(teams)(parentId) + height > MAX_TEAM_DEPTH;

/** Why a team may not have this name within that other one, or null where it may. A new team has no id yet. */
export function findTeamRefusal(
  teams: readonly Team[],
  { id, name, parentId }: { id: string | null; name: string; parentId: string | null },
): TeamRefusal | null {
  const isTaken = teams.some((team) => team.id !== id && team.name.toLowerCase() === name.toLowerCase());
  if (isTaken) return "name-taken";
  if (parentId === null) return null;
  if (!teams.some((team) => team.id === parentId)) return "parent-absent";
  if (id !== null && teamAndWithin(teams, id).includes(parentId)) return "within-itself";
  return isTooDeep(teams, parentId, id === null ? 1 : heightOf(teams, id)) ? "too-deep" : null;
}

export type RemovalRefusal = "heir-needed" | "heir-absent" | "heir-within" | "too-deep";

/**
 * Why a team may not be removed, or null where it may: its people and the teams within it need another team to go to,
 * which is not itself within the one that goes. `people` counts those who have left too.
 */
export function findRemovalRefusal(
  teams: readonly Team[],
  { id, heirId, people }: { id: string; heirId: string | null; people: number },
): RemovalRefusal | null {
  const subteams = teams.filter(({ parentId }) => parentId === id);
  if (heirId === null) return people > 0 || subteams.length > 0 ? "heir-needed" : null;
  if (!teams.some((team) => team.id === heirId)) return "heir-absent";
  if (teamAndWithin(teams, id).includes(heirId)) return "heir-within";
  return subteams.some((team) => isTooDeep(teams, heirId, heightOf(teams, team.id))) ? "too-deep" : null;
}
