import { createGoalIn, type NewGoal } from "#app/features/growth/data/change-goals";
import { type AuditContext, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database } from "#app/platform/database/database";
import { type Column, list, mapped } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { type Permit, permittedId } from "#app/policy/permit";
import { aboutCase } from "./promotion-draft";

const g = table("Goal", "g");

/** Ids of the competencies for which the plan has a goal from this case. */
export const caseGoals = (permit: Permit<"case.own">): Column<string[]> =>
  mapped(
    list(
      { competencyId: g.competencyId },
      sql`FROM ${g} WHERE ${g.caseId} = ${permittedId(permit, "case.own")} ORDER BY ${g.createdAt}, ${g.id}`,
    ),
    (goals) => goals.map(({ competencyId }) => competencyId),
  );

export type CaseGoal = Pick<NewGoal, "competencyId" | "fromProficiency" | "toProficiency" | "why" | "criteria">;
export type MakeGoalsResult = { ok: true; made: number } | { ok: false; reason: "too-many" };

/** Thrown to undo the goals that were made before the one too many. */
class TooMany extends Error {}

/** Writes goals for the gaps a committee named into the engineer's own plan: all of them or none, and none twice. */
export async function makeCaseGoals(
  database: Database,
  by: AuditContext,
  caseId: string,
  goals: readonly CaseGoal[],
): Promise<MakeGoalsResult> {
  try {
    return await inTransaction(database, async (tx): Promise<MakeGoalsResult> => {
      // Two clicks make the goals once.
      await lockAuditHead(tx);
      const there = await tx.goal.findMany({ where: { caseId }, select: { competencyId: true } });
      const missing = goals.filter((goal) => !there.some(({ competencyId }) => competencyId === goal.competencyId));
      for (const goal of missing) {
        const created = await createGoalIn(tx, by, {
          ...goal,
          caseId,
          personId: by.actorId,
          state: "planned",
          helpNeeded: "",
          dueOn: null,
          actions: [],
        });
        if (!created.ok) throw new TooMany();
      }
      if (missing.length > 0) {
        await recordAudit(tx, { ...aboutCase(by, { id: caseId, subjectId: by.actorId }), action: "case.goals-made" });
      }
      return { ok: true, made: missing.length };
    });
  } catch (error) {
    if (error instanceof TooMany) return { ok: false, reason: "too-many" };
    throw error;
  }
}
