import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import { createRandom } from "#app/statistics/random";

/**
 * A ladder of as many competencies as asked for, each of the shape of one of the given ladder: as many steps, criteria and examples, texts of the same
 * length, their words drawn from all of that ladder's words. So words are as frequent and as rare as people write them, and no text repeats.
 */
export function makeLargeLadder(model: Ladder, competencyCount: number): Ladder {
  const random = createRandom(1);
  const words = model.competencies.flatMap(({ proficiencies }) =>
    proficiencies.flatMap(({ criteria }) => criteria.flatMap(({ text }) => text.split(" "))),
  );
  const redraw = (text: string) =>
    text
      .split(" ")
      .map(() => words[random.below(words.length)])
      .join(" ")
      .slice(0, 250);
  const competencies = Array.from({ length: competencyCount }, (_, index): Competency => {
    const shape = model.competencies[index % model.competencies.length];
    if (!shape) throw new Error("the model has no competencies");
    // What it comes from can be said once in a ladder, and not of each copy.
    return {
      ...shape,
      replaces: undefined,
      splits: undefined,
      merges: undefined,
      id: `competency-${index}`,
      name: `Competency ${index}`,
      meaning: redraw(shape.meaning),
      proficiencies: shape.proficiencies.map((level) => ({
        ...level,
        descriptor: redraw(level.descriptor),
        criteria: level.criteria.map(({ id, text }) => ({ id, text: redraw(text) })),
        evidence: level.evidence.map(redraw),
        ...(level.misreading === undefined ? {} : { misreading: redraw(level.misreading) }),
      })),
    };
  });
  const ids = competencies.map(({ id }) => id);
  return {
    ...model,
    competencies,
    categories: Array.from({ length: Math.ceil(competencyCount / 10) }, (_, index) => ({
      id: `category-${index}`,
      name: `Category ${index}`,
      competencies: ids.slice(index * 10, index * 10 + 10),
    })),
    roles: model.roles.map((role, place) => ({
      ...role,
      expectations: ids.map((competency) => ({
        competency,
        proficiency: 1 + (place % 5),
        weight: "core",
        why: "As drawn.",
      })),
    })),
  };
}
