import type { Day } from "#app/domain/cycle/day";
import type { Database } from "./database";
import { NEWEST_FIRST, type OwnEvidence, ownedBy, PIECE_COLUMNS, toPiece } from "./evidence-columns";
import type { Prisma } from "./generated/sqlite/client";
import { textConditions } from "./text-search";

export type { OwnEvidence } from "./evidence-columns";

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
    orderBy: NEWEST_FIRST,
    select: PIECE_COLUMNS,
  });
  return rows.map(toPiece);
}

export type EvidenceFilter = {
  search: string;
  /** Tagged with one of these; null for any tag or none. */
  competencyIds: readonly string[] | null;
  from: Day | null;
  to: Day | null;
  archived: boolean;
};

export type EvidenceEntry = {
  id: string;
  title: string;
  happenedOn: Day | null;
  /** Whether what makes it evidence is still to be said: the result, and what it was about. */
  isIncomplete: boolean;
  linkCount: number;
  competencyIds: string[];
  isSharedWithManager: boolean;
  /** Who vouched, and how many were asked and have not answered. */
  vouchedBy: string[];
  askedCount: number;
};

export type EvidencePage = { entries: EvidenceEntry[]; total: number; page: number; pageCount: number };

export const EVIDENCE_PAGE_SIZE = 30;

/** One page of somebody's own evidence, in the order of `listOwnEvidence`. */
export async function listEvidencePage(
  database: Database,
  personId: string,
  filter: EvidenceFilter,
  page: number,
): Promise<EvidencePage> {
  const where: Prisma.EvidenceWhereInput = {
    ...ownedBy(personId),
    archivedAt: filter.archived ? { not: null } : null,
    ...(filter.competencyIds && { tags: { some: { competencyId: { in: [...filter.competencyIds] } } } }),
    ...((filter.from || filter.to) && {
      happenedOn: { ...(filter.from && { gte: filter.from }), ...(filter.to && { lte: filter.to }) },
    }),
    AND: textConditions(database, ["title", "problem", "choice", "result", "risk"], filter.search),
  };
  const total = await database.client.evidence.count({ where });
  const pageCount = Math.max(1, Math.ceil(total / EVIDENCE_PAGE_SIZE));
  const current = Math.min(Math.max(1, page), pageCount);
  const rows = await database.client.evidence.findMany({
    where,
    orderBy: NEWEST_FIRST,
    skip: (current - 1) * EVIDENCE_PAGE_SIZE,
    take: EVIDENCE_PAGE_SIZE,
    select: {
      id: true,
      title: true,
      happenedOn: true,
      problem: true,
      choice: true,
      result: true,
      links: true,
      sharedWithManagerAt: true,
      tags: { select: { competencyId: true }, orderBy: { competencyId: "asc" } },
      vouches: {
        where: { declinedAt: null },
        select: { vouchedAt: true, person: { select: { name: true } } },
        orderBy: { askedAt: "asc" },
      },
    },
  });
  const entries = rows.map(
    ({ problem, choice, result, links, sharedWithManagerAt, tags, vouches, ...row }): EvidenceEntry => ({
      ...row,
      isIncomplete: result === "" || (problem === "" && choice === ""),
      linkCount: (JSON.parse(links) as string[]).length,
      competencyIds: [...new Set(tags.map(({ competencyId }) => competencyId))],
      isSharedWithManager: sharedWithManagerAt !== null,
      vouchedBy: vouches.flatMap(({ vouchedAt, person }) => (vouchedAt ? [person.name] : [])),
      askedCount: vouches.filter(({ vouchedAt }) => vouchedAt === null).length,
    }),
  );
  return { entries, total, page: current, pageCount };
}

/** How much evidence of one's own there is, and how much of it is archived. */
export async function countOwnEvidence(
  database: Database,
  personId: string,
): Promise<{ current: number; archived: number }> {
  const [all, archived] = await Promise.all([
    database.client.evidence.count({ where: ownedBy(personId) }),
    database.client.evidence.count({ where: { ...ownedBy(personId), archivedAt: { not: null } } }),
  ]);
  return { current: all - archived, archived };
}

export type SharedEvidence = {
  id: string;
  title: string;
  happenedOn: Day | null;
  sharedAt: Date;
  owner: { id: string; name: string };
  competencyIds: string[];
};

/** More than one reads at a time; the newest are shown. */
const MAX_SHARED = 200;

/** What those who report to `managerId` today share with their manager, the last shared first. */
export async function listEvidenceSharedWith(
  database: Database,
  managerId: string,
  personId: string | null,
): Promise<SharedEvidence[]> {
  const rows = await database.client.evidence.findMany({
    where: {
      sharedWithManagerAt: { not: null },
      archivedAt: null,
      subject: { managerId, ...(personId && { id: personId }) },
    },
    orderBy: [{ sharedWithManagerAt: "desc" }, { id: "asc" }],
    take: MAX_SHARED,
    select: {
      id: true,
      title: true,
      happenedOn: true,
      sharedWithManagerAt: true,
      subjectId: true,
      authorId: true,
      subject: { select: { id: true, name: true } },
      tags: { select: { competencyId: true }, orderBy: { competencyId: "asc" } },
    },
  });
  return rows.flatMap(({ sharedWithManagerAt, subject, subjectId, authorId, tags, ...row }) =>
    sharedWithManagerAt && subjectId === authorId
      ? [
          {
            ...row,
            sharedAt: sharedWithManagerAt,
            owner: subject,
            competencyIds: [...new Set(tags.map(({ competencyId }) => competencyId))],
          },
        ]
      : [],
  );
}
