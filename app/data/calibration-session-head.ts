import { type Sql, sqltag } from "@prisma/client/runtime/client";
import type { Actor } from "#app/domain/access/actor";
import type { SessionFacts } from "#app/domain/access/policy-calibration";
import { parseScope, type SessionScope } from "#app/domain/calibration-session/scope";
import type { SessionState } from "#app/domain/calibration-session/session";
import type { Team } from "#app/domain/people/team-tree";
import type { Database } from "./database";
import { first, flag, group, instant, list, mapped, nullable, number, read, text } from "./reading";
import type { Remembered } from "./remembered";

export type SessionMember = { id: string; name: string; isChair: boolean };

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
export const SEEN_SHEETS = sqltag`sh."superseded" = FALSE AND
  CASE sh."kind" WHEN 'agreed' THEN a."phase" = 'final' ELSE sh."submittedAt" IS NOT NULL END`;

const inSession = sqltag`"CalibrationSubject" cs JOIN "Assessment" a ON a."id" = cs."assessmentId" WHERE cs."sessionId" = s."id"`;

/** A state as text: counts, and sums of versions that only ever count up. */
const stateOf = (...numbers: Sql[]) =>
  mapped(group(Object.fromEntries(numbers.map((sql, index) => [`n${index}`, number(sql)]))), (values) =>
    Object.values(values).join("."),
  );

export const ratingsState = stateOf(
  sqltag`(SELECT coalesce(sum(a."version"), 0) FROM ${inSession})`,
  sqltag`(SELECT count(*) FROM "Sheet" sh, ${inSession} AND sh."assessmentId" = a."id" AND ${SEEN_SHEETS})`,
  sqltag`(SELECT coalesce(sum(sh."version" + sh."ratedCount"), 0)
    FROM "Sheet" sh, ${inSession} AND sh."assessmentId" = a."id" AND ${SEEN_SHEETS})`,
  sqltag`(SELECT count(*) FROM "SharedCaseAnswer" r JOIN "SharedCase" c ON c."id" = r."sharedCaseId"
    WHERE r."submittedAt" IS NOT NULL AND c."state" <> 'preparing')`,
  sqltag`(SELECT coalesce(sum(r."version"), 0) FROM "SharedCaseAnswer" r JOIN "SharedCase" c ON c."id" = r."sharedCaseId"
    WHERE r."submittedAt" IS NOT NULL AND c."state" <> 'preparing')`,
);

const peopleState = stateOf(
  sqltag`(SELECT coalesce(sum(p."version"), 0) FROM "Person" p, ${inSession} AND p."id" = a."subjectId")`,
  sqltag`(SELECT coalesce(sum(p."version"), 0) FROM "Person" p, ${inSession} AND p."id" = a."reviewerId")`,
);

/** What can change any of what `readWide` reads, a draft of a rating not among it: nobody's session sees one. */
const STATE_KINDS = ["person", "team", "case", "cycle", "assessment", "calibration", "shared-case"] as const;

/** Of one session what is counted over everyone in it, and of the organisation all teams: nothing but such a record moves them. */
const readWide = (database: Database, sessionId: string) =>
  read(database, {
    counted: first(
      { ratingsState, peopleState, everyone: number(sqltag`(SELECT count(*) FROM ${inSession})`) },
      sqltag`FROM "CalibrationSession" s WHERE s."id" = ${sessionId}`,
    ),
    teams: list(
      { id: text('t."id"'), name: text('t."name"'), parentId: nullable(text('t."parentId"')) },
      sqltag`FROM "Team" t ORDER BY t."name"`,
    ),
  });

/** Counts rows of the session that are about others than the actor. */
const countOthers = (table: "CalibrationDecision" | "CalibrationRemark", personId: string) => {
  const rows = { CalibrationDecision: sqltag`"CalibrationDecision"`, CalibrationRemark: sqltag`"CalibrationRemark"` };
  return sqltag`(SELECT count(*) FROM ${rows[table]} x JOIN "Assessment" a ON a."id" = x."assessmentId"
    WHERE x."sessionId" = s."id" AND a."subjectId" <> ${personId})`;
};

/**
 * One session with how the actor stands to it and the state of what it is about, or null. The policy decides what they may
 * see of it.
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
        id: text('s."id"'),
        name: text('s."name"'),
        state: mapped(text('s."state"'), (state) => state as SessionState),
        scope: mapped(text('s."scope"'), parseScope),
        createdAt: instant('s."createdAt"'),
        closedAt: nullable(instant('s."closedAt"')),
        releasedAt: nullable(instant('s."releasedAt"')),
        version: number('s."version"'),
        cycle: group({ id: text('c."id"'), name: text('c."name"') }),
        ladderVersionId: text('c."ladderVersionId"'),
        members: list(
          { id: text('p."id"'), name: text('p."name"'), isChair: flag('m."isChair"') },
          sqltag`FROM "CalibrationMember" m JOIN "Person" p ON p."id" = m."personId"
            WHERE m."sessionId" = s."id" ORDER BY m."isChair" DESC, p."nameKey", p."id"`,
        ),
        own: list({ id: text('a."id"') }, sqltag`FROM ${inSession} AND a."subjectId" = ${personId} ORDER BY a."id"`),
        happened: stateOf(
          sqltag`s."version"`,
          countOthers("CalibrationDecision", personId),
          countOthers("CalibrationRemark", personId),
        ),
      },
      sqltag`FROM "CalibrationSession" s JOIN "Cycle" c ON c."id" = s."cycleId" WHERE s."id" = ${sessionId} LIMIT 1`,
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
