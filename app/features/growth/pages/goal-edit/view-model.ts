import type { GoalContent } from "#app/features/growth/domain/goal";
import { describeStep } from "#app/features/growth/domain/words";
import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Difference } from "#app/ui/conflict";
import { formatDay } from "#app/ui/day";

export function toDefaults(goal: GoalContent) {
  return {
    fromProficiency: goal.fromProficiency === null ? "" : String(goal.fromProficiency),
    toProficiency: String(goal.toProficiency),
    why: goal.why,
    helpNeeded: goal.helpNeeded,
    criteria: [...goal.criteria],
    dueOn: goal.dueOn ?? "",
  };
}

/** Differences between the stored goal and the input, in words. */
export function toDifferences(
  ladder: Ladder,
  now: GoalContent & { competencyId: string },
  typed: GoalContent,
): Difference[] {
  const texts = new Map(
    findCompetency(ladder, now.competencyId)?.proficiencies.flatMap(({ criteria }) =>
      criteria.map(({ id, text }) => [id, text] as const),
    ),
  );
  const inWords = (goal: GoalContent) => ({
    "From and to": describeStep(ladder, goal.fromProficiency, goal.toProficiency),
    "By when": goal.dueOn ? formatDay(goal.dueOn) : "",
    "Why it matters": goal.why,
    "What would show it": [...goal.criteria]
      .sort()
      .map((id) => texts.get(id) ?? id)
      .join("; "),
    "Help needed": goal.helpNeeded,
  });
  const [before, after] = [inWords(now), inWords(typed)];
  return (Object.keys(before) as (keyof typeof before)[]).flatMap((label) =>
    before[label] === after[label] ? [] : [{ label, now: before[label], typed: after[label] }],
  );
}
