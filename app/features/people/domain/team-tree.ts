import { toSingleLine } from "./person";

/** A team, which may be within another one. Names are unique in the organisation, capitals apart. */
export type Team = { id: string; name: string; parentId: string | null };

export const MAX_TEAM_NAME = 80;
/** Teams within teams, at most: deeper than any organisation chart one would want to read. */
export const MAX_TEAM_DEPTH = 6;

const SEPARATOR = " / ";

export type TeamPath = { ok: true; names: string[] } | { ok: false; reason: string };

/** Reads "Platform / Storage": the outermost team first. An empty text is no team. */
export function parseTeamPath(text: string): TeamPath {
  if (text.trim() === "") return { ok: true, names: [] };
  const names = text.split("/").map(toSingleLine);
  if (names.some((name) => name === "")) {
    return { ok: false, reason: "write a team within a team as Platform / Storage, with a name on each side" };
  }
  if (names.some((name) => name.length > MAX_TEAM_NAME)) {
    return { ok: false, reason: `a team's name has at most ${MAX_TEAM_NAME} characters` };
  }
  if (names.length > MAX_TEAM_DEPTH) {
    return { ok: false, reason: `teams are at most ${MAX_TEAM_DEPTH} deep` };
  }
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) {
    return { ok: false, reason: "a team cannot be within itself" };
  }
  return { ok: true, names };
}

export function formatTeamPath(names: readonly string[]): string {
  return names.join(SEPARATOR);
}

/** The name of the team that a written path ends in; empty for no team. */
export function lastTeamOf(path: string): string {
  return path.split(SEPARATOR).at(-1) ?? "";
}

/** The names from the outermost team down to this one, for each team. A parent that is unknown ends the path. */
export function computeTeamPaths(teams: readonly Team[]): Map<string, string[]> {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const pathOf = (team: Team): string[] => {
    const names: string[] = [];
    for (let current: Team | undefined = team; current && names.length < teams.length; ) {
      names.unshift(current.name);
      current = current.parentId === null ? undefined : byId.get(current.parentId);
    }
    return names;
  };
  return new Map(teams.map((team) => [team.id, pathOf(team)]));
}

/** The teams right within each team, in the order they come in; those within none under null. */
export function groupByParent<T extends Pick<Team, "parentId">>(teams: readonly T[]): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const team of teams) {
    const group = groups.get(team.parentId);
    if (group) group.push(team);
    else groups.set(team.parentId, [team]);
  }
  return groups;
}

/** This team and every team within it. */
export function teamAndWithin(teams: readonly Team[], teamId: string): string[] {
  const within = groupByParent(teams);
  // The set grows while it is gone through; a team that is already in it is not gone through again.
  const ids = new Set([teamId]);
  for (const id of ids) for (const team of within.get(id) ?? []) ids.add(team.id);
  return [...ids];
}

/** This team and those that it is within, the outermost last; none where it is unknown. A parent that is unknown is none. */
export function teamAndAbove(byId: ReadonlyMap<string, Team>, teamId: string | null): Team[] {
  const found: Team[] = [];
  for (let team = byId.get(teamId ?? ""); team && !found.includes(team); team = byId.get(team.parentId ?? "")) {
    found.push(team);
  }
  return found;
}

/**
 * What one chooses from to go up and down the tree of teams step by step, however many there are: from the outermost team
 * down to this one, then those right within it; without one, the outermost teams. `depth` counts from 0.
 */
export function listTeamSteps(teams: readonly Team[], teamId: string | null): (Team & { depth: number })[] {
  const byId = new Map(teams.map((team) => [team.id, team]));
  const path = teamAndAbove(byId, teamId).reverse();
  const last = path.at(-1);
  const isWithin = ({ parentId }: Team) => (last ? parentId === last.id : !byId.has(parentId ?? ""));
  const within = teams.filter((team) => isWithin(team) && !path.includes(team));
  return [...path, ...within].map((team, index) => ({ ...team, depth: Math.min(index, path.length) }));
}
