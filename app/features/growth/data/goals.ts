import { z } from "zod";
import type { GoalAction, GoalContent, GoalSnapshot, GoalStanding } from "#app/features/growth/domain/goal";
import type { Database, Transaction } from "#app/platform/database/database";
import type { Prisma } from "#app/platform/database/generated/sqlite/client";
import type { Relation } from "#app/policy/actor";
import { permittedId } from "#app/policy/permit";
import type { PlanPermit } from "#app/policy/policy-growth";
import { readsPrivateEvidence } from "#app/policy/policy-growth";
import { readGoalState } from "./state-columns";

type PlanAction = GoalAction & {
  version: number;
  /** What closed it, where the reader may see that. */
  evidence: { id: string; title: string } | null;
};

export type PlanGoal = GoalContent &
  GoalStanding & {
    id: string;
    personId: string;
    competencyId: string;
    version: number;
    updatedAt: Date;
    /** It comes from a promotion case that was not decided in favour yet. */
    caseId: string | null;
    actions: PlanAction[];
  };

const GOAL_COLUMNS = {
  id: true,
  personId: true,
  competencyId: true,
  fromProficiency: true,
  toProficiency: true,
  why: true,
  helpNeeded: true,
  criteria: true,
  dueOn: true,
  state: true,
  dropReason: true,
  caseId: true,
  updatedAt: true,
  version: true,
  actions: {
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      text: true,
      dueOn: true,
      doneOn: true,
      evidenceId: true,
      version: true,
      evidence: { select: { id: true, title: true, sharedWithManagerAt: true } },
    },
  },
} satisfies Prisma.GoalSelect;

const criteriaSchema = z.array(z.string());

/** What readers of a plan are told of evidence: its owner everything, the manager what is shared with them. */
type Reading = { readsPrivateEvidence: boolean };

type Row = Awaited<ReturnType<typeof findRow>> & object;

const findRow = (tx: Transaction | Database["client"], goalId: string) =>
  tx.goal.findUnique({ where: { id: goalId }, select: GOAL_COLUMNS });

function toGoal(row: Row, reading: Reading): PlanGoal {
  return {
    ...row,
    state: readGoalState(row.state),
    criteria: criteriaSchema.parse(JSON.parse(row.criteria)),
    actions: row.actions.map(({ evidenceId, evidence, ...action }) => {
      const isTold = evidence !== null && (reading.readsPrivateEvidence || evidence.sharedWithManagerAt !== null);
      return {
        ...action,
        withEvidence: evidenceId !== null,
        evidence: isTold ? { id: evidence.id, title: evidence.title } : null,
      };
    }),
  };
}

/** The goals of a person, those in the earliest need of attention first. */
export async function listGoals(database: Database, permit: PlanPermit): Promise<PlanGoal[]> {
  const personId = permittedId(permit, "plan.read");
  const rows = await database.client.goal.findMany({
    where: { personId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: GOAL_COLUMNS,
  });
  const goals = rows.map((row) => toGoal(row, permit));
  // What has no day comes after what has one.
  const day = ({ dueOn }: PlanGoal) => dueOn ?? "9999";
  return goals.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

export type FoundGoal = { goal: PlanGoal; person: { id: string; name: string }; relation: Relation };

/** A goal with how the actor stands to its owner today, or null. The policy decides whether they may see it. */
export async function findGoal(
  database: Database,
  actor: { personId: string },
  goalId: string,
): Promise<FoundGoal | null> {
  const row = await database.client.goal.findUnique({
    where: { id: goalId },
    select: { ...GOAL_COLUMNS, person: { select: { id: true, name: true, managerId: true } } },
  });
  if (!row) return null;
  const { person, ...goal } = row;
  const isDirectManager = person.managerId === actor.personId;
  const relation = { isSelf: person.id === actor.personId, isDirectManager, isInChain: isDirectManager };
  return {
    goal: toGoal(goal, { readsPrivateEvidence: readsPrivateEvidence(relation) }),
    person: { id: person.id, name: person.name },
    relation,
  };
}

/** A goal as changes are told from: without any title of evidence. */
export async function findSnapshot(
  tx: Transaction,
  goalId: string,
): Promise<(GoalSnapshot & { version: number }) | null> {
  const row = await findRow(tx, goalId);
  return row && toGoal(row, { readsPrivateEvidence: false });
}
