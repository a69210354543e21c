import { NOT_OBSERVED, type RatingKind, type RatingValue, rated, UNRATED } from "#app/domain/assessment/rating";
import type { Database, Transaction } from "./database";

/** One rating as it is stored, with the words beside it. */
export type StoredRating = {
  competencyId: string;
  value: RatingValue;
  note: string;
  criteriaSeen: string[];
  version: number;
  updatedAt: Date;
};

type Row = {
  competencyId: string;
  proficiency: number | null;
  notObserved: boolean;
  note: string;
  criteriaSeen: string;
  version: number;
  updatedAt: Date;
};

export function toRatingValue(row: { proficiency: number | null; notObserved: boolean }): RatingValue {
  if (row.proficiency !== null) return rated(row.proficiency);
  return row.notObserved ? NOT_OBSERVED : UNRATED;
}

export function toColumns(value: RatingValue): { proficiency: number | null; notObserved: boolean } {
  return {
    proficiency: value.state === "rated" ? value.proficiency : null,
    notObserved: value.state === "not-observed",
  };
}

export function toStoredRating(row: Row): StoredRating {
  return {
    competencyId: row.competencyId,
    value: toRatingValue(row),
    note: row.note,
    criteriaSeen: JSON.parse(row.criteriaSeen) as string[],
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

const RATING_COLUMNS = {
  competencyId: true,
  proficiency: true,
  notObserved: true,
  note: true,
  criteriaSeen: true,
  version: true,
  updatedAt: true,
} as const;

/** By kind, then by competency id. A kind that was not asked for is not there. */
export type RatingsByKind = ReadonlyMap<RatingKind, ReadonlyMap<string, StoredRating>>;

/**
 * The ratings of the given kinds in one assessment. `kinds` comes from the policy (`readableKinds`): what it does not
 * name never leaves the database. Sheets of former reviewers are left out.
 */
export async function listRatings(
  database: Database,
  assessmentId: string,
  kinds: ReadonlySet<RatingKind>,
): Promise<RatingsByKind> {
  const sheets = await database.client.sheet.findMany({
    where: { assessmentId, kind: { in: [...kinds] }, superseded: false },
    select: { kind: true, ratings: { select: RATING_COLUMNS } },
  });
  return new Map(
    sheets.map((sheet) => [
      sheet.kind as RatingKind,
      new Map(sheet.ratings.map((row) => [row.competencyId, toStoredRating(row)])),
    ]),
  );
}

/** The values alone, for the domain. */
export function valuesOf(ratings: ReadonlyMap<string, StoredRating> | undefined): ReadonlyMap<string, RatingValue> {
  return new Map([...(ratings ?? [])].map(([id, rating]) => [id, rating.value]));
}

export async function findStoredRating(
  tx: Transaction,
  sheetId: string,
  competencyId: string,
): Promise<StoredRating | null> {
  const row = await tx.rating.findUnique({
    where: { sheetId_competencyId: { sheetId, competencyId } },
    select: RATING_COLUMNS,
  });
  return row && toStoredRating(row);
}

/** One kind of value of many assessments, by assessment id: for trends and overviews, without notes. */
export async function listRatingValues(
  database: Database,
  assessmentIds: readonly string[],
  kinds: ReadonlySet<RatingKind>,
): Promise<Map<string, Map<RatingKind, Map<string, RatingValue>>>> {
  if (assessmentIds.length === 0) return new Map();
  const sheets = await database.client.sheet.findMany({
    where: { assessmentId: { in: [...assessmentIds] }, kind: { in: [...kinds] }, superseded: false },
    select: {
      assessmentId: true,
      kind: true,
      ratings: { select: { competencyId: true, proficiency: true, notObserved: true } },
    },
  });
  const result = new Map<string, Map<RatingKind, Map<string, RatingValue>>>();
  for (const sheet of sheets) {
    const kindsOf = result.get(sheet.assessmentId) ?? new Map();
    kindsOf.set(sheet.kind, new Map(sheet.ratings.map((row) => [row.competencyId, toRatingValue(row)])));
    result.set(sheet.assessmentId, kindsOf);
  }
  return result;
}
