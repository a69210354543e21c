import { createHash } from "node:crypto";
import { canonicalJson } from "#app/domain/ladder/canonical";
import type { Ladder } from "#app/domain/ladder/schema";
import { lockAuditHead, recordAudit } from "./audit";
import type { Database, Transaction } from "./database";
import { inTransaction } from "./transaction";

export type LadderVersionSummary = { id: string; ladderId: string; version: string; publishedAt: Date };
export type LoadedLadder = LadderVersionSummary & { ladder: Ladder; contentHash: string };

/** Published versions never change, so each is read and parsed once per process. */
export class LadderLibrary {
  readonly #database: Database;
  readonly #versions = new Map<string, Promise<LoadedLadder>>();

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

  /** The newest version of a ladder, or of any ladder where none is named. */
  async requireCurrent(ladderId?: string): Promise<LoadedLadder> {
    const row = await this.#database.client.ladderVersion.findFirstOrThrow({
      where: { ladderId },
      orderBy: { publishedAt: "desc" },
      select: { id: true },
    });
    return this.requireVersion(row.id);
  }

  listVersions(): Promise<LadderVersionSummary[]> {
    return this.#database.client.ladderVersion.findMany({
      orderBy: { publishedAt: "desc" },
      select: { id: true, ladderId: true, version: true, publishedAt: true },
    });
  }
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
  by: { actorId: string | null; at: Date },
): Promise<Publication> {
  return inTransaction(database, async (tx) => {
    // Server processes that start together publish one after the other: the second finds it done.
    await lockAuditHead(tx);
    return publishLadderIn(tx, ladder, by);
  });
}

export async function publishLadderIn(
  tx: Transaction,
  ladder: Ladder,
  by: { actorId: string | null; at: Date },
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
  const { id } = await tx.ladderVersion.create({
    data: {
      ladderId: ladder.id,
      version: ladder.version,
      contentHash,
      content: canonicalJson(ladder),
      publishedAt: by.at,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    at: by.at,
    actorId: by.actorId,
    action: "ladder.published",
    subjectKind: "ladder",
    subjectId: id,
    after: { ladder: ladder.id, version: ladder.version, contentHash },
  });
  return { result: "published", id };
}
