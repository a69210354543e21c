import { type CaseContent, caseContentSchema } from "#app/features/calibration/domain/shared-cases/case";
import type { CaseRating } from "#app/features/calibration/domain/shared-cases/feedback";
import type { ConsentState } from "#app/features/calibration/domain/shared-cases/lifecycle";
import type { Database, Transaction } from "#app/platform/database/database";
import { type Column, flag, list, mapped } from "#app/platform/database/reading";
import { optionalTable, sql, table } from "#app/platform/database/tables";
import type { Actor } from "#app/policy/actor";
import { type Permit, permittedId } from "#app/policy/permit";
import type { SharedCaseFacts } from "#app/policy/policy-shared-cases";
import type { SharedCaseState } from "#app/policy/stages";
import { readCaseState, readConsentState } from "./state-columns";

const k = table("SharedCaseConsent", "k");
const c = table("SharedCase", "c");
const a = optionalTable("Assessment", "a");

/** The actor's own answer: how far it is, and the version that guards it. */
type OwnAnswer = { version: number; submittedAt: Date | null };

export type SharedCaseHead = {
  id: string;
  title: string;
  roleId: string;
  ladderVersionId: string;
  state: SharedCaseState;
  /** Empty for a real case. */
  writtenCaseId: string;
  createdAt: Date;
  version: number;
  facts: SharedCaseFacts;
  own: OwnAnswer | null;
  /** Answers that are in. */
  answers: number;
  /** Consents of the people that a real case is about; empty for a written one. */
  consents: ConsentState[];
};

const HEAD_COLUMNS = (personId: string) =>
  ({
    id: true,
    title: true,
    roleId: true,
    ladderVersionId: true,
    state: true,
    writtenCaseId: true,
    createdAt: true,
    version: true,
    ladderVersion: { select: { ladderId: true } },
    consents: { orderBy: { personId: "asc" }, select: { personId: true, state: true } },
    answers: { where: { raterId: personId }, select: { version: true, submittedAt: true } },
    _count: { select: { answers: { where: { submittedAt: { not: null } } } } },
  }) as const;

type Row = Omit<SharedCaseHead, "state" | "facts" | "own" | "answers" | "consents"> & {
  state: string;
  ladderVersion: { ladderId: string };
  consents: { personId: string; state: string }[];
  answers: OwnAnswer[];
  _count: { answers: number };
};

function toHead(row: Row, actor: Actor, ladderIds: ReadonlySet<string>): SharedCaseHead {
  const { ladderVersion, consents, answers, _count, ...rest } = row;
  const own = answers[0] ?? null;
  const state = readCaseState(rest.state);
  return {
    ...rest,
    state,
    own,
    answers: _count.answers,
    consents: consents.map((consent) => readConsentState(consent.state)),
    facts: {
      state,
      isRater: ladderIds.has(ladderVersion.ladderId),
      isInvolved: consents.some(({ personId }) => personId === actor.personId),
      hasSubmitted: own?.submittedAt !== undefined && own?.submittedAt !== null,
    },
  };
}

/** The ladders of those who report to the actor: on these they rate. */
async function findRatedLadders(tx: Transaction, actor: Actor): Promise<Set<string>> {
  const reports = await tx.person.findMany({
    where: { managerId: actor.personId, status: "active" },
    distinct: ["ladderId"],
    select: { ladderId: true },
  });
  return new Set(reports.map(({ ladderId }) => ladderId));
}

/** Every shared case with how the actor stands to it, the latest first. The caller leaves out what the policy says is absent. */
export async function listSharedCases(database: Database, actor: Actor): Promise<SharedCaseHead[]> {
  const [rows, ladderIds] = await Promise.all([
    database.client.sharedCase.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: 200,
      select: HEAD_COLUMNS(actor.personId),
    }),
    findRatedLadders(database.client, actor),
  ]);
  return rows.map((row) => toHead(row, actor, ladderIds));
}

export type SharedCase = SharedCaseHead & { content: CaseContent; assessmentId: string | null };

