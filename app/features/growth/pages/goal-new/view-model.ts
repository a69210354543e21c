import { type GrowthGaps, ratedIn } from "#app/features/growth/server/growth-gaps";
import { criteriaAt, expectationsByCompetency } from "#app/features/ladder/domain/lookup";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";

/**
 * Defaults of a new goal: from the last final rating (or the link), one level up, with the criteria of that level.
 * Without a rating, to the role's target.
 */
export function toPrefill(ladder: Ladder, competency: Competency, gaps: GrowthGaps, query: URLSearchParams) {
  const max = ladder.proficiencies.length;
  const from = toLevel(query.get("from"), max) ?? ratedIn(gaps, competency.id);
  // Without a rating there is no next step to take: what the role asks for is where to look.
  const expected = (gaps.role && expectationsByCompetency(gaps.role).get(competency.id)?.proficiency) ?? null;
  const to = toLevel(query.get("to"), max) ?? (from === null ? expected : Math.min(from + 1, max));
  const gap = gaps.gaps.find(({ competencyId }) => competencyId === competency.id);
  const text = (level: number | null) => (level === null ? "" : String(level));
  return {
    from: from === max ? null : from,
    hint:
      gap && gaps.role && gaps.from
        ? `${gaps.role.name} requires ${gap.expected} (${gap.weight}). You were rated ${gap.actual} in ${gaps.from.cycleName}. We suggest aiming one level up.`
        : "",
    defaults: {
      fromProficiency: text(from),
      toProficiency: text(to),
      criteria: to === null ? [] : criteriaAt(competency, to).map(({ id }) => id),
      state: "planned",
      why: "",
      helpNeeded: "",
      dueOn: "",
      action1: "",
      action2: "",
      action3: "",
      due1: "",
      due2: "",
      due3: "",
    },
  };
}

function toLevel(text: string | null, max: number): number | null {
  const level = Number(text);
  return text && Number.isInteger(level) && level >= 1 && level <= max ? level : null;
}
