import type { CountedWeight, LadderWith, Role, WeightsRule } from "#app/features/ladder/domain/schema";
import { capitalise, countInWords, joinWords, plural } from "#app/kernel/words";
import type { Readiness, WeightReadiness } from "./readiness";

type WeightsLadder = LadderWith<WeightsRule>;

/** The most competencies that a sentence names; the rest are counted. */
const MAX_NAMED = 3;

/**
 * Readiness by a rule by weights in plain words: what is evidenced, what is next, and what the rule asks; never a verdict on the person. For
 * a set of ratings with gaps, without any, or with missing ratings, which it counts as missing.
 */
export function describeReadiness(
  ladder: WeightsLadder,
  role: Role,
  readiness: Readiness,
): { headline: string; details: string[] } {
  const names = new Map(ladder.competencies.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const counted = readiness.current.byWeight.filter(({ weight }) => counts(ladder, weight));
  return {
    headline: describeHeadline(role, readiness, counted),
    details: [
      ...counted.flatMap((group) => describeWeight(ladder, group, nameOf)),
      ...describeUnrated(counted, nameOf),
      describeCycles(readiness),
    ],
  };
}

function counts({ promotionRule }: WeightsLadder, weight: CountedWeight): boolean {
  return promotionRule.mustMeet.includes(weight) || promotionRule.mayBeOneBelow[weight] !== undefined;
}

function describeHeadline(role: Role, readiness: Readiness, groups: WeightReadiness[]): string {
  const { verdict } = readiness;
  if (groups.every((group) => group.unrated.length === group.of)) {
    return `Nothing that ${role.name} requires is rated yet.`;
  }
  if (verdict === "met") return `All that ${role.name} requires is met.`;
  const main = groups[0];
  const below = main ? main.oneBelow.length + main.furtherBelow.length : 0;
  if (!main || below === 0) {
    if (readiness.current.verdict === "met") {
      return `All that ${role.name} requires is met in the latest cycle.`;
    }
    return main
      ? `All rated ${main.weight} competencies meet their target.`
      : `What is rated meets what ${role.name} requires.`;
  }
  return `${main.of - below - main.unrated.length} of ${main.of} ${main.weight} competencies meet what ${role.name} requires.`;
}

function describeWeight(ladder: WeightsLadder, group: WeightReadiness, nameOf: (id: string) => string): string[] {
  const { oneBelow, furtherBelow, weight } = group;
  const allowance = ladder.promotionRule.mustMeet.includes(weight)
    ? 0
    : (ladder.promotionRule.mayBeOneBelow[weight] ?? 0);
  const sentences: string[] = [];
  if (oneBelow.length > 0) {
    const allowed =
      allowance === 0
        ? ""
        : oneBelow.length <= allowance
          ? ", as the ladder allows"
          : `; the ladder allows ${countInWords(allowance)}`;
    sentences.push(
      `${capitalise(countInWords(oneBelow.length))} ${weight} ${plural(oneBelow.length, "competency is", "competencies are")} one level below target${nameSome(oneBelow, nameOf)}${allowed}.`,
    );
  }
  if (furtherBelow.length > 0) {
    sentences.push(
      `${capitalise(countInWords(furtherBelow.length))} ${weight} ${plural(furtherBelow.length, "competency is", "competencies are")} two or more levels below target${nameSome(furtherBelow, nameOf)}.`,
    );
  }
  return sentences;
}

function nameSome(ids: readonly string[], nameOf: (id: string) => string): string {
  return ids.length > MAX_NAMED ? "" : ` (${joinWords(ids.map((id) => nameOf(id).toLowerCase()))})`;
}

function describeUnrated(groups: WeightReadiness[], nameOf: (id: string) => string): string[] {
  const unrated = groups.flatMap((group) => group.unrated);
  if (unrated.length === 0) return [];
  return [
    `${capitalise(countInWords(unrated.length))} ${plural(unrated.length, "isn’t", "aren’t")} rated yet${nameSome(unrated, nameOf)} and ${plural(unrated.length, "doesn’t", "don’t")} count as ${plural(unrated.length, "a gap", "gaps")}.`,
  ];
}

function describeCycles({ cyclesMet, cyclesNeeded }: Readiness): string {
  if (cyclesNeeded === 1) return "One cycle at this level is enough.";
  const met = cyclesMet === 0 ? "none yet" : `${countInWords(cyclesMet)} so far`;
  return `This takes ${countInWords(cyclesNeeded)} cycles in a row at this level: ${met}.`;
}
