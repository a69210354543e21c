import { sheetRatings } from "#app/features/assessment/data/sheet-ratings";
import { readRatingKind } from "#app/features/assessment/data/state-columns";
import type { Ratings } from "#app/features/assessment/domain/rating";
import type { BoardEntry } from "#app/features/calibration/domain/session/board";
import type { RatingsOfSubject } from "#app/features/calibration/domain/session/board-subject";
import { Kept } from "#app/platform/cache/kept";
import type { Database } from "#app/platform/database/database";
import { inBatches } from "#app/platform/database/in-batches";
import { flag, isIn, list, mapped, read, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import type { Rating } from "#app/statistics/ratings-table";
import { SEEN_SHEETS, type SessionHead } from "./calibration-session-head";

const x = table("SharedCaseRating", "x");
const r = table("SharedCaseAnswer", "r");
const c = table("SharedCase", "c");
const cs = table("CalibrationSubject", "cs");
const a = table("Assessment", "a");
const sh = table("Sheet", "sh");
const one = table("Sheet", "one");

/** All ratings of a session's people, by assessment, and who gave those of the manager's side. */
export type SessionRatings = {
  byAssessment: ReadonlyMap<string, RatingsOfSubject>;
  raterOf: ReadonlyMap<string, string>;
};

type State = Pick<SessionHead, "id" | "ratingsState">;

/** The number of sessions in the cache: more than are ever worked on at once. */
const MAX_KEPT = 12;
/** Views of boards in the cache: one filter, order and page each. */
const MAX_VIEWS = 96;

/**
 * Caches ratings of sessions and the boards derived from them, until they change. Everything in it is only for actors
 * who may see the session's ratings.
 */
export class CalibrationLibrary {
  readonly #database: Database;
  readonly #ratings = new Kept<Promise<SessionRatings>>(MAX_KEPT);
  /** Everyone of a session, cached by its state and by who is left out. */
  readonly entries = new Kept<Promise<BoardEntry[]>>(MAX_KEPT);
  readonly views = new Kept<Promise<unknown>>(MAX_VIEWS);

  constructor(database: Database) {
    this.#database = database;
  }

  /** The ratings of everyone in the session. What both sides agreed is among them only where it is final. */
  requireRatings(session: State): Promise<SessionRatings> {
    return this.#ratings.find(`${session.id} ${session.ratingsState}`, () => readRatings(this.#database, session.id));
  }

  /**
   * Managers' ratings of the session's people and of practice cases, without assessment `exceptAssessmentId`. So
   * nothing that a member who is also a subject sees depends on their own ratings.
   */
  async listManagerRatings(session: State, exceptAssessmentId: string | null): Promise<Rating[]> {
    const given = ratingsOfManagers(await this.requireRatings(session), exceptAssessmentId);
    const managers = [...new Set(given.map(({ rater }) => rater))];
    return [...given, ...(await listSharedCaseRatings(this.#database, managers))];
  }
}

function ratingsOfManagers({ byAssessment, raterOf }: SessionRatings, except: string | null): Rating[] {
  return [...byAssessment].flatMap(([assessmentId, { manager }]) => {
    const rater = raterOf.get(assessmentId);
    if (assessmentId === except || !rater || !manager) return [];
    return [...manager].flatMap(([item, value]) =>
      value.state === "rated" ? [{ rater, subject: assessmentId, item, value: value.proficiency }] : [],
    );
  });
}

/** Subjects of shared cases, told apart from assessments. */
export const SHARED_CASE_PREFIX = "shared-case:";

/** People read at a time: some ten milliseconds, after which other requests get their turn. */
const PEOPLE_AT_ONCE = 100;

/**
 * Managers' ratings of practice cases. Several managers rate the same case, which connects those who otherwise rate
 * only their own reports.
 */
async function listSharedCaseRatings(database: Database, raterIds: readonly string[]): Promise<Rating[]> {
  const batches = await Promise.all(
    inBatches(raterIds, PEOPLE_AT_ONCE).map((ids) => readOne(database, answersBy(ids))),
  );
  return batches.flat().flatMap(({ raterId, sharedCaseId, ratings }) =>
    ratings.map(({ competencyId, proficiency }) => ({
      rater: raterId,
      subject: `${SHARED_CASE_PREFIX}${sharedCaseId}`,
      item: competencyId,
      value: proficiency,
    })),
  );
}

/** After a withdrawn consent, nothing of a case counts any more. */
const answersBy = (raterIds: readonly string[]) =>
  list(
    {
      raterId: r.raterId,
      sharedCaseId: r.sharedCaseId,
      ratings: list(
        { competencyId: x.competencyId, proficiency: x.proficiency },
        sql`FROM ${x} WHERE ${x.answerId} = ${r.id} ORDER BY ${x.competencyId}`,
      ),
    },
    sql`FROM ${r} JOIN ${c} ON ${c.id} = ${r.sharedCaseId}
      WHERE ${isIn(r.raterId, raterIds)} AND ${r.submittedAt} IS NOT NULL AND ${c.state} <> 'preparing' ORDER BY ${r.id}`,
  );

async function readRatings(database: Database, sessionId: string): Promise<SessionRatings> {
  const byAssessment = new Map<string, RatingsOfSubject>();
  const raterOf = new Map<string, string>();
  let hasMore = true;
  for (let start = 0; hasMore; start += PEOPLE_AT_ONCE) {
    const batch = await read(database, {
      sheets: sheetsOf(sessionId, start),
      hasMore: flag(sql`(SELECT count(*) FROM ${cs} WHERE ${cs.sessionId} = ${sessionId})
        > ${start + PEOPLE_AT_ONCE}`),
    });
    hasMore = batch.hasMore;
    for (const { assessmentId, kind, raterId, ratings } of batch.sheets) {
      byAssessment.set(assessmentId, { ...byAssessment.get(assessmentId), [readRatingKind(kind)]: ratings });
      if (kind === "manager" && raterId) raterOf.set(assessmentId, raterId);
    }
  }
  return { byAssessment, raterOf };
}

const sheetsOf = (sessionId: string, start: number) =>
  list(
    {
      assessmentId: one.assessmentId,
      kind: one.kind,
      raterId: one.raterId,
      ratings: mapped(
        sheetRatings((sheet) => sql`${sheet.id} = ${one.id}`),
        (ratings): Ratings => ratings ?? new Map(),
      ),
    },
    sql`FROM (SELECT sh.* FROM ${a} JOIN ${sh} ON ${sh.assessmentId} = ${a.id}
      WHERE ${a.id} IN (SELECT ${cs.assessmentId} FROM ${cs} WHERE ${cs.sessionId} = ${sessionId}
        ORDER BY ${cs.assessmentId} LIMIT ${PEOPLE_AT_ONCE} OFFSET ${start})
      AND ${SEEN_SHEETS}) one ORDER BY ${one.assessmentId}`,
  );

declare module "#app/platform/server/context" {
  interface Services {
    calibrations: CalibrationLibrary;
  }
}
