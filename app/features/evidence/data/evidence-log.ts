import { empty, join } from "@prisma/client/runtime/client";
import type { Day } from "#app/kernel/day";
import { choosePage } from "#app/kernel/paging";
import type { Database } from "#app/platform/database/database";
import type { Prisma } from "#app/platform/database/generated/sqlite/client";
import { inBatches } from "#app/platform/database/in-batches";
import { flag, isIn, list, number, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { containsWords } from "#app/platform/database/text-search";
import {
  NEWEST_FIRST,
  type OwnEvidence,
  ownedBy,
  ROW_COLUMNS,
  TAG_COLUMNS,
  TAG_ORDER,
  toPiece,
} from "./evidence-columns";

export type { OwnEvidence } from "./evidence-columns";

/**
 * All of a person's own evidence with tags and endorsements, newest day first and items without a day before them.
 * Archived items only on request. Private: the caller acts for this person, or shows what they chose to show
 * (`sharedWithManagerAt`, a case).
 */
export async function listOwnEvidence(
  database: Database,
  personId: string,
  { archived = false, sharedOnly = false }: { archived?: boolean; sharedOnly?: boolean } = {},
): Promise<OwnEvidence[]> {
  const where: Prisma.EvidenceWhereInput = {
    ...ownedBy(personId),
    ...(!archived && { archivedAt: null }),
    ...(sharedOnly && { sharedWithManagerAt: { not: null } }),
  };
  // Each by the same condition: nested, the ids of thousands of pieces would have to fit into one statement.
  const [rows, tags, vouches] = await Promise.all([
    database.client.evidence.findMany({ where, orderBy: NEWEST_FIRST, select: ROW_COLUMNS }),
    database.client.evidenceTag.findMany({
      where: { evidence: where },
      orderBy: TAG_ORDER,
      select: { ...TAG_COLUMNS, evidenceId: true },
    }),
    database.client.evidenceVouch.findMany({
      where: { vouchedAt: { not: null }, evidence: where },
      orderBy: { vouchedAt: "asc" },
      select: { evidenceId: true, personId: true, words: true, vouchedAt: true },
    }),
  ]);
  const names = await findNames(database, vouches);
  const tagsOf = byPiece(tags);
  const vouchesOf = byPiece(vouches);
  return rows.map((row) =>
    toPiece({
      ...row,
      tags: tagsOf.get(row.id) ?? [],
      vouches: (vouchesOf.get(row.id) ?? []).map((vouch) => ({
        ...vouch,
        person: { name: names.get(vouch.personId) ?? "" },
      })),
    }),
  );
}

function byPiece<T extends { evidenceId: string }>(rows: readonly T[]): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const row of rows) {
    const soFar = grouped.get(row.evidenceId);
    if (soFar) soFar.push(row);
    else grouped.set(row.evidenceId, [row]);
  }
  return grouped;
}

