import { z } from "zod";
import { singleLine } from "#app/features/people/domain/person-schema";
import type { TeamRefusal } from "#app/features/people/domain/team-changes";
import { MAX_TEAM_DEPTH, MAX_TEAM_NAME } from "#app/features/people/domain/team-tree";

/** What administrators say of a team; an empty choice of another team means that it is within none. */
export const teamSchema = z.object({
  name: singleLine("Enter the team’s name", MAX_TEAM_NAME).refine(
    (name) => !name.includes("/"),
    "A name has no slash: choose below which team it is within",
  ),
  parentId: z.string().max(64).optional(),
});

const versionField = z.coerce.number().int().min(1);

export const teamChangeSchema = teamSchema.extend({ version: versionField });
export const teamRemovalSchema = z.object({ version: versionField, heirId: z.string().max(64).optional() });

/** What a form says to a refusal, beside the field that it is about. */
export function explainTeamRefusal(reason: TeamRefusal): Record<string, string[]> {
  switch (reason) {
    case "name-taken":
      return { name: ["Another team has this name already"] };
    case "parent-absent":
      return { parentId: ["This team is no longer there: choose another one"] };
    case "within-itself":
      return { parentId: ["This team is within the one you are moving: choose another one"] };
    case "too-deep":
      return { parentId: [`Teams are at most ${MAX_TEAM_DEPTH} deep: choose one further up`] };
  }
}
