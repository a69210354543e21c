import type { Lifecycle } from "#app/policy/stages";

/** An actor's next action on their assessment, and its status in words. */
export type NextStep = {
  /** "wait": it is the other side's turn. */
  action: "start" | "continue" | "wait" | "compare" | "see-result" | "none";
  status: string;
};

type Progress = { lifecycle: Lifecycle; ratedCount: number };

/** For the person who is assessed. `ratedCount` is how many competencies they have rated so far. */
export function nextStepOfSubject({ lifecycle, ratedCount }: Progress): NextStep {
  if (lifecycle.phase === "rating" && !lifecycle.selfSubmitted) {
    if (ratedCount > 0) return { action: "continue", status: `In progress: ${ratedCount} rated` };
    return { action: "start", status: "Not started" };
  }
  if (lifecycle.phase === "rating") return { action: "wait", status: "Submitted. Waiting for your manager’s review" };
  return sharedStep(lifecycle, lifecycle.engineerConfirmed, "your manager");
}

/** For the manager who reviews. */
export function nextStepOfReviewer({ lifecycle, ratedCount }: Progress): NextStep {
  if (lifecycle.phase === "rating" && !lifecycle.reviewSubmitted) {
    const theirs = lifecycle.selfSubmitted ? "self-assessment submitted" : "self-assessment not submitted yet";
    if (ratedCount > 0) return { action: "continue", status: `Review in progress; ${theirs}` };
    return {
      action: "start",
      status: lifecycle.selfSubmitted
        ? "Ready for your review"
        : "Review not started; self-assessment not submitted yet",
    };
  }
  if (lifecycle.phase === "rating")
    return { action: "wait", status: "Review submitted. Waiting for their self-assessment" };
  return sharedStep(lifecycle, lifecycle.managerConfirmed, "them");
}

function sharedStep(lifecycle: Lifecycle, hasConfirmed: boolean, other: string): NextStep {
  switch (lifecycle.phase) {
    case "comparison":
      return hasConfirmed
        ? { action: "compare", status: `You confirmed. Waiting for ${other}` }
        : { action: "compare", status: "Ready to compare" };
    case "final":
      return { action: "see-result", status: lifecycle.kind === "ad-hoc" ? "Done" : "Final" };
    default:
      return { action: "none", status: "Closed without a result" };
  }
}
