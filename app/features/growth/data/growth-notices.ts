import { isCheckInDue } from "#app/features/growth/domain/check-in";
import type { Day } from "#app/kernel/day";
import { type Column, constant, first, group, list, mapped } from "#app/platform/database/reading";
import { optionalTable, present, sql, table } from "#app/platform/database/tables";
import { lastHeldOn } from "./check-ins";
import { feedbackAskedOf } from "./feedback";
import { unseenChanges } from "./plan-changes";

const r = table("Person", "r");
const p = table("Person", "p");
const m = optionalTable("Person", "m");
const f = table("FollowUp", "f");

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

/** The state of a growth plan for its reader. */
export type PlanNews = { id: string; name: string; lastHeldOn: Day | null; unseen: number };

/** The plans of a manager's reports, by name. */
export const plansOfReports = (managerId: string): Column<PlanNews[]> =>
  list(
    {
      id: r.id,
      name: r.name,
      lastHeldOn: lastHeldOn(r.id, sql`${managerId}`),
      unseen: unseenChanges(r.id, managerId),
    },
    sql`FROM ${r} WHERE ${r.managerId} = ${managerId} AND ${r.status} = 'active' ORDER BY ${r.nameKey}, ${r.id}`,
  );

/** Growth notices of the home page, on a day. */
export const growthNotices = (actor: {
  personId: string;
  hasReports: boolean;
}): Column<(today: Day) => GrowthNotices> => {
  const me = actor.personId;
  const own = first(
    {
      managerName: m.name,
      lastHeldOn: lastHeldOn(p.id, p.managerId),
      unseen: unseenChanges(p.id, me),
      name: p.name,
    },
    sql`FROM ${p} LEFT JOIN ${m} ON ${m.id} = ${p.managerId} WHERE ${p.id} = ${me}`,
  );
  // The earliest of all: those of them whose day has gone by are the earliest late ones.
  const followUps = list(
    { id: f.id, text: f.text, checkInId: f.checkInId, dueOn: present(f.dueOn) },
    sql`FROM ${f} WHERE ${f.ownerId} = ${me} AND ${f.doneOn} IS NULL AND ${f.dueOn} IS NOT NULL
      ORDER BY ${f.dueOn}, ${f.id} LIMIT ${MAX_FOLLOW_UPS_SHOWN}`,
  );
  const reports: Column<PlanNews[]> = actor.hasReports ? plansOfReports(me) : constant([]);
  return mapped(group({ own, followUps, reports, asked: feedbackAskedOf(me) }), (facts) => (today) => {
    const mine = facts.own && { ...facts.own, id: me, name: facts.own.managerName ?? "", isOwn: true };
    const plans = [...(mine ? [mine] : []), ...facts.reports.map((plan) => ({ ...plan, isOwn: false }))];
    return {
      asked: facts.asked.map(({ id, asker }) => ({ id, askerName: asker.name })),
      lateFollowUps: facts.followUps
        .filter(({ dueOn }) => dueOn < today)
        .map(({ id, text, checkInId }) => ({ id, text, checkInId })),
      due: plans.flatMap(({ id, name, isOwn, lastHeldOn }) =>
        lastHeldOn !== null && isCheckInDue(lastHeldOn, today) ? [{ personId: id, name, isOwn, lastHeldOn }] : [],
      ),
      changed: plans.flatMap(({ id, name, isOwn, unseen }) =>
        unseen === 0 ? [] : [{ personId: id, name: isOwn ? (facts.own?.name ?? "") : name, isOwn, changes: unseen }],
      ),
    };
  });
};
