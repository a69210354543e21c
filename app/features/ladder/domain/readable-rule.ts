import { type PromotionRule, WEIGHTS, type Weight } from "./schema";

/**
 * The promotion rule in plain sentences, one per weight that counts, then the weights that do not, then the cycles. For every rule
 * the schema allows; a weight in both lists must be met, as the stricter one says.
 */
export function describePromotionRule(rule: PromotionRule): string[] {
  const mustMeet = WEIGHTS.filter((weight) => isMet(rule, weight));
  const tolerated = WEIGHTS.filter((weight) => !isMet(rule, weight) && rule.mayBeOneBelow[weight] !== undefined);
  const ignored = WEIGHTS.filter((weight) => !mustMeet.includes(weight) && !tolerated.includes(weight));
  return [
    ...(mustMeet.length > 0 ? [`Every ${list(mustMeet, "and")} competency is at or above what the role expects.`] : []),
    ...tolerated.map((weight) => describeTolerance(weight, rule.mayBeOneBelow[weight] ?? 0)),
    ...describeIgnored(ignored),
    rule.consecutiveCycles === 1 ? "One cycle is enough." : `This holds in ${rule.consecutiveCycles} cycles in a row.`,
  ];
}

/** None may be one below: the same as having to be met. */
function isMet(rule: PromotionRule, weight: Weight): boolean {
  return rule.mustMeet.includes(weight) || rule.mayBeOneBelow[weight] === 0;
}

function describeTolerance(weight: Weight, count: number): string {
  const subject = count === 1 ? `One ${weight} competency` : `Up to ${count} ${weight} competencies`;
  return `${subject} may be one step below, none further; the others are at or above what the role expects.`;
}

function describeIgnored(ignored: Weight[]): string[] {
  if (ignored.length === 0) return [];
  if (ignored.length === WEIGHTS.length) return ["No competency counts towards readiness."];
  const names = list(ignored, "and");
  return [`${names.charAt(0).toUpperCase()}${names.slice(1)} competencies do not count.`];
}

function list(words: string[], conjunction: string): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
