import type { CellDecision } from "#app/features/calibration/domain/session/board-subject";
import type { Calibration } from "#app/features/calibration/domain/session/calibrated";
import type { Database } from "#app/platform/database/database";
import { type Column, group, list, mapped, number, read } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { type Permit, permittedId } from "#app/policy/permit";
import { sessionSubjects } from "./calibration-subjects";

const d = table("CalibrationDecision", "d");
const p = table("Person", "p");
const a = table("Assessment", "a");
const r = table("CalibrationRemark", "r");
const o = table("CalibrationSession", "o");
const cs = table("CalibrationSubject", "cs");
const s = table("CalibrationSession", "s");
const n = table("CalibrationDecision", "n");

/** Every decision of a session but those on `exceptPersonId`, the actor: per cell the newest last. */
const sessionDecisions = (sessionId: string, exceptPersonId: string): Column<CellDecision[]> =>
  list(
    {
      assessmentId: d.assessmentId,
      competencyId: d.competencyId,
      before: d.before,
      after: d.after,
      reason: d.reason,
      revision: d.revision,
      decidedBy: group({ id: p.id, name: p.name }),
      decidedAt: d.decidedAt,
    },
    sql`FROM ${d} JOIN ${p} ON ${p.id} = ${d.decidedById}
      JOIN ${a} ON ${a.id} = ${d.assessmentId}
      WHERE ${d.sessionId} = ${sessionId} AND ${a.subjectId} <> ${exceptPersonId}
      ORDER BY ${d.assessmentId}, ${d.competencyId}, ${d.revision}`,
  );

/** Counts of remarks by rating, without the actor's own assessment. */
const remarkCounts = (sessionId: string, exceptPersonId: string) =>
  list(
    { assessmentId: r.assessmentId, competencyId: r.competencyId, count: number("count(*)") },
    sql`FROM ${r} JOIN ${a} ON ${a.id} = ${r.assessmentId}
      WHERE ${r.sessionId} = ${sessionId} AND ${a.subjectId} <> ${exceptPersonId}
      GROUP BY ${r.assessmentId}, ${r.competencyId}`,
  );

/**
 * The changes of earlier released sessions to the ratings of this session's people, in order of release, by assessment.
 */
const earlierCalibrations = (sessionId: string) => {
  const rows = list(
    {
      assessmentId: d.assessmentId,
      competencyId: d.competencyId,
      before: d.before,
      after: d.after,
      reason: d.reason,
      sessionId: o.id,
      sessionName: o.name,
    },
    sql`FROM ${d} JOIN ${o} ON ${o.id} = ${d.sessionId}
      JOIN ${cs} ON ${cs.assessmentId} = ${d.assessmentId} AND ${cs.sessionId} = ${sessionId}
      JOIN ${s} ON ${s.id} = ${cs.sessionId}
      WHERE ${o.state} = 'released' AND ${o.id} <> ${s.id} AND (${s.releasedAt} IS NULL OR ${o.releasedAt} < ${s.releasedAt})
        AND NOT EXISTS (SELECT 1 FROM ${n} WHERE ${n.sessionId} = ${d.sessionId}
          AND ${n.assessmentId} = ${d.assessmentId} AND ${n.competencyId} = ${d.competencyId} AND ${n.revision} > ${d.revision})
      ORDER BY ${o.releasedAt}, ${o.id}`,
  );
  return mapped(rows, (all) => {
    const byAssessment = new Map<string, Calibration[]>();
    for (const { assessmentId, ...calibration } of all) {
      const known = byAssessment.get(assessmentId) ?? [];
      byAssessment.set(assessmentId, [...known, calibration]);
    }
    return byAssessment;
  });
};

/** Everything that members see of a session's people besides ratings: in one statement, and nothing about the actor. */
export function readBoard(database: Database, permit: Permit<"session.read">, personId: string) {
  const sessionId = permittedId(permit, "session.read");
  return read(database, {
    subjects: sessionSubjects(sessionId, personId),
    decisions: sessionDecisions(sessionId, personId),
    remarks: remarkCounts(sessionId, personId),
    earlier: earlierCalibrations(sessionId),
  });
}

/** Everything that the minutes need. */
export function readMinutes(database: Database, permit: Permit<"session.read">, personId: string) {
  const sessionId = permittedId(permit, "session.read");
  return read(database, {
    subjects: sessionSubjects(sessionId, personId),
    decisions: sessionDecisions(sessionId, personId),
  });
}
