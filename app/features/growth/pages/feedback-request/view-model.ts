import type { Asked, GatheredCompetency } from "#app/features/growth/domain/feedback";
import { competencyName } from "#app/features/growth/domain/words";
import { criteriaAt, findCompetency, stepOf } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

const NOTHING = { seen: 0, "not-seen": 0, "cannot-say": 0 };

/** Answers by competency: every criterion that was asked about with its counts, and the words. */
export function toAnswersView(ladder: Ladder, asked: readonly Asked[], gathered: readonly GatheredCompetency[]) {
  return asked.map(({ competencyId, level }) => {
    const competency = findCompetency(ladder, competencyId);
    const part = gathered.find((each) => each.competencyId === competencyId);
    return {
      competencyId,
      name: competencyName(ladder, competencyId),
      step: `${level} ${stepOf(ladder, level)?.name ?? ""}`.trim(),
      criteria: (competency ? criteriaAt(competency, level) : []).map(({ id, text }) => ({
        id,
        text,
        ...(part?.criteria.get(id) ?? NOTHING),
      })),
      words: part?.words ?? [],
    };
  });
}
export type AnswersView = ReturnType<typeof toAnswersView>;
