import { NOT_OBSERVED, type RatingKind, type RatingValue, rated } from "#app/domain/assessment/rating";
import type { Rating } from "#app/domain/calibration/ratings-table";
import type { RatingsOfSubject } from "#app/domain/calibration-session/board-subject";
import { analyseSession, type SessionSeverity } from "#app/domain/calibration-session/severity";
import type { Database } from "./database";
import { inBatches } from "./in-batches";

/** All ratings of a session's people, by assessment, and who gave those of the manager's side. */
export type SessionRatings = {
  byAssessment: ReadonlyMap<string, RatingsOfSubject>;
  raterOf: ReadonlyMap<string, string>;
};

/** Answers that are in, to cases that are shown: where consent was taken back, nothing of a case counts any more. */
const SHOWN_ANSWERS = { submittedAt: { not: null }, sharedCase: { state: { not: "preparing" } } } as const;

/** Sessions whose ratings are kept: more than are ever worked on at once. */
const MAX_KEPT = 12;

type Kept = { content: string; ratings: Promise<SessionRatings>; severity: Map<string, Promise<SessionSeverity>> };

/**
 * The ratings of sessions, and how strict their managers are: read and computed once for as long as the ratings stay
 * what they are. Everything that comes out of here is for those whom the policy lets see the ratings of the session.
 */
export class CalibrationLibrary {
  readonly #database: Database;
  readonly #kept = new Map<string, Kept>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The ratings of everyone in the session. What both sides agreed is among them only where it is final. */
  async requireRatings(sessionId: string): Promise<SessionRatings> {
    return (await this.#find(sessionId)).ratings;
  }

  /**
   * How strict each manager is, without anything of the assessment `exceptAssessmentId`: for someone who is in the
   * session themselves, nothing they see depends on their own.
   */
  async requireSeverity(sessionId: string, exceptAssessmentId: string | null): Promise<SessionSeverity> {
    const kept = await this.#find(sessionId);
    const key = exceptAssessmentId ?? "";
    let analysing = kept.severity.get(key);
    if (!analysing) {
      analysing = this.#analyse(await kept.ratings, exceptAssessmentId);
      analysing.catch(() => kept.severity.delete(key));
      kept.severity.set(key, analysing);
    }
    return analysing;
  }

  async #find(sessionId: string): Promise<Kept> {
    const content = await this.#findContent(sessionId);
    const known = this.#kept.get(sessionId);
    this.#kept.delete(sessionId);
    const kept =
      known?.content === content
        ? known
        : { content, ratings: readRatings(this.#database, sessionId), severity: new Map() };
    kept.ratings.catch(() => this.#kept.delete(sessionId));
    this.#kept.set(sessionId, kept);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }

  /** Changes whenever a rating can have changed: submissions, agreements and steps of an assessment count versions up. */
  async #findContent(sessionId: string): Promise<string> {
    const assessment = { calibrations: { some: { sessionId } } };
    const { client } = this.#database;
    const [assessments, sheets, answers] = await Promise.all([
      client.assessment.aggregate({ where: assessment, _sum: { version: true }, _count: { _all: true } }),
      client.sheet.aggregate({
        where: { assessment },
        _sum: { version: true, ratedCount: true },
        _count: { _all: true },
      }),
      client.sharedCaseAnswer.aggregate({
        where: SHOWN_ANSWERS,
        _sum: { version: true },
        _count: { _all: true },
      }),
    ]);
    return JSON.stringify([assessments, sheets, answers]);
  }

  async #analyse(ratings: SessionRatings, exceptAssessmentId: string | null): Promise<SessionSeverity> {
    const given = listManagerRatings(ratings, exceptAssessmentId);
    const managers = [...new Set(given.map(({ rater }) => rater))];
    return analyseSession([...given, ...(await listSharedCaseRatings(this.#database, managers))]);
  }
}

function listManagerRatings({ byAssessment, raterOf }: SessionRatings, except: string | null): Rating[] {
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

/** What managers said of shared cases, which several of them rate: it connects those who rate only their own reports. */
async function listSharedCaseRatings(database: Database, raterIds: readonly string[]): Promise<Rating[]> {
  const batches = await Promise.all(
    inBatches(raterIds).map((ids) =>
      database.client.sharedCaseAnswer.findMany({
        where: { raterId: { in: ids }, ...SHOWN_ANSWERS },
        orderBy: { id: "asc" },
        select: {
          raterId: true,
          sharedCaseId: true,
          ratings: { orderBy: { competencyId: "asc" }, select: { competencyId: true, proficiency: true } },
        },
      }),
    ),
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

/** One object per level: a session has tens of thousands of ratings. */
const LEVELS = new Map<number, RatingValue>();

function ratingAt(level: number): RatingValue {
  const known = LEVELS.get(level) ?? rated(level);
  LEVELS.set(level, known);
  return known;
}

async function readRatings(database: Database, sessionId: string): Promise<SessionRatings> {
  const sheets = await database.client.sheet.findMany({
    where: {
      superseded: false,
      assessment: { calibrations: { some: { sessionId } } },
      OR: [
        { kind: { in: ["self", "manager"] }, submittedAt: { not: null } },
        { kind: "agreed", assessment: { phase: "final" } },
      ],
    },
    orderBy: { assessmentId: "asc" },
    select: { id: true, assessmentId: true, kind: true, raterId: true },
  });
  const sheetById = new Map(sheets.map((sheet) => [sheet.id, { ...sheet, ratings: new Map<string, RatingValue>() }]));
  const rows = await Promise.all(
    inBatches(sheets.map(({ id }) => id)).map((ids) =>
      database.client.rating.findMany({
        where: { sheetId: { in: ids } },
        select: { sheetId: true, competencyId: true, proficiency: true, notObserved: true },
      }),
    ),
  );
  for (const row of rows.flat()) {
    const value = row.proficiency !== null ? ratingAt(row.proficiency) : row.notObserved ? NOT_OBSERVED : null;
    if (value) sheetById.get(row.sheetId)?.ratings.set(row.competencyId, value);
  }
  const byAssessment = new Map<string, RatingsOfSubject>();
  const raterOf = new Map<string, string>();
  for (const { assessmentId, kind, raterId, ratings } of sheetById.values()) {
    const known = byAssessment.get(assessmentId) ?? {};
    byAssessment.set(assessmentId, { ...known, [kind as RatingKind]: ratings });
    if (kind === "manager" && raterId) raterOf.set(assessmentId, raterId);
  }
  return { byAssessment, raterOf };
}
