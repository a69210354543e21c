import { createHash } from "node:crypto";
import type { AssessmentSummary } from "#app/features/assessment/data/assessments";
import { fromLinksColumn } from "#app/features/assessment/data/evidence";
import { ratingValuesOf } from "#app/features/assessment/data/ratings";
import { standingKind } from "#app/features/assessment/domain/gap";
import { calibrationsOf } from "#app/features/calibration/data/calibrated-ratings";
import { applyCalibrations } from "#app/features/calibration/domain/session/calibrated";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import type { PacketCycle } from "#app/features/promotion/domain/packet";
import { type CaseSnapshot, readSnapshot } from "#app/features/promotion/domain/snapshot";
import { Kept } from "#app/platform/cache/kept";
import type { Database } from "#app/platform/database/database";
import { ask, type Column, constant, first, isIn, list, mapped } from "#app/platform/database/reading";
import { present, sql, table } from "#app/platform/database/tables";
import type { Actor } from "#app/policy/actor";
import { type Permit, permittedId } from "#app/policy/permit";
import { decideAssessment, readableKinds } from "#app/policy/policy";
import { RATING_KINDS } from "#app/policy/stages";

/** How many cycles back a case looks. */
const MAX_CYCLES = 4;

export type CaseWords = {
  summary: string;
  /** By competency id. */
  narratives: Map<string, { text: string; version: number }>;
};

const c = table("PromotionCase", "c");
const n = table("CaseNarrative", "n");

/** What the engineer wrote into a case; null for no case. */
export const caseWords = (permit: Permit<"case.read">): Column<CaseWords | null> =>
  mapped(
    first(
      {
        summary: c.summary,
        narratives: list(
          { competencyId: n.competencyId, text: n.text, version: n.version },
          sql`FROM ${n} WHERE ${n.caseId} = ${c.id}`,
        ),
      },
      sql`FROM ${c} WHERE ${c.id} = ${permittedId(permit, "case.read")}`,
    ),
    (row) =>
      row && {
        summary: row.summary,
        narratives: new Map(row.narratives.map(({ competencyId, ...narrative }) => [competencyId, narrative])),
      },
  );

const e = table("Evidence", "e");
const t = table("CaseEvidence", "t");
const u = table("CaseEvidence", "u");
const v = table("EvidenceVouch", "v");
const p = table("Person", "p");
const a = table("Assessment", "a");

const VOUCHES = list(
  { personId: v.personId, name: p.name, words: v.words, vouchedAt: present(v.vouchedAt) },
  sql`FROM ${v} JOIN ${p} ON ${p.id} = ${v.personId}
    WHERE ${v.evidenceId} = ${e.id} AND ${v.vouchedAt} IS NOT NULL ORDER BY ${v.vouchedAt}, ${v.personId}`,
);

/**
 * The evidence chosen for a case; the tags of each piece are what it was chosen for here. Pieces that the person has
 * archived since stay: they chose them. Without `withWords`, what the person wrote into each stays empty.
 */
export function caseEvidence(permit: Permit<"case.read">, { withWords = true } = {}): Column<EvidencePiece[]> {
  const caseId = permittedId(permit, "case.read");
  const words = (column: Column<string>) => (withWords ? column : constant(""));
  return list(
    {
      id: e.id,
      title: e.title,
      links: mapped(e.links, fromLinksColumn),
      happenedOn: e.happenedOn,
      problem: words(e.problem),
      choice: words(e.choice),
      result: words(e.result),
      risk: words(e.risk),
      tags: list(
        { competencyId: t.competencyId, criterionId: mapped(t.criterionId, (id) => id || null) },
        sql`FROM ${t} WHERE ${t.caseId} = ${caseId} AND ${t.evidenceId} = ${e.id}
          ORDER BY ${t.competencyId}, ${t.criterionId}`,
      ),
      vouches: VOUCHES,
    },
    sql`FROM ${e} WHERE ${e.id} IN (SELECT ${u.evidenceId} FROM ${u} WHERE ${u.caseId} = ${caseId}) ORDER BY ${e.id}`,
  );
}

