import type { Compare } from "./check-against-record";
import { sql, table } from "./tables";

const e = table("AuditRecord", "e");
const c = table("PromotionCase", "c");
const d = table("CalibrationDecision", "d");
const a = table("Assessment", "a");

/** Per promotion case: the records of its decision, then the decision. */
export const CASES = sql`
  SELECT ${e.subjectId}, 0, ${e.sequence}, ${e.action}, ${e.after}, NULL FROM ${e}
  WHERE ${e.subjectKind} = 'case' AND ${e.action} IN ('case.approved', 'case.not-yet')
  UNION ALL SELECT ${c.id}, 1, 0, ${c.decision}, ${c.effectiveOn}, ${c.decisionGaps} FROM ${c}
  ORDER BY 1, 2, 3`;

const VERDICTS: Record<string, string> = { "case.approved": "approve", "case.not-yet": "not-yet" };

type Verdict = { decision: string | null; effectiveOn: string | null; gaps: string };

const say = ({ decision, effectiveOn, gaps }: Verdict) =>
  [
    decision ?? "undecided",
    ...(effectiveOn === null ? [] : [`from ${effectiveOn}`]),
    ...(gaps === "" ? [] : [`because of ${gaps}`]),
  ].join(" ");

export const compareCase: Compare = (id, rows) => {
  let recorded: Verdict = { decision: null, effectiveOn: null, gaps: "" };
  let stored: Verdict | null = null;
  for (const { part, values } of rows) {
    if (part === 0) {
      const [action, after] = values;
      const said = JSON.parse(after ?? "{}") as { effectiveOn?: string; gaps?: string[] };
      const decision = VERDICTS[action ?? ""] ?? null;
      recorded = { decision, effectiveOn: said.effectiveOn ?? null, gaps: (said.gaps ?? []).join(", ") };
    } else {
      const [decision = null, effectiveOn = null, gaps] = values;
      stored = { decision, effectiveOn, gaps: (JSON.parse(gaps ?? "[]") as string[]).join(", ") };
    }
  }
  if (stored === null) return { compared: 0, wrong: [`case ${id} was decided (${say(recorded)}) and is gone`] };
  const isDecided = stored.decision !== null || recorded.decision !== null;
  const isSame = say(stored) === say(recorded);
  return {
    compared: isDecided ? 1 : 0,
    wrong: isSame ? [] : [`case ${id} is ${say(stored)}, its record says ${say(recorded)}`],
  };
};

/** Per session and person: the records of what was decided, then the decisions. */
export const CALIBRATION = sql`
  SELECT ${e.subjectId} || ' on ' || ${e.personId}, 0, ${e.sequence}, ${e.after}, NULL, ${e.reason}, ${e.actorId} FROM ${e}
  WHERE ${e.subjectKind} = 'calibration' AND ${e.action} = 'calibration.decided'
  UNION ALL SELECT ${d.sessionId} || ' on ' || ${a.subjectId}, 1, ${d.revision}, ${d.competencyId},
    CAST(${d.after} AS TEXT), ${d.reason}, ${d.decidedById}
  FROM ${d} JOIN ${a} ON ${a.id} = ${d.assessmentId}
  ORDER BY 1, 2, 3`;

type Decision = { level: string | null; reason: string | null; by: string | null };

export const compareDecisions: Compare = (id, rows) => {
  const recorded = new Map<string, Decision[]>();
  const stored = new Map<string, Decision[]>();
  const add = (to: Map<string, Decision[]>, competency: string, decision: Decision) =>
    void to.set(competency, [...(to.get(competency) ?? []), decision]);
  for (const { part, values } of rows) {
    const [first, level = null, reason = null, by = null] = values;
    if (part === 1) add(stored, first ?? "", { level, reason, by });
    else {
      const after = JSON.parse(first ?? "{}") as { competency: string; level: number | null };
      add(recorded, after.competency, { level: after.level === null ? null : String(after.level), reason, by });
    }
  }
  let compared = 0;
  const wrong: string[] = [];
  for (const competency of new Set([...recorded.keys(), ...stored.keys()])) {
    const [are, were] = [stored.get(competency) ?? [], recorded.get(competency) ?? []];
    compared += are.length;
    for (let index = 0; index < Math.max(are.length, were.length); index++) {
      const difference = describeDifference(are[index], were[index]);
      if (difference) wrong.push(`decision ${index + 1} in ${id}, ${competency}: ${difference}`);
    }
  }
  return { compared, wrong };
};

/** Reasons are private text, so the report says that one differs and not how. */
function describeDifference(is: Decision | undefined, was: Decision | undefined): string | null {
  if (!is) return "is gone";
  if (!was) return "no record says that it was made";
  if (is.level !== was.level) return `the level is ${is.level ?? "none"}, its record says ${was.level ?? "none"}`;
  if (is.by !== was.by) return `it is by ${is.by}, its record says ${was.by}`;
  return is.reason === was.reason ? null : "the reason is not the one on record";
}
