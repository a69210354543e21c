import { createHash } from "node:crypto";
import { canonicalJson } from "#app/features/ladder/domain/canonical";
import { diffLadders } from "#app/features/ladder/domain/diff";
import type { LadderDiff } from "#app/features/ladder/domain/diff-types";
import { cyclesRead, findRole } from "#app/features/ladder/domain/lookup";
import { comparableCompetencies } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { LadderVersionSummary } from "#app/features/ladder/domain/shown-version";
import { compareVersions } from "#app/features/ladder/domain/version-order";
import { type AuditContext, type AuditEntry, lockAuditHead, recordAudit } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { type Column, list, mapped, readOne } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";
import { inTransaction } from "#app/platform/database/transaction";
import { bringPeopleToNewRoles } from "./role-succession";

const l = table("LadderVersion", "l");

export type LoadedLadder = LadderVersionSummary & { ladder: Ladder; contentHash: string };

/** Every published version: ladder by ladder, the organisation's first one first, and of each the newest first. */
export const ladderVersions: Column<LadderVersionSummary[]> = mapped(
  list(
    {
      id: l.id,
      ladderId: l.ladderId,
      version: l.version,
      publishedAt: l.publishedAt,
    },
    sql`FROM ${l} ORDER BY ${l.publishedAt}, ${l.id}`,
  ),
  (rows) =>
    [...new Set(rows.map(({ ladderId }) => ladderId))].flatMap((ladderId) =>
      rows.filter((row) => row.ladderId === ladderId).sort((a, b) => compareVersions(b.version, a.version)),
    ),
);

/** Published versions never change, so each is read and parsed once per process. */
export class LadderLibrary {
  readonly #database: Database;
  readonly #versions = new Map<string, Promise<LoadedLadder>>();
  readonly #diffs = new Map<string, LadderDiff>();
  readonly #comparable = new Map<string, Promise<ReadonlyMap<string, string>>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The version with this id; throws where there is none, since ids come from rows that refer to it. */
  requireVersion(id: string): Promise<LoadedLadder> {
    let loading = this.#versions.get(id);
    if (!loading) {
      loading = this.#load(id);
      loading.catch(() => this.#versions.delete(id));
      this.#versions.set(id, loading);
    }
    return loading;
  }

  async #load(id: string): Promise<LoadedLadder> {
    const row = await this.#database.client.ladderVersion.findUniqueOrThrow({ where: { id } });
    return { ...row, ladder: JSON.parse(row.content) as Ladder };
  }

  /** The current version of a ladder; of the organisation's first one where none is named, or where no ladder has this id. */
  async requireCurrent(ladderId?: string): Promise<LoadedLadder> {
    const current = pickCurrent(await this.listVersions());
    const picked = current.find((version) => version.ladderId === ladderId) ?? current[0];
    if (!picked) throw new Error("no ladder is published");
    return this.requireVersion(picked.id);
  }

  /** The current version of every ladder, the organisation's first one first. */
  async listCurrent(): Promise<LoadedLadder[]> {
    return this.listCurrentOf(await this.listVersions());
  }

  /** The same, where all published versions are known. */
  listCurrentOf(versions: readonly LadderVersionSummary[]): Promise<LoadedLadder[]> {
    return Promise.all(pickCurrent(versions).map(({ id }) => this.requireVersion(id)));
  }

