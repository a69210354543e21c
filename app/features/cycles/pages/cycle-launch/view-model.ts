import type { LaunchRefusal } from "#app/features/cycles/data/cycle-launch";
import type { CycleParticipant } from "#app/features/cycles/data/cycle-participants";
import type { Cycle } from "#app/features/cycles/data/cycles";
import { cycleRefusalMessage, isOverdue } from "#app/features/cycles/domain/cycle";
import { planLaunch } from "#app/features/cycles/domain/launch-plan";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import { MAX_REVIEWER_CHOICES } from "./form-schema";

type Person = { id: string; name: string; roleId: string };

/** The consequences of a launch and its obstacles. */
export function toPreview(participants: readonly CycleParticipant[], ladder: Ladder, cycle: Cycle, today: Day) {
  const plan = planLaunch(ladder, participants);
  const reviewsBy = new Map<string, { name: string; count: number }>();
  const managerNames = new Map(participants.map(({ manager, managerName }) => [manager?.id, managerName ?? ""]));
  for (const { reviewerId } of plan.assessments) {
    const reviewer = reviewsBy.get(reviewerId) ?? { name: managerNames.get(reviewerId) ?? "", count: 0 };
    reviewsBy.set(reviewerId, { ...reviewer, count: reviewer.count + 1 });
  }
  const named = (people: readonly CycleParticipant[]): Person[] =>
    people.map(({ personId: id, name, roleId }) => ({ id, name, roleId }));
  return {
    assessments: plan.assessments.length,
    reviewers: [...reviewsBy]
      .map(([id, reviewer]) => ({ id, ...reviewer }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "en")),
    unknownRole: named(plan.unknownRole),
    withoutReviewer: named(plan.withoutReviewer),
    inactive: named(plan.inactive),
    tooManyChoices: plan.withoutReviewer.length > MAX_REVIEWER_CHOICES,
    closesInThePast: isOverdue(cycle.closesOn, today),
    selfDueInThePast: isOverdue(cycle.selfDueOn, today),
  };
}

export type Preview = ReturnType<typeof toPreview>;

/** Whether an obstacle remains that no choice of reviewers settles. */
export function isBlocked(preview: Preview): boolean {
  return (
    preview.unknownRole.length > 0 ||
    preview.tooManyChoices ||
    preview.closesInThePast ||
    preview.assessments + preview.withoutReviewer.length === 0
  );
}

/** The message for a refused launch. */
export function launchMessage(reason: LaunchRefusal["reason"]): string {
  switch (reason) {
    case "not-found":
      return "There is no such cycle.";
    case "changed-meanwhile":
      return "Someone changed this cycle meanwhile. Look at what it would launch now, and launch again.";
    case "nobody-takes-part":
      return "Nobody takes part: there is nothing to launch.";
    case "closes-in-the-past":
      return "The day on which this cycle closes is over. Change its dates first.";
    case "unknown-role":
      return "Some people have a role that this ladder version does not have.";
    case "without-reviewer":
      return "Choose a reviewer for everyone without a manager, or leave them out.";
    case "reviewer-not-active":
      return "A reviewer you chose has left meanwhile. Choose another one.";
    default:
      return cycleRefusalMessage(reason);
  }
}
