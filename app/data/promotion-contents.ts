import { createHash } from "node:crypto";
import type { Actor } from "#app/domain/access/actor";
import { decideAssessment, readableKinds } from "#app/domain/access/policy";
import { standingKind } from "#app/domain/assessment/gap";
import { RATING_KINDS } from "#app/domain/assessment/rating";
import { applyCalibrations } from "#app/domain/calibration-session/calibrated";
import type { EvidencePiece } from "#app/domain/evidence/piece";
import type { PacketCycle } from "#app/domain/promotion/packet";
import { type CaseSnapshot, readSnapshot } from "#app/domain/promotion/snapshot";
import { finalAssessments } from "./assessments";
import { listCalibrations } from "./calibrated-ratings";
import type { Database, Transaction } from "./database";
import { PIECE_COLUMNS, toPiece } from "./evidence-columns";
import { listRatingValues } from "./ratings";
import { readOne } from "./reading";

/** How many cycles back a case looks. */
const MAX_CYCLES = 4;

export type CaseWords = {
  summary: string;
  /** By competency id. */
  narratives: Map<string, { text: string; version: number }>;
};

/** What the engineer wrote into a case. The caller has asked the policy. */
export async function requireCaseWords(client: Pick<Transaction, "promotionCase">, caseId: string): Promise<CaseWords> {
  const row = await client.promotionCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { summary: true, narratives: { select: { competencyId: true, text: true, version: true } } },
  });
  return {
    summary: row.summary,
    narratives: new Map(row.narratives.map(({ competencyId, ...narrative }) => [competencyId, narrative])),
  };
}

/**
 * The evidence chosen for a case; the tags of each piece are what it was chosen for here. Pieces that the person has
 * archived since stay: they chose them. The caller has asked the policy.
 */
export async function listCaseEvidence(
  client: Pick<Transaction, "caseEvidence">,
  caseId: string,
): Promise<EvidencePiece[]> {
  const rows = await client.caseEvidence.findMany({
    where: { caseId },
    orderBy: [{ evidenceId: "asc" }, { competencyId: "asc" }, { criterionId: "asc" }],
    select: { evidenceId: true, competencyId: true, criterionId: true, evidence: { select: PIECE_COLUMNS } },
  });
  const pieces = new Map<string, EvidencePiece>();
  for (const { evidenceId, competencyId, criterionId, evidence } of rows) {
    const piece = pieces.get(evidenceId) ?? { ...toPiece(evidence), tags: [] };
    pieces.set(evidenceId, { ...piece, tags: [...piece.tags, { competencyId, criterionId: criterionId || null }] });
  }
  return [...pieces.values()];
}

/** A cycle with the ladder version that its ratings speak of. */
export type CaseCycle = PacketCycle & { ladderVersionId: string };

/**
 * The final ratings of the person's last cycles, the latest first, as far as the policy lets `reader` read them; null
 * where it lets them read none of those that exist. `isInChain`: the reader is above the person today.
 */
export async function listCaseCycles(
  database: Database,
  reader: Pick<Actor, "personId" | "isAdministrator">,
  of: { subjectId: string; isInChain: boolean },
): Promise<CaseCycle[] | null> {
  const finals = await readOne(database, finalAssessments(of.subjectId));
  const actor = { ...reader, name: "", hasReports: false };
  const readable = finals
    .filter(({ lifecycle, reviewer }) => {
      const facts = {
        ...lifecycle,
        isSubject: reader.personId === of.subjectId,
        isReviewer: reviewer?.id === reader.personId,
        isInChain: of.isInChain,
        isSharedWithActor: false,
      };
      return (
        decideAssessment(actor, "see-result", facts) === "allow" &&
        readableKinds(actor, facts).size === RATING_KINDS.length
      );
    })
    .slice(0, MAX_CYCLES);
  if (readable.length === 0 && finals.length > 0) return null;
  const ids = readable.map(({ id }) => id);
  const [values, calibrations] = await Promise.all([
    listRatingValues(database, ids, new Set(RATING_KINDS)),
    listCalibrations(database, ids),
  ]);
  return readable.flatMap(({ id, cycle, ladderVersionId }) => {
    const byKind = values.get(id) ?? new Map();
    const kind = standingKind(new Set(byKind.keys()));
    if (!kind) return [];
    const { ratings } = applyCalibrations(byKind.get(kind) ?? new Map(), calibrations.get(id) ?? []);
    return [{ name: cycle?.name ?? "", kind, ladderVersionId, ratings }];
  });
}

export const computeSnapshotHash = (text: string) => createHash("sha256").update(text).digest("hex");

export type FrozenCase = { snapshot: CaseSnapshot; text: string; hash: string };
export type FrozenResult = { ok: true; frozen: FrozenCase } | { ok: false; reason: "not-submitted" | "hash-differs" };

/**
 * What was submitted, checked against its hash: a snapshot that is not what was submitted is not shown. The caller has
 * asked the policy.
 */
export async function findFrozenCase(database: Database, caseId: string): Promise<FrozenResult> {
  const row = await database.client.promotionCase.findUniqueOrThrow({
    where: { id: caseId },
    select: { snapshot: true, snapshotHash: true },
  });
  if (row.snapshot === null || row.snapshotHash === null) return { ok: false, reason: "not-submitted" };
  if (computeSnapshotHash(row.snapshot) !== row.snapshotHash) return { ok: false, reason: "hash-differs" };
  return { ok: true, frozen: { snapshot: readSnapshot(row.snapshot), text: row.snapshot, hash: row.snapshotHash } };
}