  /** Every published version, where the page reads nothing else with them. */
  listVersions(): Promise<LadderVersionSummary[]> {
    return readOne(this.#database, ladderVersions);
  }

  /** What differs between two published versions, worked out once per process. */
  async requireDiff(fromId: string, toId: string): Promise<LadderDiff> {
    const [from, to] = await Promise.all([this.requireVersion(fromId), this.requireVersion(toId)]);
    const key = `${fromId} ${toId}`;
    const diff = this.#diffs.get(key) ?? diffLadders(from.ladder, to.ladder);
    this.#diffs.set(key, diff);
    return diff;
  }

  /**
   * Which competencies of a version may be compared with which of a later one of the same ladder, by id: those that every
   * version between left alike. None across ladders, or backwards. Worked out once per process.
   */
  requireComparable(fromId: string, toId: string): Promise<ReadonlyMap<string, string>> {
    const key = `${fromId} ${toId}`;
    let finding = this.#comparable.get(key);
    if (!finding) {
      finding = this.#findComparable(fromId, toId);
      finding.catch(() => this.#comparable.delete(key));
      this.#comparable.set(key, finding);
    }
    return finding;
  }

  async #findComparable(fromId: string, toId: string): Promise<ReadonlyMap<string, string>> {
    const [from, to] = await Promise.all([this.requireVersion(fromId), this.requireVersion(toId)]);
    const versions = (await this.listVersions()).filter(({ ladderId }) => ladderId === from.ladderId).reverse();
    const between = versions.slice(
      versions.findIndex(({ id }) => id === from.id),
      versions.findIndex(({ id }) => id === to.id) + 1,
    );
    if (between.length === 0) return new Map();
    const ladders = await Promise.all(between.map(async ({ id }) => (await this.requireVersion(id)).ladder));
    return comparableThrough(ladders);
  }

  /** Looks up names of roles in the current versions. A role that its ladder no longer has is shown by its id. */
  async loadRoleNames(): Promise<RoleNames> {
    const ladders = new Map((await this.listCurrent()).map(({ ladderId, ladder }) => [ladderId, ladder]));
    return ({ ladderId, roleId }) => {
      const ladder = ladders.get(ladderId);
      return (ladder && findRole(ladder, roleId)?.name) ?? roleId;
    };
  }
}

/** Composes what neighbouring versions have in common, from the first to the last. */
function comparableThrough(ladders: readonly Ladder[]): Map<string, string> {
  let comparable = new Map(ladders[0]?.competencies.map(({ id }) => [id, id]));
  for (const [index, later] of ladders.entries()) {
    const earlier = ladders[index - 1];
    if (!earlier) continue;
    const alike = new Map(comparableCompetencies(earlier, later).map(({ before, after }) => [before, after]));
    comparable = new Map(
      [...comparable].flatMap(([origin, id]) => {
        const next = alike.get(id);
        return next === undefined ? [] : [[origin, next] as const];
      }),
    );
  }
  return comparable;
}

export type RoleNames = (of: { ladderId: string; roleId: string }) => string;

/** Of each ladder the version with the highest number, in the order given. */
function pickCurrent(versions: readonly LadderVersionSummary[]): LadderVersionSummary[] {
  return versions.filter((version, index) => version.ladderId !== versions[index - 1]?.ladderId);
}

export function computeContentHash(ladder: Ladder): string {
  return createHash("sha256").update(canonicalJson(ladder)).digest("hex");
}

export type Publication = { result: "published" | "unchanged"; id: string } | { result: "changed-without-new-version" };

/**
 * Publishes a ladder as an immutable version. The same content again is left as it is; other content under a version
 * number that is published is refused.
 */
export function publishLadder(
  database: Database,
  ladder: Ladder,
  by: AuditContext<string | null>,
  summary?: string,
): Promise<Publication> {
  return inTransaction(database, async (tx) => {
    // Server processes that start together publish one after the other: the second finds it done.
    await lockAuditHead(tx);
    return publishLadderIn(tx, ladder, by, summary);
  });
}

export async function publishLadderIn(
  tx: Transaction,
  ladder: Ladder,
  by: AuditContext<string | null>,
  /** How much it changes, in words; nothing for a ladder that is new. */
  summary?: string,
): Promise<Publication> {
  const contentHash = computeContentHash(ladder);
  const existing = await tx.ladderVersion.findUnique({
    where: { ladderId_version: { ladderId: ladder.id, version: ladder.version } },
    select: { id: true, contentHash: true },
  });
  if (existing) {
    if (existing.contentHash !== contentHash) return { result: "changed-without-new-version" };
    return { result: "unchanged", id: existing.id };
  }
  const { id, record } = await insertLadderVersion(tx, ladder, by, summary);
  await recordAudit(tx, record);
  await bringPeopleToNewRoles(tx, ladder, by);
  return { result: "published", id };
}

/** Writes a new version and gives its record, for the caller to put in its place. */
export async function insertLadderVersion(
  tx: Transaction,
  ladder: Ladder,
  by: AuditContext<string | null>,
  summary?: string,
): Promise<{ id: string; record: AuditEntry }> {
  const contentHash = computeContentHash(ladder);
  const { id } = await tx.ladderVersion.create({
    data: {
      ladderId: ladder.id,
      version: ladder.version,
      contentHash,
      content: canonicalJson(ladder),
      consecutiveCycles: cyclesRead(ladder.promotionRule),
      publishedAt: by.at,
    },
    select: { id: true },
  });
  const after = { ladder: ladder.id, version: ladder.version, contentHash, ...(summary !== undefined && { summary }) };
  const record: AuditEntry = { ...by, action: "ladder.published", subjectKind: "ladder", subjectId: id, after };
  return { id, record };
}

declare module "#app/platform/server/context" {
  interface Services {
    ladders: LadderLibrary;
  }
}
