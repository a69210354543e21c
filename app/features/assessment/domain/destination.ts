import type { AssessmentFacts } from "#app/policy/policy";

/** The page of an assessment on which someone has something to do, or to read. */
export type Destination = "self" | "review" | "comparison" | "result" | "progress";

/**
 * Where an assessment leads the one who opens it. Expects that they may see it; "progress" is for those who may only see
 * how far it is.
 */
export function findDestination(facts: AssessmentFacts): Destination {
  const isParty = facts.isSubject || facts.isReviewer;
  if (facts.phase === "final") return "result";
  if (!isParty) return "progress";
  if (facts.kind === "cycle" && facts.selfSubmitted && facts.reviewSubmitted) return "comparison";
  return facts.isSubject ? "self" : "review";
}
