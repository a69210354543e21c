import type { Weight } from "#app/features/ladder/domain/schema";
import type { Day } from "#app/kernel/day";
import type { GoalState } from "./goal";

export type GrowthGap = {
  competencyId: string;
  name: string;
  weight: Weight;
  actual: number;
  expected: number;
  gap: number;
};

/** A goal as a card of the plan shows it. */
export type GoalCardView = {
  id: string;
  name: string;
  /** From which proficiency to which, in words. */
  step: string;
  state: GoalState;
  dropReason: string;
  dueOn: Day | null;
  isOverdue: boolean;
  why: string;
  helpNeeded: string;
  /** Actions that are done, of how many. */
  done: number;
  of: number;
  /** The open action that is due first. */
  next: { text: string; dueOn: Day | null } | null;
};

/** A growth plan as its page shows it. */
export type PlanView = {
  person: { id: string; name: string };
  manager: { id: string; name: string } | null;
  isSelf: boolean;
  zone: string;
  goals: GoalCardView[];
  /** Changes that the reader has not seen yet. */
  unseen: { id: string; goalId: string; competency: string; byName: string; at: Date; sentences: string[] }[];
  /** The largest gaps on which no open goal works, and how many more there are. */
  gaps: GrowthGap[];
  moreGaps: number;
  /** The role to which the gaps are, and the final result that they rest on. */
  gapsTo: string | null;
  gapsFrom: { assessmentId: string; cycleName: string } | null;
};
