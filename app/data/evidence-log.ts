import type { EvidencePiece } from "#app/domain/evidence/piece";
import type { Database } from "./database";
import { fromLinksColumn } from "./evidence";
import type { Prisma } from "./generated/sqlite/client";

/** Of a piece, what its owner keeps and what others said to it. */
export const PIECE_COLUMNS = {
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
  tags: {
    select: { competencyId: true, criterionId: true },
    orderBy: [{ competencyId: "asc" }, { criterionId: "asc" }],
  },
  vouches: {
    where: { vouchedAt: { not: null } },
    select: { personId: true, words: true, vouchedAt: true, person: { select: { name: true } } },
    orderBy: { vouchedAt: "asc" },
  },
} satisfies Prisma.EvidenceSelect;

/** A piece of one's own: the moments are those of the row, `archivedAt` and `sharedWithManagerAt` null where it is not. */
export type OwnEvidence = EvidencePiece & {
  createdAt: Date;
  /** When its words were last changed; null where they never were. */
  updatedAt: Date | null;
  archivedAt: Date | null;
  sharedWithManagerAt: Date | null;
};

type PieceRow = Omit<OwnEvidence, "links" | "tags" | "vouches"> & {
  links: string;
  tags: { competencyId: string; criterionId: string }[];
  vouches: { personId: string; words: string; vouchedAt: Date | null; person: { name: string } }[];
};

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
const ownedBy = (personId: string) => ({ subjectId: personId, authorId: personId });

/**
 * All of somebody's own evidence with its tags and the vouches given, the newest day first and pieces without a day
 * before them; archived pieces only if asked for. Private: the caller acts for this person, or shows what they chose to
 * show (`sharedWithManagerAt`, a case).
 */
export async function listOwnEvidence(
  database: Database,
  personId: string,
  { archived = false, sharedOnly = false }: { archived?: boolean; sharedOnly?: boolean } = {},
): Promise<OwnEvidence[]> {
  const rows = await database.client.evidence.findMany({
    where: {
      ...ownedBy(personId),
      ...(!archived && { archivedAt: null }),
      ...(sharedOnly && { sharedWithManagerAt: { not: null } }),
    },
    orderBy: [{ happenedOn: { sort: "desc", nulls: "first" } }, { createdAt: "desc" }, { id: "asc" }],
    select: PIECE_COLUMNS,
  });
  return rows.map(toPiece);
}
