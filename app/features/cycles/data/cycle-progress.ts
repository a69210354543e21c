import { type Column, list, number } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";

const a = table("Assessment", "a");
const c = table("Cycle", "c");
const s = table("Sheet", "s");

export type CycleProgressCounts = {
  id: string;
  name: string;
  selfDueOn: string;
  reviewDueOn: string;
  closesOn: string;
  total: number;
  selfSubmitted: number;
  reviewSubmitted: number;
  final: number;
};

/** Counts the submitted sheets of a kind in cycle `c`. */
const submitted = (kind: "self" | "manager") =>
  number(sql`(SELECT count(*) FROM ${a} JOIN ${s} ON ${s.assessmentId} = ${a.id} AND ${s.kind} = ${kind}
    WHERE ${a.cycleId} = ${c.id} AND ${s.superseded} = false AND ${s.submittedAt} IS NOT NULL)`);

/** Counts of each open cycle's progress, with nothing about single people. */
export const openCycleProgress = (): Column<CycleProgressCounts[]> =>
  list(
    {
      id: c.id,
      name: c.name,
      selfDueOn: c.selfDueOn,
      reviewDueOn: c.reviewDueOn,
      closesOn: c.closesOn,
      total: number(sql`(SELECT count(*) FROM ${a} WHERE ${a.cycleId} = ${c.id})`),
      final: number(sql`(SELECT count(*) FROM ${a} WHERE ${a.cycleId} = ${c.id} AND ${a.phase} = 'final')`),
      selfSubmitted: submitted("self"),
      reviewSubmitted: submitted("manager"),
    },
    sql`FROM ${c} WHERE ${c.state} = 'open' ORDER BY ${c.closesOn}`,
  );

/** Kinds of audit records that change these counts. */
export const PROGRESS_KINDS = ["cycle", "assessment"] as const;
