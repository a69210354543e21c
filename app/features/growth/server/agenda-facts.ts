import { proficiencyOf } from "#app/features/assessment/domain/rating";
import { findBothSides } from "#app/features/growth/data/agenda";
import { listCheckIns, listOpenFollowUps } from "#app/features/growth/data/check-ins";
import { listOwnRequests, listSharedRequests } from "#app/features/growth/data/feedback";
import { listGoals } from "#app/features/growth/data/goals";
import { listEvidenceChoices } from "#app/features/growth/data/growth-evidence";
import type { AgendaFacts } from "#app/features/growth/domain/agenda";
import { daysBefore } from "#app/features/growth/domain/check-in";
import { canReadAnswers } from "#app/features/growth/domain/feedback";
import { competencyName } from "#app/features/growth/domain/words";
import { findToday } from "#app/features/identity/server/today";
import { dayIn } from "#app/kernel/day";
import type { RequestContext } from "#app/platform/server/context";
import { currentLadderOf, type GrowthScope } from "./growth";
import { loadGaps } from "./growth-gaps";

/** Without an earlier check-in, the agenda covers the last quarter. */
const FIRST_LOOK_BACK_DAYS = 90;

/**
 * Loads the facts of an agenda for this reader: ratings once both sides have submitted, evidence and feedback they may
 * read, follow-ups of their own check-ins.
 */
export async function loadAgendaFacts(context: RequestContext, scope: GrowthScope): Promise<AgendaFacts> {
  const { actor, person, relation, permit } = scope;
  const { database } = context;
  const [ladder, goals, sides, followUps, [last], requests, { today, zone }] = await Promise.all([
    currentLadderOf(context, person),
    listGoals(database, permit),
    findBothSides(database, actor, person.id),
    listOpenFollowUps(database, actor.personId, person.id),
    listCheckIns(database, actor.personId, person.id, { skip: 0, take: 1 }),
    relation.isSelf
      ? listOwnRequests(database, actor.personId)
      : listSharedRequests(database, { personId: actor.personId }, person.id),
    findToday(context),
  ]);
  const lastHeldOn = last?.heldOn ?? null;
  const since = lastHeldOn ?? daysBefore(today, FIRST_LOOK_BACK_DAYS);
  const [evidence, { gaps, role }] = await Promise.all([
    listEvidenceChoices(database, permit, since),
    loadGaps(context, person, ladder),
  ]);
  const name = (id: string) => competencyName(ladder, id);
  return {
    today,
    person: { name: person.name, isReader: relation.isSelf },
    disagreements: [...(sides?.self ?? [])].flatMap(([competencyId, value]) => {
      const self = proficiencyOf(value);
      const manager = proficiencyOf(sides?.manager.get(competencyId));
      if (self === null || manager === null) return [];
      return [{ competencyId, name: name(competencyId), self, manager, cycle: sides?.cycleName ?? "" }];
    }),
    goals: goals.map((goal) => ({ ...goal, name: name(goal.competencyId), changedOn: dayIn(goal.updatedAt, zone) })),
    gaps: gaps.map((gap) => ({ ...gap, role: role?.name ?? "" })),
    evidence,
    // Asked since the last conversation, and readable: what was talked about then does not come back.
    feedback: requests
      .filter((request) => canReadAnswers(request) === "yes" && dayIn(request.createdAt, zone) >= daysBefore(since, 30))
      .map(({ id, asked, answers }) => ({ id, answers, competencies: asked.map((each) => name(each.competencyId)) })),
    followUps: followUps.map((followUp) => ({ ...followUp, owner: followUp.owner.name })),
    lastHeldOn,
  };
}