/** A cycle with the ladder version that its ratings speak of. */
export type CaseCycle = PacketCycle & { ladderVersionId: string };

/**
 * The final ratings of the person's last cycles, latest first, as far as the policy lets `reader` read them. Null if
 * the reader may read none of those that exist. It also returns the raw answer of `ask`. `finals` are all of the
 * person's; `isInChain` says that the reader is above them today.
 */
export async function askCaseCycles(
  database: Database,
  reader: Pick<Actor, "personId" | "isAdministrator">,
  of: { subjectId: string; isInChain: boolean; finals: readonly AssessmentSummary[] },
): Promise<{ answer: string; decode(): CaseCycle[] | null }> {
  const { finals } = of;
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
  if (readable.length === 0) return { answer: "", decode: () => (finals.length > 0 ? null : []) };
  const ids = readable.map(({ id }) => id);
  const asked = await ask(database, {
    rows: list(
      {
        id: a.id,
        byKind: ratingValuesOf(a.id, new Set(RATING_KINDS)),
        calibrations: calibrationsOf(a.id),
      },
      sql`FROM ${a} WHERE ${isIn(a.id, ids)}`,
    ),
  });
  const decode = () => {
    const byId = new Map(asked.decode().rows.map((row) => [row.id, row]));
    return readable.flatMap(({ id, cycle, ladderVersionId }) => {
      const { byKind, calibrations } = byId.get(id) ?? { byKind: new Map(), calibrations: [] };
      const kind = standingKind(new Set(byKind.keys()));
      if (!kind) return [];
      const { ratings } = applyCalibrations(byKind.get(kind) ?? new Map(), calibrations);
      return [{ name: cycle?.name ?? "", kind, ladderVersionId, ratings }];
    });
  };
  return { answer: asked.answer, decode };
}

export const computeSnapshotHash = (text: string) => createHash("sha256").update(text).digest("hex");

export type FrozenCase = { snapshot: CaseSnapshot; text: string; hash: string };
export type FrozenResult = { ok: true; frozen: FrozenCase } | { ok: false; reason: "not-submitted" | "hash-differs" };

/**
 * What was submitted, checked against its hash: a snapshot that is not what was submitted is not shown.
 */
export async function findFrozenCase(database: Database, permit: Permit<"case.read">): Promise<FrozenResult> {
  const caseId = permittedId(permit, "case.read");
  // A separate statement: inside the statement that `read` builds, such a long text would be copied and escaped three
  // times.
  const [row] = await database.client.$queryRaw<{ text: string | null; hash: string | null }[]>(
    sql`SELECT ${c.snapshot} AS "text", ${c.snapshotHash} AS "hash" FROM ${c} WHERE ${c.id} = ${caseId}`,
  );
  if (!row || row.text === null || row.hash === null) return { ok: false, reason: "not-submitted" };
  if (computeSnapshotHash(row.text) !== row.hash) return { ok: false, reason: "hash-differs" };
  return { ok: true, frozen: { snapshot: readSnapshot(row.text), text: row.text, hash: row.hash } };
}

/** More than a committee reads in one session. */
const MAX_KEPT_CASES = 30;

/**
 * What was submitted, by its hash: whatever has this hash stays as it is, so it is read and checked once per process. One
 * that is not what was submitted is not kept.
 */
export class FrozenCases {
  readonly #database: Database;
  readonly #kept = new Kept<Promise<FrozenCase>>(MAX_KEPT_CASES);

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null where what is stored does not match the hash. */
  async find(permit: Permit<"case.read">, hash: string): Promise<FrozenCase | null> {
    const finding = this.#kept.find(hash, async () => {
      const found = await findFrozenCase(this.#database, permit);
      if (!found.ok || found.frozen.hash !== hash) throw new DamagedCaseError();
      return found.frozen;
    });
    try {
      return await finding;
    } catch (error) {
      if (error instanceof DamagedCaseError) return null;
      throw error;
    }
  }
}

class DamagedCaseError extends Error {}

declare module "#app/platform/server/context" {
  interface Services {
    frozenCases: FrozenCases;
  }
}
