import type { Sql } from "@prisma/client/runtime/client";
import { parseScope, type SessionScope } from "#app/features/calibration/domain/session/scope";
import type { Team } from "#app/features/people/domain/team-tree";
import type { Remembered } from "#app/platform/cache/remembered";
import type { Database } from "#app/platform/database/database";
import { first, group, list, mapped, number, read } from "#app/platform/database/reading";
import { sql, type Table, table } from "#app/platform/database/tables";
import type { Actor } from "#app/policy/actor";
import type { SessionFacts } from "#app/policy/policy-calibration";
import type { SessionState } from "#app/policy/stages";
import { readSessionState } from "./state-columns";

const cs = table("CalibrationSubject", "cs");
const a = table("Assessment", "a");
const sh = table("Sheet", "sh");
const r = table("SharedCaseAnswer", "r");
const p = table("Person", "p");
const s = table("CalibrationSession", "s");
const y = table("Cycle", "y");
const c = table("SharedCase", "c");
const decision = table("CalibrationDecision", "d");
const remark = table("CalibrationRemark", "x");
const t = table("Team", "t");
const m = table("CalibrationMember", "m");

type SessionMember = { id: string; name: string; isChair: boolean };

export type SessionHead = {
  id: string;
  name: string;
  state: SessionState;
  scope: SessionScope;
  createdAt: Date;
  closedAt: Date | null;
  releasedAt: Date | null;
  version: number;
  cycle: { id: string; name: string };
  ladderVersionId: string;
  members: SessionMember[];
  facts: SessionFacts;
  /** People in it, without the actor. */
  subjects: number;
  /** The actor's own assessment in it: left out of everything they see, and never said to be there. */
  ownAssessmentId: string | null;
  /** Every team, by name. */
  teams: Team[];
  /**
   * Grows with everything that happens in the session and that the actor may see: what is decided and said about them
   * themselves does not move it.
   */
  revision: string;
  /** Changes whenever a rating of its people, or an answer to a shared case, can have changed. */
  ratingsState: string;
  /** Changes whenever one of its people can have another name, team or manager. */
  peopleState: string;
};

/**
 * Sheets that a session sees: both sides' once they are in, and what they agreed once it is final. Said as cases: of an OR,
 * SQLite makes a walk through all sheets there are.
 */
export const SEEN_SHEETS = sql`${sh.superseded} = FALSE AND
  CASE ${sh.kind} WHEN 'agreed' THEN ${a.phase} = 'final' ELSE ${sh.submittedAt} IS NOT NULL END`;

const inSession = sql`${cs} JOIN ${a} ON ${a.id} = ${cs.assessmentId} WHERE ${cs.sessionId} = ${s.id}`;

/** A state as text: counts, and sums of versions that only ever count up. */
const stateOf = (...numbers: Sql[]) =>
  mapped(group(Object.fromEntries(numbers.map((sql, index) => [`n${index}`, number(sql)]))), (values) =>
    Object.values(values).join("."),
  );

export const ratingsState = stateOf(
  sql`(SELECT coalesce(sum(${a.version}), 0) FROM ${inSession})`,
  sql`(SELECT count(*) FROM ${sh}, ${inSession} AND ${sh.assessmentId} = ${a.id} AND ${SEEN_SHEETS})`,
  sql`(SELECT coalesce(sum(${sh.version} + ${sh.ratedCount}), 0)
    FROM ${sh}, ${inSession} AND ${sh.assessmentId} = ${a.id} AND ${SEEN_SHEETS})`,
  sql`(SELECT count(*) FROM ${r} JOIN ${c} ON ${c.id} = ${r.sharedCaseId}
    WHERE ${r.submittedAt} IS NOT NULL AND ${c.state} <> 'preparing')`,
  sql`(SELECT coalesce(sum(${r.version}), 0) FROM ${r} JOIN ${c} ON ${c.id} = ${r.sharedCaseId}
    WHERE ${r.submittedAt} IS NOT NULL AND ${c.state} <> 'preparing')`,
);

const peopleState = stateOf(
  sql`(SELECT coalesce(sum(${p.version}), 0) FROM ${p}, ${inSession} AND ${p.id} = ${a.subjectId})`,
  sql`(SELECT coalesce(sum(${p.version}), 0) FROM ${p}, ${inSession} AND ${p.id} = ${a.reviewerId})`,
);

/**
 * Kinds of records that can change what `readWide` reads. Drafts of ratings aren't among them, because no session sees
 * one.
 */
const STATE_KINDS = ["person", "team", "case", "cycle", "assessment", "calibration", "shared-case"] as const;

/** Totals of a session and all teams of the organisation, which change only with an audit record. */
const readWide = (database: Database, sessionId: string) =>
  read(database, {
    counted: first(
      { ratingsState, peopleState, everyone: number(sql`(SELECT count(*) FROM ${inSession})`) },
      sql`FROM ${s} WHERE ${s.id} = ${sessionId}`,
    ),
    teams: list({ id: t.id, name: t.name, parentId: t.parentId }, sql`FROM ${t} ORDER BY ${t.name}`),
  });

/** Counts rows of the session that are about others than the actor. */
const countOthers = (rows: Table<"CalibrationDecision"> | Table<"CalibrationRemark">, personId: string) =>
  sql`(SELECT count(*) FROM ${rows} JOIN ${a} ON ${a.id} = ${rows.assessmentId}
    WHERE ${rows.sessionId} = ${s.id} AND ${a.subjectId} <> ${personId})`;

/**
 * One session with the actor's relation to it and the state of its data, or null. The policy decides what they may see.
 */
export async function findSession(
  database: Database,
  remembered: Remembered,
  actor: Actor,
  sessionId: string,
): Promise<SessionHead | null> {
  const { personId } = actor;
  const { session, record } = await read(database, {
    record: remembered.newest(STATE_KINDS),
    session: first(
      {
        id: s.id,
        name: s.name,
        state: mapped(s.state, readSessionState),
        scope: mapped(s.scope, parseScope),
        createdAt: s.createdAt,
        closedAt: s.closedAt,
        releasedAt: s.releasedAt,
        version: s.version,
        cycle: group({ id: y.id, name: y.name }),
        ladderVersionId: y.ladderVersionId,
        members: list(
          { id: p.id, name: p.name, isChair: m.isChair },
          sql`FROM ${m} JOIN ${p} ON ${p.id} = ${m.personId}
            WHERE ${m.sessionId} = ${s.id} ORDER BY ${m.isChair} DESC, ${p.nameKey}, ${p.id}`,
        ),
        own: list({ id: a.id }, sql`FROM ${inSession} AND ${a.subjectId} = ${personId} ORDER BY ${a.id}`),
        happened: stateOf(sql`${s.version}`, countOthers(decision, personId), countOthers(remark, personId)),
      },
      sql`FROM ${s} JOIN ${y} ON ${y.id} = ${s.cycleId} WHERE ${s.id} = ${sessionId} LIMIT 1`,
    ),
  });
  if (!session) return null;
  const { counted, teams } = await remembered.answer(`session ${sessionId}`, record, () =>
    readWide(database, sessionId),
  );
  if (!counted) return null;
  const { own, happened, ...head } = session;
  const { everyone, ...states } = counted;
  const subjects = everyone - own.length;
  const mine = session.members.find(({ id }) => id === personId);
  return {
    ...head,
    ...states,
    teams,
    subjects,
    ownAssessmentId: own[0]?.id ?? null,
    revision: `${happened}.${subjects}`,
    facts: { state: session.state, isMember: mine !== undefined, isChair: mine?.isChair ?? false },
  };
}
