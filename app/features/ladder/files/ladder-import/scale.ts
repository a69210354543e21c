import { MAX_PROFICIENCY, type ProficiencyStep } from "#app/features/ladder/domain/schema";
import type { DraftStep } from "./draft";
import { toName } from "./fit-text";
import type { ImportLog, Where } from "./log";

/** From the narrowest to the widest. A source that names its steps seldom says how far they reach; a shorter scale takes some of these. */
const REACH: readonly (readonly [scope: string, autonomy: string])[] = [
  ["A task that someone else has laid out.", "Works with someone at their side and asks before going on."],
  ["A task, or one part of a service.", "Works with guidance and asks early."],
  ["A feature, from start to finish.", "Works alone on familiar ground."],
  [
    "A project, or a service they know well.",
    "Works alone on unfamiliar ground too, and brings decisions to the team.",
  ],
  ["The work of one team, over several months.", "Decides for the team in their field and brings others along."],
  ["Several teams that depend on one another.", "Chooses the problem as well as the solution, within agreed goals."],
  ["An area of many teams, over a year or more.", "Sets goals for the area and gets agreement without authority."],
  ["All of engineering.", "Sets direction that others plan by."],
  [
    "The whole company, and the field beyond it.",
    "Sets direction that holds without them, and answers for where it leads.",
  ],
];

/** The scale with what the format needs of each step; says in the report that scope and autonomy are guesses. */
export function buildScale(steps: DraftStep[], log: ImportLog): ProficiencyStep[] {
  const [first] = steps;
  if (first) {
    log.guessed(first.where, "scope and autonomy of each step of the scale: widening evenly, in words of our own");
  }
  return steps.map(({ name, where }, index) => {
    const label = toName(name);
    if (label.rest !== null) log.guessed(where, `a shorter name for a step of the scale: "${label.name}"`, [name]);
    const at = Math.round((index * (REACH.length - 1)) / Math.max(1, steps.length - 1));
    const [scope = "", autonomy = ""] = REACH[at] ?? [];
    return { level: index + 1, name: label.name, scope, autonomy };
  });
}

/**
 * Levels as the steps of a scale: each its own step while they fit; beyond that, neighbours share one, which the report says. `stepAt` gives the step, from 1,
 * of the level at an index.
 */
export function levelsAsScale(
  levels: { name: string; where: Where }[],
  log: ImportLog,
): { scale: DraftStep[]; stepAt: (index: number) => number } {
  const count = levels.length;
  if (count <= MAX_PROFICIENCY)
    return { scale: levels.map(({ name, where }) => ({ name, where })), stepAt: (index) => index + 1 };
  const stepAt = (index: number) => Math.floor((index * MAX_PROFICIENCY) / count) + 1;
  const scale = Array.from({ length: MAX_PROFICIENCY }, (_, index) => {
    const sharing = levels.filter((_, level) => stepAt(level) === index + 1);
    const [only] = sharing;
    return {
      name: sharing.map(({ name }) => name).join(" and "),
      where: only?.where ?? (levels[0] as { where: Where }).where,
    };
  });
  const [first] = levels;
  if (first) {
    log.guessed(
      first.where,
      `a scale has at most ${MAX_PROFICIENCY} steps, and there are ${count} levels: neighbours share a step`,
    );
  }
  return { scale, stepAt };
}
