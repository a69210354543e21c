import type { SharedCase } from "#app/features/calibration/data/shared-cases";
import { type CaseToRate, withoutReference } from "#app/features/calibration/domain/shared-cases/case";
import type { CaseRating, CompetencyFeedback } from "#app/features/calibration/domain/shared-cases/feedback";
import { competencyName, piecesAbout, toCaseText } from "#app/features/calibration/ui/shared-cases/case-view";
import { criteriaAt, findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { NOT_OBSERVED_VALUE, type TypedAnswer } from "./form-schema";

type LevelChoice = { level: number; name: string; descriptor: string; criteria: string[] };
export type CompetencyToRate = { id: string; name: string; meaning: string; pieces: number[]; levels: LevelChoice[] };

export function toCompetencies(ladder: Ladder, content: CaseToRate): CompetencyToRate[] {
  return content.competencies.map((id) => {
    const competency = findCompetency(ladder, id);
    return {
      id,
      name: competency?.name ?? id,
      meaning: competency?.meaning ?? "",
      pieces: piecesAbout(content, id),
      levels: ladder.proficiencies.map(({ level, name }) => ({
        level,
        name,
        descriptor: competency?.proficiencies.find((step) => step.level === level)?.descriptor ?? "",
        criteria: competency ? criteriaAt(competency, level).map(({ text }) => text) : [],
      })),
    };
  });
}

export const toTyped = (ratings: readonly CaseRating[]): TypedAnswer[] =>
  ratings.map(({ competency, proficiency, note }) => ({
    competency,
    rating: proficiency === null ? NOT_OBSERVED_VALUE : String(proficiency),
    note,
  }));

/** The case without anything that is to be read after answering only. */
export function toReading(ladder: Ladder, one: SharedCase) {
  return { text: toCaseText(ladder, one.roleId, withoutReference(one.content)), title: one.title };
}

type CriterionView = { id: string; text: string; level: number };
export type FeedbackView = Omit<CompetencyFeedback, "reference"> & {
  name: string;
  reference: { proficiency: number; reasoning: string; shown: CriterionView[]; missing: CriterionView[] };
};

export function toFeedbackViews(ladder: Ladder, feedback: readonly CompetencyFeedback[]): FeedbackView[] {
  return feedback.map(({ reference, ...rest }) => {
    const steps = findCompetency(ladder, rest.competency)?.proficiencies ?? [];
    const criteria = steps.flatMap((step) => step.criteria.map((one) => ({ ...one, level: step.level })));
    const named = (ids: readonly string[]) => criteria.filter(({ id }) => ids.includes(id));
    return {
      ...rest,
      name: competencyName(ladder, rest.competency),
      reference: {
        proficiency: reference.proficiency,
        reasoning: reference.reasoning,
        shown: named(reference.criteria),
        missing: named(reference.missing),
      },
    };
  });
}
