import { expectationsByCompetency } from "./lookup";
import { type Competency, type Expectation, type Ladder, type Role, WEIGHTS } from "./schema";

/** What becomes of a competency from one role to another: asked higher, asked for the first time, asked alike, asked lower, not asked any more. */
export const EXPECTATION_CHANGES = ["rises", "new", "same", "falls", "gone"] as const;
export type ExpectationChange = (typeof EXPECTATION_CHANGES)[number];

type Compared = { competency: Competency; weightChanges: boolean };
/** One competency that at least one of the two roles expects. `steps` counts steps of the scale and is negative for a fall. */
export type ComparedExpectation = Compared &
  (
    | { change: "rises" | "same" | "falls"; from: Expectation; to: Expectation; steps: number }
    | { change: "new"; from: null; to: Expectation; steps: null }
    | { change: "gone"; from: Expectation; to: null; steps: null }
  );

export type RoleComparison = {
  from: Role;
  to: Role;
  /** Within each: core before supporting before optional, then the larger step first, then the ladder's order. */
  byChange: Record<ExpectationChange, ComparedExpectation[]>;
  /** All steps of what rises together. */
  stepsUp: number;
  /** All steps of what falls together, as a positive number. */
  stepsDown: number;
  /** Competencies both roles expect, with another weight. */
  weightChanges: number;
};

/**
 * Compares what two roles of a ladder expect, on one track or across tracks. A competency neither expects is left out; one
 * that only one of them expects has no number of steps, since nothing is known of the other side. A change of weight
 * alone leaves the proficiency "same" and is marked.
 */
export function compareRoles(ladder: Ladder, from: Role, to: Role): RoleComparison {
  const before = expectationsByCompetency(from);
  const after = expectationsByCompetency(to);
  const compared = ladder.competencies.flatMap(
    (competency) => compareExpectations(competency, before.get(competency.id), after.get(competency.id)) ?? [],
  );
  const withChange = (change: ExpectationChange) =>
    compared.filter((entry) => entry.change === change).toSorted(byImportance);
  const sumOfSteps = (entries: ComparedExpectation[]) => entries.reduce((sum, { steps }) => sum + (steps ?? 0), 0);
  const rises = withChange("rises");
  const falls = withChange("falls");
  return {
    from,
    to,
    byChange: { rises, new: withChange("new"), same: withChange("same"), falls, gone: withChange("gone") },
    stepsUp: sumOfSteps(rises),
    stepsDown: Math.abs(sumOfSteps(falls)),
    weightChanges: compared.filter(({ weightChanges }) => weightChanges).length,
  };
}

function compareExpectations(
  competency: Competency,
  from: Expectation | undefined,
  to: Expectation | undefined,
): ComparedExpectation | null {
  if (from && to) {
    const steps = to.proficiency - from.proficiency;
    const change = steps > 0 ? "rises" : steps < 0 ? "falls" : "same";
    return { competency, change, from, to, steps, weightChanges: from.weight !== to.weight };
  }
  if (to) return { competency, change: "new", from: null, to, steps: null, weightChanges: false };
  if (from) return { competency, change: "gone", from, to: null, steps: null, weightChanges: false };
  return null;
}

function byImportance(a: ComparedExpectation, b: ComparedExpectation): number {
  return rankOfWeight(a) - rankOfWeight(b) || Math.abs(b.steps ?? 0) - Math.abs(a.steps ?? 0);
}

/** By the weight in the role one compares with; in the other one where it does not ask for the competency. */
function rankOfWeight({ from, to }: ComparedExpectation): number {
  const expectation = to ?? from;
  return expectation ? WEIGHTS.indexOf(expectation.weight) : WEIGHTS.length;
}
