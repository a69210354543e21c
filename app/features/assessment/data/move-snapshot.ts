import type { HeldRating, HeldRatings, LookAgain, MovedRating } from "#app/features/assessment/domain/move-ratings";
import { sameRating, UNRATED } from "#app/features/assessment/domain/rating";
import type { AuditEntry } from "#app/platform/database/audit";
import type { Transaction } from "#app/platform/database/database";
import type { RatingKind } from "#app/policy/stages";
import { toRatingValue } from "./ratings";
import { readRatingKind } from "./state-columns";

/** A rating as its row holds it. */
export type RatingRow = {
  competencyId: string;
  proficiency: number | null;
  notObserved: boolean;
  note: string;
  criteriaSeen: string;
  lookAgain: boolean;
  version: number;
  /** An ISO time. */
  updatedAt: string;
};

export const RATING_COLUMNS = {
  competencyId: true,
  proficiency: true,
  notObserved: true,
  note: true,
  criteriaSeen: true,
  lookAgain: true,
  version: true,
  updatedAt: true,
} as const;

export const toRatingRow = ({ updatedAt, ...row }: Omit<RatingRow, "updatedAt"> & { updatedAt: Date }): RatingRow => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
});

export type EvidenceUse = { evidenceId: string; competencyId: string; kind: string; createdAt: string };

type MovedContent = HeldRating & { lookAgain: LookAgain | null };

/**
 * Everything that undoing a move needs, and what each rater was told. It is stored as JSON and only the server reads
 * it.
 */
export type MoveSnapshot = {
  roleId: string;
  targetRoleId: string;
  /** The reviewer whose confirmation `managerConfirmedAt` is. Snapshots of earlier releases lack it. */
  reviewerId?: string | null;
  engineerConfirmedAt: string | null;
  managerConfirmedAt: string | null;
  sheets: Record<
    string,
    {
      kind: string;
      submittedAt: string | null;
      isReopened: boolean;
      before: RatingRow[];
      moved: Record<string, MovedContent>;
    }
  >;
  evidence: { before: EvidenceUse[]; moved: EvidenceUse[] };
  /** After the move was taken back: what was rated since and has no place in the older version, by sheet and competency. */
  aside?: Record<string, Record<string, HeldRating>>;
};

export const parseSnapshot = (json: string) => JSON.parse(json) as MoveSnapshot;

export function toHeld(row: Pick<RatingRow, "proficiency" | "notObserved" | "note" | "criteriaSeen">): HeldRating {
  return { value: toRatingValue(row), note: row.note, criteriaSeen: JSON.parse(row.criteriaSeen) as string[] };
}

export function toHeldRatings(rows: readonly RatingRow[]): HeldRatings {
  return new Map(rows.map((row) => [row.competencyId, toHeld(row)]));
}

export const toMovedContents = (ratings: ReadonlyMap<string, MovedRating>) => Object.fromEntries(ratings);

export type LockedSheetRows = {
  id: string;
  kind: RatingKind;
  submittedAt: Date | null;
  /** The sheet of a former reviewer. */
  superseded: boolean;
  rows: RatingRow[];
};

/**
 * Every sheet of an assessment with its ratings, those of former reviewers included. Their rows stay locked until the
 * transaction ends, and what is read here is what was last saved: a rating that is being saved is in it, or is refused.
 */
export async function lockSheets(tx: Transaction, assessmentId: string): Promise<LockedSheetRows[]> {
  await tx.sheet.updateMany({ where: { assessmentId }, data: { version: { increment: 1 } } });
  const sheets = await tx.sheet.findMany({
    where: { assessmentId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      kind: true,
      submittedAt: true,
      superseded: true,
      ratings: {
        orderBy: { competencyId: "asc" },
        select: RATING_COLUMNS,
      },
    },
  });
  return sheets.map(({ ratings, kind, ...sheet }) => ({
    ...sheet,
    kind: readRatingKind(kind),
    rows: ratings.map(toRatingRow),
  }));
}

/** Makes the ratings of a sheet those in `next`; rows that are the same already are left alone. */
export async function replaceRatings(
  tx: Transaction,
  sheet: Pick<LockedSheetRows, "id" | "rows">,
  next: readonly RatingRow[],
): Promise<void> {
  const isSame = (a: RatingRow, b: RatingRow) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
  const kept = new Set(
    sheet.rows.filter((row) => next.some((other) => isSame(row, other))).map(({ competencyId }) => competencyId),
  );
  const gone = sheet.rows.filter(({ competencyId }) => !kept.has(competencyId)).map(({ competencyId }) => competencyId);
  if (gone.length > 0) await tx.rating.deleteMany({ where: { sheetId: sheet.id, competencyId: { in: gone } } });
  const added = next.filter(({ competencyId }) => !kept.has(competencyId));
  if (added.length === 0) return;
  await tx.rating.createMany({
    data: added.map(({ updatedAt, ...row }) => ({ ...row, sheetId: sheet.id, updatedAt: new Date(updatedAt) })),
  });
}

/** Records how a move changed agreed ratings, so that the audit log explains every final rating. */
export function recordMovedRatings(
  before: readonly RatingRow[],
  after: readonly RatingRow[],
  about: Pick<AuditEntry, "at" | "actorId" | "subjectId" | "personId">,
): AuditEntry[] {
  const valueIn = (rows: readonly RatingRow[], id: string) => {
    const row = rows.find(({ competencyId }) => competencyId === id);
    return row ? toRatingValue(row) : UNRATED;
  };
  const ids = [...new Set([...before, ...after].map(({ competencyId }) => competencyId))];
  return ids.flatMap((competency): AuditEntry[] => {
    const [was, is] = [valueIn(before, competency), valueIn(after, competency)];
    if (sameRating(was, is)) return [];
    return [
      {
        ...about,
        action: "rating.moved",
        subjectKind: "assessment",
        before: { competency, rating: was },
        after: { competency, rating: is },
      },
    ];
  });
}

const sorted = (row: RatingRow) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));

/** Counts the required competencies that are rated or marked "not observed". */
export function countRated(rows: readonly RatingRow[], askedIds: ReadonlySet<string>): number {
  return rows.filter((row) => askedIds.has(row.competencyId) && (row.notObserved || row.proficiency !== null)).length;
}
