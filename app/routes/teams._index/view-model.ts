import type { TeamEntry } from "#app/data/team-changes";

export type TeamNode = { id: string; name: string; people: number; everyone: number; teams: TeamNode[] };

/** Teams within teams, in the order they come in. `everyone` counts the people of the teams within too. */
export function toTree(entries: readonly TeamEntry[], parentId: string | null = null): TeamNode[] {
  return entries
    .filter((entry) => entry.parentId === parentId)
    .map(({ id, name, people }) => {
      const teams = toTree(entries, id);
      return { id, name, people, everyone: people + teams.reduce((sum, team) => sum + team.everyone, 0), teams };
    });
}