async function findNames(database: Database, of: readonly { personId: string }[]): Promise<Map<string, string>> {
  const ids = [...new Set(of.map(({ personId }) => personId))];
  const found = await Promise.all(
    inBatches(ids).map((batch) =>
      database.client.person.findMany({ where: { id: { in: batch } }, select: { id: true, name: true } }),
    ),
  );
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

export type EvidenceFilter = {
  search: string;
  /** Tagged with one of these; null for any tag or none. */
  competencyIds: readonly string[] | null;
  /** Tagged with this criterion of one of them. */
  criterionId?: string | null;
  from: Day | null;
  to: Day | null;
  archived: boolean;
};

export type EvidenceEntry = {
  id: string;
  title: string;
  happenedOn: Day | null;
  /** Whether the result or the problem is still missing. */
  isIncomplete: boolean;
  linkCount: number;
  competencyIds: string[];
  isSharedWithManager: boolean;
  /** Names of endorsers, and the number of open requests. */
  vouchedBy: string[];
  askedCount: number;
};

export type EvidencePage = { entries: EvidenceEntry[]; total: number; page: number; pageCount: number };

const EVIDENCE_PAGE_SIZE = 30;

/** Counts a person's own evidence items by criterion of a competency, without archived ones. */
export async function countOwnByCriterion(
  database: Database,
  personId: string,
  competencyId: string,
): Promise<Record<string, number>> {
  const groups = await database.client.evidenceTag.groupBy({
    by: ["criterionId"],
    where: { competencyId, evidence: { ...ownedBy(personId), archivedAt: null } },
    _count: { _all: true },
  });
  return Object.fromEntries(groups.map(({ criterionId, _count }) => [criterionId, _count._all]));
}

const e = table("Evidence", "e");
const t = table("EvidenceTag", "t");
const v = table("EvidenceVouch", "v");
const p = table("Person", "p");

const ORDER_NEWEST_FIRST = sql`ORDER BY ${e.happenedOn} DESC NULLS FIRST, ${e.createdAt} DESC, ${e.id}`;

/** One page of a person's own evidence, in the order of `listOwnEvidence`. */
export async function listEvidencePage(
  database: Database,
  personId: string,
  filter: EvidenceFilter,
  page: number,
): Promise<EvidencePage> {
  const { competencyIds, criterionId, from, to } = filter;
  const isTagged = (ids: readonly string[]) =>
    sql`EXISTS (SELECT 1 FROM ${t} WHERE ${t.evidenceId} = ${e.id} AND ${isIn(t.competencyId, ids)}
      ${criterionId ? sql`AND ${t.criterionId} = ${criterionId}` : empty})`;
  const conditions = [
    sql`${e.subjectId} = ${personId} AND ${e.authorId} = ${personId}`,
    filter.archived ? sql`${e.archivedAt} IS NOT NULL` : sql`${e.archivedAt} IS NULL`,
    ...(competencyIds ? [isTagged(competencyIds)] : []),
    ...(from ? [sql`${e.happenedOn} >= ${from}`] : []),
    ...(to ? [sql`${e.happenedOn} <= ${to}`] : []),
    containsWords([e.searchKey], filter.search),
  ];
  const found = sql`FROM ${e} WHERE ${join(conditions, " AND ")}`;
  const total = await readOne(database, number(sql`(SELECT count(*) ${found})`));
  const { offset, ...where } = choosePage(total, page, EVIDENCE_PAGE_SIZE);
  const rows = await readOne(
    database,
    list(ENTRY, sql`${found} ${ORDER_NEWEST_FIRST} LIMIT ${EVIDENCE_PAGE_SIZE} OFFSET ${offset}`),
  );
  const entries = rows.map(({ links, tags, vouches, ...row }) => ({
    ...row,
    linkCount: (JSON.parse(links) as string[]).length,
    competencyIds: [...new Set(tags.map(({ competencyId }) => competencyId))],
    vouchedBy: vouches.flatMap(({ isGiven, name }) => (isGiven ? [name] : [])),
    askedCount: vouches.filter(({ isGiven }) => !isGiven).length,
  }));
  return { entries, total, ...where };
}

const ENTRY = {
  id: e.id,
  title: e.title,
  happenedOn: e.happenedOn,
  isIncomplete: flag(sql`${e.result} = '' OR (${e.problem} = '' AND ${e.choice} = '')`),
  links: e.links,
  isSharedWithManager: flag(sql`${e.sharedWithManagerAt} IS NOT NULL`),
  tags: list(
    { competencyId: t.competencyId },
    sql`FROM ${t} WHERE ${t.evidenceId} = ${e.id} ORDER BY ${t.competencyId}`,
  ),
  vouches: list(
    { name: p.name, isGiven: flag(sql`${v.vouchedAt} IS NOT NULL`) },
    sql`FROM ${v} JOIN ${p} ON ${p.id} = ${v.personId}
      WHERE ${v.evidenceId} = ${e.id} AND ${v.declinedAt} IS NULL ORDER BY ${v.askedAt}, ${v.personId}`,
  ),
};

/** Counts a person's own evidence, and its archived part. */
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

/** Items that today's reports of `managerId` share with their manager, last shared first. */
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