/** One case with all its content, reference included, or null. The policy decides what the actor gets of it. */
export async function findSharedCase(database: Database, actor: Actor, id: string): Promise<SharedCase | null> {
  const [row, ladderIds] = await Promise.all([
    database.client.sharedCase.findUnique({
      where: { id },
      select: { ...HEAD_COLUMNS(actor.personId), content: true, assessmentId: true },
    }),
    findRatedLadders(database.client, actor),
  ]);
  if (!row) return null;
  const { content, assessmentId, ...head } = row;
  return { ...toHead(head, actor, ladderIds), content: parseCaseContent(content), assessmentId };
}

export const parseCaseContent = (json: string): CaseContent => caseContentSchema.parse(JSON.parse(json));

/** A person's own answer, draft or not; competencies that they left out have no entry. */
export async function listOwnRatings(database: Database, caseId: string, raterId: string): Promise<CaseRating[]> {
  const rows = await database.client.sharedCaseRating.findMany({
    where: { answer: { sharedCaseId: caseId, raterId } },
    select: { competencyId: true, proficiency: true, note: true },
  });
  return rows.map(({ competencyId, ...rating }) => ({ competency: competencyId, ...rating }));
}

/** Submitted answers to a case in their order, without notes, which are private. */
export async function listAnswers(
  database: Database,
  permit: Permit<"shared-case.answers">,
): Promise<{ raterId: string; ratings: CaseRating[] }[]> {
  const rows = await database.client.sharedCaseAnswer.findMany({
    where: { sharedCaseId: permittedId(permit, "shared-case.answers"), submittedAt: { not: null } },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    select: { raterId: true, ratings: { select: { competencyId: true, proficiency: true } } },
  });
  return rows.map(({ raterId, ratings }) => ({
    raterId,
    ratings: ratings.map(({ competencyId, proficiency }) => ({ competency: competencyId, proficiency, note: "" })),
  }));
}

export type ConsentRequest = {
  caseId: string;
  title: string;
  state: ConsentState;
  isShown: boolean;
  /** Whether it is about the person's own assessment, or one that they reviewed. */
  isSubject: boolean;
};

const CONSENT_COLUMNS = (personId: string) =>
  ({
    state: true,
    sharedCase: {
      select: {
        id: true,
        title: true,
        state: true,
        content: true,
        roleId: true,
        ladderVersionId: true,
        assessment: { select: { subjectId: true } },
        consents: { where: { personId: { not: personId } }, select: { state: true } },
      },
    },
  }) as const;

/** A person's consents that are open or given. Refused and withdrawn ones are not brought up again. */
export const consentRequests = (personId: string): Column<ConsentRequest[]> =>
  list(
    {
      caseId: c.id,
      title: c.title,
      state: mapped(k.state, readConsentState),
      isShown: flag(sql`${c.state} <> 'preparing'`),
      isSubject: flag(sql`coalesce(${a.subjectId} = ${personId}, false)`),
    },
    sql`FROM ${k} JOIN ${c} ON ${c.id} = ${k.sharedCaseId}
      LEFT JOIN ${a} ON ${a.id} = ${c.assessmentId}
      WHERE ${k.personId} = ${personId} AND ${k.state} IN ('asked', 'given') ORDER BY ${k.at} DESC, ${c.id} LIMIT 20`,
  );

export type ConsentView = ConsentRequest & { content: CaseContent; roleId: string; ladderVersionId: string };

/** The case that a person is asked about, with the text as raters would read it; null where they are not asked. */
export async function findConsent(database: Database, personId: string, caseId: string): Promise<ConsentView | null> {
  const row = await database.client.sharedCaseConsent.findUnique({
    where: { sharedCaseId_personId: { sharedCaseId: caseId, personId } },
    select: CONSENT_COLUMNS(personId),
  });
  if (!row) return null;
  const { sharedCase } = row;
  return {
    caseId: sharedCase.id,
    title: sharedCase.title,
    state: readConsentState(row.state),
    isShown: sharedCase.state !== "preparing",
    isSubject: sharedCase.assessment?.subjectId === personId,
    content: parseCaseContent(sharedCase.content),
    roleId: sharedCase.roleId,
    ladderVersionId: sharedCase.ladderVersionId,
  };
}
