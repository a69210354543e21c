import { fromLinksColumn } from "#app/features/assessment/data/evidence";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import type { Prisma } from "#app/platform/database/generated/sqlite/client";

/** Of a piece, its own row. */
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
 * Of a piece, what its owner keeps and what others said to it. For a few pieces: the ids of all of them go into one
 * statement, and SQLite takes 999 of them.
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

/** A piece of one's own: the moments are those of the row, `archivedAt` and `sharedWithManagerAt` null where it is not. */
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

/** What someone wrote about their own work: theirs to read, to change and to share. What others wrote about them is not. */
export const ownedBy = (personId: string) => ({ subjectId: personId, authorId: personId });
