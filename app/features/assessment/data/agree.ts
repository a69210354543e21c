import { needsReason } from "#app/features/assessment/domain/agreement";
import type { Refusal } from "#app/features/assessment/domain/lifecycle";
import { type RatingValue, sameRating, UNRATED } from "#app/features/assessment/domain/rating";
import { type AuditContext, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { takeStep } from "./rate";
import { toColumns, toRatingValue } from "./ratings";

export type AgreedDraft = {
  competencyId: string;
  value: RatingValue;
  reason: string;
  /** The version that was seen; 0 where there was none. */
  expectedVersion: number;
};

export type AgreeResult =
  | { ok: true; changed: number; agreementVersion: number; versions: ReadonlyMap<string, number> }
  | { ok: false; reason: Refusal | "changed-meanwhile" }
  | { ok: false; reason: "needs-reason" | "newer-version"; competencyIds: string[] };

class Stopped extends Error {
  constructor(readonly result: Extract<AgreeResult, { competencyIds: string[] }>) {
    super(result.reason);
  }
}

/**
 * Records agreed ratings, all of them or none. Drafts that equal what is stored change nothing, and a newer version of a
 * rating is never overwritten: then its competency comes back. A change takes back confirmations that were given.
 * `agreementVersion` says what one has seen, for `confirmAgreement`; `versions` are those of the drafts, by competency.
 */
export async function recordAgreement(
  database: Database,
  by: AuditContext,
  assessmentId: string,
  drafts: readonly AgreedDraft[],
): Promise<AgreeResult> {
  const { changes, agreementVersion, versions } = await listChanges(database, assessmentId, drafts);
  if (changes.length === 0) return { ok: true, changed: 0, agreementVersion, versions };
  try {
    let written = { version: agreementVersion, versions: new Map<string, number>() };
    const step = await takeStep(database, by, assessmentId, "record-agreement", null, async (tx, { assessment }) => {
      written = await writeAgreement(tx, by, { assessmentId, personId: assessment.subjectId }, changes);
    });
    return step.ok
      ? {
          ok: true,
          changed: changes.length,
          agreementVersion: written.version,
          versions: new Map([...versions, ...written.versions]),
        }
      : step;
  } catch (error) {
    if (error instanceof Stopped) return error.result;
    throw error;
  }
}

type Sheets = Map<string, Map<string, { value: RatingValue; note: string; version: number }>>;

async function readSheets(client: Transaction, assessmentId: string): Promise<Sheets> {
  const sheets = await client.sheet.findMany({
    where: { assessmentId, superseded: false },
    select: {
      kind: true,
      ratings: { select: { competencyId: true, proficiency: true, notObserved: true, note: true, version: true } },
    },
  });
  return new Map(
    sheets.map(({ kind, ratings }) => [
      kind,
      new Map(
        ratings.map(({ competencyId, note, version, ...row }) => [
          competencyId,
          { value: toRatingValue(row), note, version },
        ]),
      ),
    ]),
  );
}

async function listChanges(
  database: Database,
  assessmentId: string,
  drafts: readonly AgreedDraft[],
): Promise<{ changes: AgreedDraft[]; agreementVersion: number; versions: Map<string, number> }> {
  const sheet = await database.client.sheet.findFirst({
    where: { assessmentId, kind: "agreed" },
    select: { version: true },
  });
  const agreed = (await readSheets(database.client, assessmentId)).get("agreed");
  const changes = drafts.filter((draft) => {
    const stored = agreed?.get(draft.competencyId);
    return !sameRating(stored?.value ?? UNRATED, draft.value) || (stored?.note ?? "") !== draft.reason;
  });
  // Read before the ratings: a change in between makes the version older than what was read, never newer.
  const versions = new Map(drafts.map(({ competencyId: id }) => [id, agreed?.get(id)?.version ?? 0]));
  return { changes, agreementVersion: sheet?.version ?? 0, versions };
}

async function writeAgreement(
  tx: Transaction,
  by: AuditContext,
  target: { assessmentId: string; personId: string },
  changes: readonly AgreedDraft[],
): Promise<{ version: number; versions: Map<string, number> }> {
  // The transition has locked the assessment's row, so agreements are recorded one at a time.
  const sheets = await readSheets(tx, target.assessmentId);
  const agreed = sheets.get("agreed") ?? new Map();
  const newer = changes.filter((draft) => (agreed.get(draft.competencyId)?.version ?? 0) !== draft.expectedVersion);
  if (newer.length > 0) throw stopped("newer-version", newer);
  const withoutReason = changes.filter(
    (draft) =>
      draft.reason === "" &&
      needsReason(
        draft.value,
        sheets.get("self")?.get(draft.competencyId)?.value,
        sheets.get("manager")?.get(draft.competencyId)?.value,
      ),
  );
  if (withoutReason.length > 0) throw stopped("needs-reason", withoutReason);

  const sheetId = await requireAgreedSheet(tx, by, target.assessmentId);
  const versions = new Map<string, number>();
  for (const draft of changes) {
    const content = { ...toColumns(draft.value), note: draft.reason, updatedAt: by.at };
    const { version } = await tx.rating.upsert({
      where: { sheetId_competencyId: { sheetId, competencyId: draft.competencyId } },
      create: { sheetId, competencyId: draft.competencyId, ...content },
      update: { ...content, version: { increment: 1 } },
      select: { version: true },
    });
    versions.set(draft.competencyId, version);
  }
  const rated = await tx.rating.count({
    where: { sheetId, OR: [{ proficiency: { not: null } }, { notObserved: true }] },
  });
  const { version } = await tx.sheet.update({
    where: { id: sheetId },
    data: { ratedCount: rated, version: { increment: 1 } },
    select: { version: true },
  });
  await recordAudit(
    tx,
    ...changes.map((draft) => ({
      at: by.at,
      actorId: by.actorId,
      action: "rating.agreed" as const,
      subjectKind: "assessment" as const,
      subjectId: target.assessmentId,
      personId: target.personId,
      before: { competency: draft.competencyId, rating: agreed.get(draft.competencyId)?.value ?? UNRATED },
      after: { competency: draft.competencyId, rating: draft.value },
      reason: draft.reason || undefined,
    })),
  );
  return { version, versions };
}

function stopped(reason: "needs-reason" | "newer-version", drafts: readonly AgreedDraft[]): Stopped {
  return new Stopped({ ok: false, reason, competencyIds: drafts.map(({ competencyId }) => competencyId) });
}

async function requireAgreedSheet(tx: Transaction, by: { at: Date }, assessmentId: string): Promise<string> {
  const existing = await tx.sheet.findFirst({ where: { assessmentId, kind: "agreed" }, select: { id: true } });
  if (existing) return existing.id;
  const created = await tx.sheet.create({
    data: { assessmentId, kind: "agreed", createdAt: by.at },
    select: { id: true },
  });
  return created.id;
}
