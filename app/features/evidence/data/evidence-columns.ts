import { fromLinksColumn } from "#app/features/assessment/data/evidence";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import type { Prisma } from "#app/platform/database/generated/sqlite/client";

/** Columns of the item's own row. */
export const ROW_COLUMNS = {
  id: true,
  title: true,
  links: true,
  happenedOn: true,
  problem: true,
  choice: true,
  result: true,
  risk: true,
  createdAt: true,
  updatedAt: true,
  archivedAt: true,
  sharedWithManagerAt: true,
  version: true,
} satisfies Prisma.EvidenceSelect;

export const TAG_COLUMNS = { competencyId: true, criterionId: true } satisfies Prisma.EvidenceTagSelect;
export const TAG_ORDER = [
  { competencyId: "asc" },
  { criterionId: "asc" },
] satisfies Prisma.EvidenceTagOrderByWithRelationInput[];
const VOUCH_COLUMNS = {
  personId: true,
  words: true,
  vouchedAt: true,
  person: { select: { name: true } },
} satisfies Prisma.EvidenceVouchSelect;

/**
 * Columns of an evidence item with its endorsements. For a few items only: all ids go into one statement, and SQLite
 * takes 999.
 */
export const PIECE_COLUMNS = {
  ...ROW_COLUMNS,
  tags: { select: TAG_COLUMNS, orderBy: TAG_ORDER },
  vouches: { where: { vouchedAt: { not: null } }, select: VOUCH_COLUMNS, orderBy: { vouchedAt: "asc" } },
} satisfies Prisma.EvidenceSelect;

/** The newest day first, those without a day before them: they wait to be completed. */
export const NEWEST_FIRST = [
  { happenedOn: { sort: "desc", nulls: "first" } },
  { createdAt: "desc" },
  { id: "asc" },
] satisfies Prisma.EvidenceOrderByWithRelationInput[];

/**
 * The author's own item with the times of its row. `archivedAt` and `sharedWithManagerAt` are null if it is neither.
 */
export type OwnEvidence = EvidencePiece & {
  createdAt: Date;
  /** When its words were last changed; null where they never were. */
  updatedAt: Date | null;
  archivedAt: Date | null;
  sharedWithManagerAt: Date | null;
  version: number;
};

type PieceRow = Omit<OwnEvidence, "links" | "tags" | "vouches"> & {
  links: string;
  tags: { competencyId: string; criterionId: string }[];
  vouches: { personId: string; words: string; vouchedAt: Date | null; person: { name: string } }[];
};

/** A row of `PIECE_COLUMNS` as the domain knows it. */
export function toPiece({ links, tags, vouches, ...row }: PieceRow): OwnEvidence {
  return {
    ...row,
    links: fromLinksColumn(links),
    tags: tags.map(({ competencyId, criterionId }) => ({ competencyId, criterionId: criterionId || null })),
    vouches: vouches.flatMap(({ personId, words, vouchedAt, person }) =>
      vouchedAt ? [{ personId, name: person.name, words, vouchedAt }] : [],
    ),
  };
}

/**
 * Items that people wrote about their own work, which they may read, change and share. Items by others about them are
 * excluded.
 */
export const ownedBy = (personId: string) => ({ subjectId: personId, authorId: personId });
