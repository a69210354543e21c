import { z } from "zod";
import { type GoalContent, MAX_ACTION_TEXT, MAX_GOAL_TEXT } from "#app/features/growth/domain/goal";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import { type Ladder, MAX_PROFICIENCY } from "#app/features/ladder/domain/schema";
import { optionalDay, optionalWords } from "./form-parts";

/** More than any competency has. */
const MAX_CRITERIA = 200;

const level = z.int().min(1).max(MAX_PROFICIENCY);

const content = z.object({
  fromProficiency: level.optional(),
  toProficiency: z.int({ error: "Choose where to" }).min(1).max(MAX_PROFICIENCY),
  why: optionalWords(MAX_GOAL_TEXT),
  helpNeeded: optionalWords(MAX_GOAL_TEXT),
  criteria: z.array(z.string().max(64)).max(MAX_CRITERIA).default([]),
  dueOn: optionalDay,
});
export type GoalInput = z.infer<typeof content>;

const isUpwards = ({ fromProficiency, toProficiency }: GoalInput) =>
  fromProficiency === undefined || toProficiency > fromProficiency;
const NOT_UPWARDS = { path: ["toProficiency"], message: "Choose a level above where it starts" };

/** With the first things to do; more are added on the goal's page. */
export const newGoalSchema = content
  .extend({
    state: z.enum(["planned", "active"], { error: "Choose whether it begins now" }),
    action1: optionalWords(MAX_ACTION_TEXT),
    action2: optionalWords(MAX_ACTION_TEXT),
    action3: optionalWords(MAX_ACTION_TEXT),
    due1: optionalDay,
    due2: optionalDay,
    due3: optionalDay,
  })
  .refine(isUpwards, NOT_UPWARDS);

export const editGoalSchema = content.extend({ version: z.int().min(1) }).refine(isUpwards, NOT_UPWARDS);

/** Reads the content of a goal: levels of the ladder's scale, criteria that the competency has or `kept` ones. */
export function readGoal(
  ladder: Ladder,
  competencyId: string,
  input: GoalInput,
  kept: readonly string[] = [],
): { ok: true; content: GoalContent } | { ok: false; fieldErrors: Record<string, string[]> } {
  const max = ladder.proficiencies.length;
  if (input.toProficiency > max || (input.fromProficiency ?? 0) > max) {
    return { ok: false, fieldErrors: { toProficiency: [`The scale ends at ${max}`] } };
  }
  const competency = findCompetency(ladder, competencyId);
  const known = new Set([
    ...kept,
    ...(competency?.proficiencies.flatMap(({ criteria }) => criteria.map(({ id }) => id)) ?? []),
  ]);
  return {
    ok: true,
    content: {
      fromProficiency: input.fromProficiency ?? null,
      toProficiency: input.toProficiency,
      why: input.why,
      helpNeeded: input.helpNeeded,
      criteria: [...new Set(input.criteria)].filter((id) => known.has(id)),
      dueOn: input.dueOn ?? null,
    },
  };
}
