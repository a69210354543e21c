import { joinWords, plural } from "#app/kernel/words";
import { COUNTED_WEIGHTS, type CountedWeight, type ProfileRule, type PromotionRule, type WeightsRule } from "./schema";

/** The promotion rule in plain sentences, for every rule the schema allows. */
export function describePromotionRule(rule: PromotionRule): string[] {
  return rule.kind === "profile" ? describeProfile(rule) : describeWeights(rule);
}

function describeProfile({ cycles, coreAtTarget, strengthsOffset, orOneCycleWith }: ProfileRule): string[] {
  const each = cycles === 1 ? "that cycle" : "each of these cycles";
  return [
    cycles === 1
      ? "The rule reads the latest cycle. Every defining competency is at target in it."
      : `The rule reads the last ${cycles} cycles together. Every defining competency is at target in at least one of them and never 2 levels below.`,
    `At least ${coreAtTarget}% of the core ratings are at target, and none is 2 levels below.`,
    ...(strengthsOffset === 0
      ? []
      : [
          `A strength is a defining or core competency above target in ${each}. ${strengthsOffset === 1 ? "One strength offsets one core competency" : `Up to ${strengthsOffset} strengths offset one core competency each,`} that is 1 level below.`,
        ]),
    ...(orOneCycleWith
      ? [
          `One cycle that meets this on its own is enough with ${orOneCycleWith.results} endorsed results for defining competencies. They are independent of one another and at least ${orOneCycleWith.monthsApart} ${plural(orOneCycleWith.monthsApart, "month")} apart.`,
        ]
      : []),
    "Supporting and optional competencies never block a promotion.",
  ];
}

/** One sentence per weight that counts, then the weights that do not, then the cycles. A weight in both lists must be met, as the stricter one says. */
function describeWeights(rule: WeightsRule): string[] {
  const mustMeet = COUNTED_WEIGHTS.filter((weight) => isMet(rule, weight));
  const tolerated = COUNTED_WEIGHTS.filter(
    (weight) => !isMet(rule, weight) && rule.mayBeOneBelow[weight] !== undefined,
  );
  const ignored = COUNTED_WEIGHTS.filter((weight) => !mustMeet.includes(weight) && !tolerated.includes(weight));
  return [
    ...(mustMeet.length > 0 ? [`Every ${joinWords(mustMeet)} competency is at or above what the role expects.`] : []),
    ...tolerated.map((weight) => describeTolerance(weight, rule.mayBeOneBelow[weight] ?? 0)),
    ...describeIgnored(ignored),
    rule.consecutiveCycles === 1 ? "One cycle is enough." : `This holds in ${rule.consecutiveCycles} cycles in a row.`,
  ];
}

/** None may be one below: the same as having to be met. */
function isMet(rule: WeightsRule, weight: CountedWeight): boolean {
  return rule.mustMeet.includes(weight) || rule.mayBeOneBelow[weight] === 0;
}

function describeTolerance(weight: CountedWeight, count: number): string {
  const subject = count === 1 ? `One ${weight} competency` : `Up to ${count} ${weight} competencies`;
  return `${subject} may be one level below, none further; the others are at or above what the role expects.`;
}

function describeIgnored(ignored: CountedWeight[]): string[] {
  if (ignored.length === 0) return [];
  if (ignored.length === COUNTED_WEIGHTS.length) return ["No competency counts towards readiness."];
  const names = joinWords(ignored);
  return [`${names.charAt(0).toUpperCase()}${names.slice(1)} competencies do not count.`];
}
