import { findCompetency, stepOf } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

/** Choices of the goal form: the scale, and the criteria above the starting level (all without one). */
export function goalChoices(ladder: Ladder, competencyId: string, from: number | null) {
  const steps = ladder.proficiencies.map(({ level, name }) => ({ level, name }));
  const competency = findCompetency(ladder, competencyId);
  const criteria = (competency?.proficiencies ?? [])
    .filter(({ level }) => level > (from ?? 0))
    .map(({ level, criteria: list }) => ({
      level,
      name: stepOf(ladder, level)?.name ?? "",
      criteria: list.map(({ id, text }) => ({ id, text })),
    }));
  return { steps, criteria };
}
