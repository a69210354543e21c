import type { LoaderFunctionArgs } from "@remix-run/node";
import { listOwnRequests, readAnswers } from "#app/features/growth/data/feedback";
import { listGoals } from "#app/features/growth/data/goals";
import { listCheckInsForExport } from "#app/features/growth/data/growth-export";
import { type GrowthExport, toMarkdown } from "#app/features/growth/domain/export";
import { competencyName, describeStep } from "#app/features/growth/domain/words";
import { currentLadderOf, type GrowthScope, requirePlanOf } from "#app/features/growth/server/growth";
import { requireActor } from "#app/features/identity/server/session";
import { findToday } from "#app/features/identity/server/today";
import { criteriaAt, findCompetency } from "#app/features/ladder/domain/lookup";
import { dayIn } from "#app/kernel/day";
import type { RequestContext } from "#app/platform/server/context";
import { notFound, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { permitFeedback } from "#app/policy/policy-growth";

/** Exports all of the person's own growth data. Nobody exports another person's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const format = new URL(request.url).searchParams.get("format");
  if (format !== "md" && format !== "json") throw notFound();
  const content = await collect(context, await requirePlanOf(context, actor, actor.personId, "see"));
  const body = format === "md" ? toMarkdown(content) : `${JSON.stringify(content, null, 2)}\n`;
  return new Response(body, {
    headers: {
      "Content-Type": format === "md" ? "text/markdown; charset=utf-8" : "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="growth-${content.exportedOn}.${format}"`,
      "Cache-Control": "no-store",
    },
  });
}

async function collect(context: RequestContext, { actor, person, permit }: GrowthScope): Promise<GrowthExport> {
  const { database } = context;
  const [ladder, goals, checkIns, requests, { today, zone }] = await Promise.all([
    currentLadderOf(context, person),
    listGoals(database, permit),
    listCheckInsForExport(database, person.id),
    listOwnRequests(database, person.id),
    findToday(context),
  ]);
  const textOf = (competencyId: string, id: string) =>
    findCompetency(ladder, competencyId)
      ?.proficiencies.flatMap(({ criteria }) => criteria)
      .find((criterion) => criterion.id === id)?.text ?? id;
  return {
    name: person.name,
    exportedOn: today,
    goals: goals.map(({ competencyId, fromProficiency, toProficiency, actions, ...goal }) => ({
      competency: competencyName(ladder, competencyId),
      step: describeStep(ladder, fromProficiency, toProficiency),
      state: goal.state,
      dropReason: goal.dropReason,
      why: goal.why,
      helpNeeded: goal.helpNeeded,
      dueOn: goal.dueOn,
      criteria: goal.criteria.map((id) => textOf(competencyId, id)),
      actions: actions.map(({ text, dueOn, doneOn, evidence }) => ({
        text,
        dueOn,
        doneOn,
        evidence: evidence?.title ?? null,
      })),
    })),
    checkIns,
    feedback: await Promise.all(requests.map((request) => toFeedback(context, actor, request, zone))),
  };
}

async function toFeedback(
  context: RequestContext,
  actor: Actor,
  request: Awaited<ReturnType<typeof listOwnRequests>>[number],
  zone: string,
): Promise<GrowthExport["feedback"][number]> {
  const { ladder } = await context.ladders.requireVersion(request.ladderVersionId);
  const { id, isClosed } = request;
  const facts = { isAsker: request.asker.id === actor.personId, invitation: null, isClosed, isSharedWithActor: false };
  const permit = requirePermit(permitFeedback(actor, { id, facts }));
  const gathered = await readAnswers(context.database, permit, request);
  return {
    about: request.asked.map(({ competencyId }) => competencyName(ladder, competencyId)),
    question: request.question,
    askedOn: dayIn(request.createdAt, zone),
    named: request.named,
    answers: request.answers,
    gathered:
      gathered?.map(({ competencyId, criteria, words }) => {
        const competency = findCompetency(ladder, competencyId);
        const level = request.asked.find((each) => each.competencyId === competencyId)?.level ?? 0;
        return {
          competency: competencyName(ladder, competencyId),
          criteria: (competency ? criteriaAt(competency, level) : []).map(({ id, text }) => {
            const tally = criteria.get(id);
            return {
              text,
              seen: tally?.seen ?? 0,
              notSeen: tally?.["not-seen"] ?? 0,
              cannotSay: tally?.["cannot-say"] ?? 0,
            };
          }),
          words,
        };
      }) ?? null,
  };
}
