import type { AssessmentFacts } from "#app/policy/policy";

/** The page of an assessment on which someone has something to do, or to read. */
export type Destination = "self" | "review" | "comparison" | "result" | "progress";

/**
 * The page that an assessment opens on for this actor, who may see it. "progress" is for actors who may only see the
 * stage.
 */
export function findDestination(facts: AssessmentFacts): Destination {
  const isParty = facts.isSubject || facts.isReviewer;
  if (facts.phase === "final") return "result";
  if (!isParty) return "progress";
  if (facts.kind === "cycle" && facts.selfSubmitted && facts.reviewSubmitted) return "comparison";
  return facts.isSubject ? "self" : "review";
}
