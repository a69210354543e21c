import { findRole, nextRoles } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";

/** Someone who would take part in a cycle, as they are at the moment of its launch. */
export type Participant = {
  personId: string;
  name: string;
  isActive: boolean;
  ladderId: string;
  roleId: string;
  targetRoleId: string | null;
  manager: { id: string; isActive: boolean } | null;
};

/** For people without a manager: who reviews them instead, or that they do not take part. */
export type ReviewerChoice = { reviewerId: string } | "leave-out";

type PlannedAssessment = { subjectId: string; reviewerId: string; roleId: string; targetRoleId: string };

export type LaunchPlan<P extends Participant> = {
  assessments: PlannedAssessment[];
  /** Their role is not one of this ladder version: nothing can be launched while there are any. */
  unknownRole: P[];
  /** Nobody to review them, and no choice yet: nothing can be launched while there are any. */
  withoutReviewer: P[];
  /** Chosen not to take part. */
  leftOut: P[];
  /** No longer active: they do not take part. */
  inactive: P[];
};

/**
 * Plans a launch. The reviewer is the manager of that day, unless they have left. A chosen reviewer counts only without
 * such a manager, and never if it is the person themselves.
 */
export function planLaunch<P extends Participant>(
  ladder: Ladder,
  participants: readonly P[],
  choices: ReadonlyMap<string, ReviewerChoice> = new Map(),
): LaunchPlan<P> {
  const plan: LaunchPlan<P> = { assessments: [], unknownRole: [], withoutReviewer: [], leftOut: [], inactive: [] };
  for (const person of participants) {
    const { personId, manager } = person;
    const choice = choices.get(personId);
    const managerId = manager?.isActive ? manager.id : null;
    if (!person.isActive) plan.inactive.push(person);
    else if (managerId === null && choice === "leave-out") plan.leftOut.push(person);
    else if (!hasRole(ladder, person)) plan.unknownRole.push(person);
    else {
      const chosen = choice && choice !== "leave-out" && choice.reviewerId !== personId ? choice.reviewerId : null;
      const reviewerId = managerId ?? chosen;
      if (reviewerId === null) plan.withoutReviewer.push(person);
      else {
        const targetRoleId = targetRoleFor(ladder, person.roleId, person.targetRoleId);
        plan.assessments.push({ subjectId: personId, reviewerId, roleId: person.roleId, targetRoleId });
      }
    }
  }
  return plan;
}

function hasRole(ladder: Ladder, { ladderId, roleId }: Participant): boolean {
  return ladderId === ladder.id && findRole(ladder, roleId) !== null;
}

/** The role aimed at where the ladder has it, else the next one on the track, else the role itself. */
export function targetRoleFor(ladder: Ladder, roleId: string, targetRoleId: string | null): string {
  if (targetRoleId !== null && findRole(ladder, targetRoleId)) return targetRoleId;
  return nextRoles(ladder, roleId)[0]?.id ?? roleId;
}
