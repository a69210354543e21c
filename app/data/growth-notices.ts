import type { Day } from "#app/domain/cycle/day";
import { isCheckInDue } from "#app/domain/growth/check-in";
import { listLastHeld } from "./check-ins";
import type { Database } from "./database";
import { listAskedOf } from "./feedback";
import { countUnseenChanges } from "./plan-changes";

export type GrowthNotices = {
  asked: { id: string; askerName: string }[];
  /** Own follow-ups of conversations whose day has gone by. */
  lateFollowUps: { id: string; text: string; checkInId: string }[];
  /** With whom a conversation is due: one's manager, or those who report to one. */
  due: { personId: string; name: string; isOwn: boolean; lastHeldOn: Day }[];
  /** Plans in which others changed something. */
  changed: { personId: string; name: string; isOwn: boolean; changes: number }[];
};

/** The most urgent ones: a home page is no list of everything. */
const MAX_FOLLOW_UPS_SHOWN = 3;

/** What somebody's home page says of growth. */
export async function findGrowthNotices(
  database: Database,
  actor: { personId: string; name: string; hasReports: boolean },
  today: Day,
): Promise<GrowthNotices> {
  const me = actor.personId;
  const [asked, lateFollowUps, own, reports] = await Promise.all([
    listAskedOf(database, me),
    database.client.followUp.findMany({
      where: { ownerId: me, doneOn: null, dueOn: { lt: today } },
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      take: MAX_FOLLOW_UPS_SHOWN,
      select: { id: true, text: true, checkInId: true },
    }),
    database.client.person.findUnique({
      where: { id: me },
      select: { manager: { select: { id: true, name: true } } },
    }),
    actor.hasReports
      ? database.client.person.findMany({
          where: { managerId: me, status: "active" },
          orderBy: { nameKey: "asc" },
          select: { id: true, name: true },
        })
      : [],
  ]);
  const reportIds = reports.map(({ id }) => id);
  const [heldWithReports, heldWithManager, unseen] = await Promise.all([
    listLastHeld(database, me, reportIds),
    own?.manager ? listLastHeld(database, own.manager.id, [me]) : new Map<string, Day>(),
    countUnseenChanges(database, [me, ...reportIds], me),
  ]);
  const plans = [{ id: me, name: actor.name }, ...reports];
  return {
    asked: asked.map(({ id, asker }) => ({ id, askerName: asker.name })),
    lateFollowUps,
    due: plans.flatMap(({ id, name }) => {
      const isOwn = id === me;
      const lastHeldOn = (isOwn ? heldWithManager : heldWithReports).get(id) ?? null;
      if (lastHeldOn === null || !isCheckInDue(lastHeldOn, today)) return [];
      return [{ personId: id, name: isOwn ? (own?.manager?.name ?? "") : name, isOwn, lastHeldOn }];
    }),
    changed: plans.flatMap(({ id, name }) => {
      const changes = unseen.get(id) ?? 0;
      return changes === 0 ? [] : [{ personId: id, name, isOwn: id === me, changes }];
    }),
  };
}
