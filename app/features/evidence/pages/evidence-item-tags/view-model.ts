import type { OwnEvidence } from "#app/features/evidence/data/evidence-log";
import { suggestTags } from "#app/features/evidence/domain/suggest";
import { expectationsByCompetency, findCompetency, stepOf } from "#app/features/ladder/domain/lookup";
import type { Competency, Ladder, Role } from "#app/features/ladder/domain/schema";

type CriterionChoice = { value: string; text: string; step: string; isAsked: boolean; isChosen: boolean };
export type CompetencyChoice = {
  id: string;
  name: string;
  isChosen: boolean;
  /** The words of the piece because of which it is suggested; empty where it is not. */
  because: string[];
  criteria: CriterionChoice[];
};

/** The form value of a tag: the competency, with a criterion if there is one. */
const tagValue = (competencyId: string, criterionId: string | null) =>
  criterionId === null ? competencyId : `${competencyId}/${criterionId}`;

/** The whole text of an item, from which suggestions are made. */
const textOf = ({ title, problem, choice, result, risk }: OwnEvidence) =>
  [title, problem, choice, result, risk].join("\n");

/**
 * The choices of the tag form: present tags, suggestions, and all criteria of the competency that was looked up.
 * Criteria of the target role are marked.
 */
export function toChoices(
  piece: OwnEvidence,
  ladder: Ladder,
  target: Role | null,
  lookedUp: string | null,
): { chosen: CompetencyChoice[]; suggested: CompetencyChoice[]; lookedUp: CompetencyChoice | null } {
  const asked = target ? expectationsByCompetency(target) : new Map();
  const chosen = new Set(piece.tags.map(({ competencyId, criterionId }) => tagValue(competencyId, criterionId)));
  const chosenIds = [...new Set(piece.tags.map(({ competencyId }) => competencyId))];
  const suggestions = suggestTags(ladder, textOf(piece));
  const toChoice = (id: string, which: (criterionId: string, level: number) => boolean): CompetencyChoice => {
    const competency = findCompetency(ladder, id);
    const criteria = competency ? listCriteria(ladder, competency) : [];
    return {
      id,
      name: competency?.name ?? id,
      isChosen: chosenIds.includes(id),
      because: suggestions.find(({ competencyId }) => competencyId === id)?.because ?? [],
      criteria: criteria.flatMap(({ criterionId, level, text, step }) => {
        const value = tagValue(id, criterionId);
        const isAsked = asked.get(id)?.proficiency === level;
        return chosen.has(value) || which(criterionId, level)
          ? [{ value, text, step, isAsked, isChosen: chosen.has(value) }]
          : [];
      }),
    };
  };
  const suggestedCriteria = (id: string) =>
    new Set(
      suggestions.find(({ competencyId }) => competencyId === id)?.criteria.map(({ criterionId }) => criterionId) ?? [],
    );
  const isAskedLevel = (id: string) => (_: string, level: number) => asked.get(id)?.proficiency === level;
  const others = chosenIds.filter((id) => id !== lookedUp);
  return {
    chosen: others.map((id) => toChoice(id, isAskedLevel(id))),
    suggested: suggestions
      .filter(({ competencyId }) => !chosenIds.includes(competencyId) && competencyId !== lookedUp)
      .map(({ competencyId }) => {
        const near = suggestedCriteria(competencyId);
        const isAsked = isAskedLevel(competencyId);
        return toChoice(competencyId, (id, level) => near.has(id) || isAsked(id, level));
      }),
    lookedUp: lookedUp !== null && findCompetency(ladder, lookedUp) ? toChoice(lookedUp, () => true) : null,
  };
}

function listCriteria(ladder: Ladder, competency: Competency) {
  return competency.proficiencies.flatMap(({ level, criteria }) =>
    criteria.map(({ id, text }) => ({
      criterionId: id,
      level,
      text,
      step: `${level} ${stepOf(ladder, level)?.name ?? ""}`.trim(),
    })),
  );
}
