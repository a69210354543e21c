import type { Sql } from "@prisma/client/runtime/client";
import { NOT_OBSERVED, type Ratings, type RatingValue, rated, UNRATED } from "#app/features/assessment/domain/rating";
import type { Database } from "#app/platform/database/database";
import { type Column, first, isIn, list, mapped, readOne, text } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { permittedId } from "#app/policy/permit";
import type { RatingsPermit } from "#app/policy/policy";
import type { RatingKind } from "#app/policy/stages";
import { sheetRatings } from "./sheet-ratings";
import { readRatingKind } from "./state-columns";

const a = table("Assessment", "a");
const r = table("Rating", "r");
const h = table("Sheet", "h");

/** A stored rating with its note. */
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

function toStoredRating(row: Row): StoredRating {
  return {
    competencyId: row.competencyId,
    value: toRatingValue(row),
    note: row.note,
    criteriaSeen: JSON.parse(row.criteriaSeen) as string[],
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

/** The ladder version that an assessment is on. */
export const ladderVersionOf = (assessmentId: string): Column<string> =>
  text(sql`(SELECT ${a.ladderVersionId} FROM ${a} WHERE ${a.id} = ${assessmentId})`);

/** By kind, then by competency id. Kinds that were not requested are absent. */
export type RatingsByKind = ReadonlyMap<RatingKind, ReadonlyMap<string, StoredRating>>;

const RATING_COLUMNS = {
  competencyId: r.competencyId,
  proficiency: r.proficiency,
  notObserved: r.notObserved,
  note: r.note,
  criteriaSeen: r.criteriaSeen,
  version: r.version,
  updatedAt: r.updatedAt,
};

const ratingsOfSheet = (notes: ReadonlySet<RatingKind>) =>
  mapped(
    list(
      { ...RATING_COLUMNS, note: text(sql`(CASE WHEN ${isIn(h.kind, notes)} THEN ${r.note} ELSE '' END)`) },
      sql`FROM ${r} WHERE ${r.sheetId} = ${h.id} ORDER BY ${r.competencyId}`,
    ),
    (rows) => new Map(rows.map((row) => [row.competencyId, toStoredRating(row)])),
  );

/** One rating of a sheet, or null. */
export const storedRating = (sheetId: string, competencyId: string): Column<StoredRating | null> =>
  mapped(
    first(RATING_COLUMNS, sql`FROM ${r} WHERE ${r.sheetId} = ${sheetId} AND ${r.competencyId} = ${competencyId}`),
    (row) => row && toStoredRating(row),
  );

/** The sheets of the given kinds of an assessment; those of former reviewers are left out. */
const fromSheets = (assessmentId: string | Sql, kinds: ReadonlySet<RatingKind>) =>
  sql`FROM ${h} WHERE ${h.assessmentId} = ${assessmentId} AND ${h.superseded} = false AND ${isIn(h.kind, kinds)}`;

const KIND = mapped(h.kind, readRatingKind);

/**
 * The ratings of one assessment that the permit names: ratings of another kind never leave the database, and of a kind
 * whose notes it does not name the note is empty.
 */
export const ratingsByKind = (permit: RatingsPermit): Column<RatingsByKind> =>
  mapped(
    list(
      { kind: KIND, ratings: ratingsOfSheet(permit.notes) },
      fromSheets(permittedId(permit, "ratings.read"), permit.kinds),
    ),
    (sheets) => new Map(sheets.map(({ kind, ratings }) => [kind, ratings])),
  );

/** Reads the ratings alone, where the page reads nothing else with them. */
export const listRatings = (database: Database, permit: RatingsPermit) => readOne(database, ratingsByKind(permit));

/** Values of one assessment by kind: for overviews, without notes. */
export const ratingValuesOf = (
  assessmentId: string | Sql,
  kinds: ReadonlySet<RatingKind>,
): Column<Map<RatingKind, Ratings>> =>
  mapped(
    list({ kind: KIND, values: sheetRatings((sheet) => sql`${sheet.id} = ${h.id}`) }, fromSheets(assessmentId, kinds)),
    (sheets) => new Map(sheets.map(({ kind, values }) => [kind, values ?? new Map()])),
  );

/** Rating values of these kinds for many assessments, by assessment id. */
export async function listRatingValues(
  database: Database,
  assessmentIds: readonly string[],
  kinds: ReadonlySet<RatingKind>,
): Promise<Map<string, Map<RatingKind, Ratings>>> {
  if (assessmentIds.length === 0) return new Map();
  const assessments = list(
    { id: a.id, ofKinds: ratingValuesOf(a.id, kinds) },
    sql`FROM ${a} WHERE ${isIn(a.id, assessmentIds)}`,
  );
  return new Map((await readOne(database, assessments)).map(({ id, ofKinds }) => [id, ofKinds]));
}
