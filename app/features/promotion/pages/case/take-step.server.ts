import type { ActionFunctionArgs } from "@remix-run/node";
import { proficiencyOf } from "#app/features/assessment/domain/rating";
import { findToday } from "#app/features/identity/server/today";
import { nextRoles } from "#app/features/ladder/domain/lookup";
import { putIntoEffect } from "#app/features/promotion/data/committee-votes";
import { type CaseHead, caseOutcome } from "#app/features/promotion/data/promotion";
import { type CaseGoal, makeCaseGoals } from "#app/features/promotion/data/promotion-goals";
import { askManager, backToDraft, closeCase, withdrawCase } from "#app/features/promotion/data/promotion-steps";
import { REVIEW_DAYS } from "#app/features/promotion/domain/lifecycle";
import { loadCase, requireCase } from "#app/features/promotion/server/case";
import { explainStep } from "#app/features/promotion/server/case-refusals";
import { plural } from "#app/kernel/words";
import { readOne } from "#app/platform/database/reading";
import type { RequestContext } from "#app/platform/server/context";
import { requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitCase } from "#app/policy/policy-promotion";
import type { STEP_INTENTS } from "./form-schema";

type Intent = (typeof STEP_INTENTS)[number];
type Taken = { ok: boolean; text: string; caseId: string };

/** Takes one step of the case that is a click, and says what came of it. */
export async function takeStep(args: ActionFunctionArgs, intent: Intent): Promise<Taken> {
  const { actor, head, by } = await requireCase(args, intent);
  const { context } = args;
  const { database } = context;
  const said = (result: { ok: true } | { ok: false; reason: string }, text: string): Taken => ({
    ok: result.ok,
    text: result.ok ? text : explainStep(result.reason),
    caseId: head.id,
  });
  switch (intent) {
    case "ask-manager":
      return said(
        await askManager(database, by, head.id),
        `Your manager reads it now, and has ${REVIEW_DAYS} days to say what they recommend.`,
      );
    case "take-back":
      return said(
        await backToDraft(database, by, head.id, null),
        "It is a draft again: your manager no longer reads it.",
      );
    case "withdraw":
      return said(await withdrawCase(database, by, head.id), "The case is withdrawn.");
    case "close":
      return said(await closeCase(database, by, head.id), "The case is closed.");
    case "put-into-effect": {
      const [{ ladder }, { today }] = await Promise.all([
        context.ladders.requireVersion(head.ladderVersionId),
        findToday(context),
      ]);
      const nextRoleId = nextRoles(ladder, head.targetRoleId)[0]?.id ?? null;
      const result = await putIntoEffect(database, by, { caseId: head.id, today, nextRoleId });
      return said(result, `The new role of ${head.subject.name} is on record.`);
    }
    case "make-goals": {
      const goals = await composeGoals(context, actor, head);
      const result = await makeCaseGoals(database, by, head.id, goals);
      if (result.ok) {
        const words = `${result.made} ${plural(result.made, "goal is", "goals are")} in your growth plan, to be made your own.`;
        return { ok: true, text: words, caseId: head.id };
      }
      return { ok: false, text: "Your growth plan is full: finish or drop a goal first.", caseId: head.id };
    }
  }
}

/** A goal per gap that the committee named: from the last rating to what the role asks, by the criteria not yet evidenced. */
async function composeGoals(context: RequestContext, actor: Actor, head: CaseHead): Promise<CaseGoal[]> {
  const seeing = requirePermit(permitCase(actor, "case.outcome", head));
  const [outcome, shown] = await Promise.all([
    readOne(context.database, caseOutcome(seeing)),
    loadCase(context, actor, head),
  ]);
  if (!outcome || shown.kind === "damaged") return [];
  const { competencies, target } = shown.packet;
  return outcome.gaps.flatMap((id): CaseGoal[] => {
    const competency = competencies.find((each) => each.id === id);
    if (!competency) return [];
    return [
      {
        competencyId: id,
        fromProficiency: proficiencyOf(competency.ratings[0]),
        toProficiency: competency.expected.level,
        why: `The committee ${head.committee?.name ?? ""} did not see it yet for ${target.role}.`.replace("  ", " "),
        criteria: competency.criteria.filter(({ state }) => state !== "evidenced").map((criterion) => criterion.id),
      },
    ];
  });
}
