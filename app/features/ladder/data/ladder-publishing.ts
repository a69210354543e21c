import { createHash } from "node:crypto";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { countChanges } from "#app/features/ladder/domain/diff-print";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { compareVersions } from "#app/features/ladder/domain/version-order";
import { type AuditContext, lockAuditHead } from "#app/platform/database/audit";
import type { Database, Transaction } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { computeContentHash, type LadderLibrary, type LoadedLadder, publishLadderIn } from "./ladder-library";

/** Whom and what a new version of a ladder meets: active people by role, and cycles that are not closed. */
type PublishingImpact = {
  people: { roleId: string; inRole: number; aiming: number }[];
  cycles: { id: string; name: string; isOpen: boolean; version: string; isCurrent: boolean }[];
};

export type PublishingPreview = {
  /** The version that is current now; null for a ladder that is new. */
  current: LoadedLadder | null;
  impact: PublishingImpact;
  contentHash: string;
  /** A fingerprint of the content and of all that the preview shows. */
  planHash: string;
  refusal: PublishingRefusal | null;
};

/** It is published already, its number stands for another content, or it would come before the current one. */
export type PublishingRefusal = "unchanged" | "changed-without-new-version" | "not-newer";

/** What publishing this ladder would meet, as the organisation is now. */
export async function previewPublishing(
  database: Database,
  ladders: LadderLibrary,
  ladder: Ladder,
): Promise<PublishingPreview> {
  const versions = (await ladders.listVersions()).filter(({ ladderId }) => ladderId === ladder.id);
  const [newest] = versions;
  const current = newest ? await ladders.requireVersion(newest.id) : null;
  return preview(database.client, ladder, current);
}

async function preview(
  client: Pick<Transaction, "person" | "cycle" | "ladderVersion">,
  ladder: Ladder,
  current: LoadedLadder | null,
): Promise<PublishingPreview> {
  const contentHash = computeContentHash(ladder);
  const impact = await findImpact(client, ladder.id, current?.id ?? null);
  const same = await client.ladderVersion.findUnique({
    where: { ladderId_version: { ladderId: ladder.id, version: ladder.version } },
    select: { contentHash: true },
  });
  const refusal = same
    ? same.contentHash === contentHash
      ? "unchanged"
      : "changed-without-new-version"
    : current && compareVersions(ladder.version, current.version) <= 0
      ? "not-newer"
      : null;
  const plan = JSON.stringify([contentHash, current?.id ?? null, impact, refusal]);
  return { current, impact, contentHash, planHash: createHash("sha256").update(plan).digest("hex"), refusal };
}

async function findImpact(
  client: Pick<Transaction, "person" | "cycle">,
  ladderId: string,
  currentId: string | null,
): Promise<PublishingImpact> {
  const active = { ladderId, status: "active" };
  const inRoles = await client.person.groupBy({ by: ["roleId"], where: active, _count: { _all: true } });
  const aims = await client.person.groupBy({ by: ["targetRoleId"], where: active, _count: { _all: true } });
  const cycles = await client.cycle.findMany({
    where: { ladderVersion: { ladderId }, state: { not: "closed" } },
    orderBy: [{ startsOn: "desc" }, { id: "asc" }],
    select: { id: true, name: true, state: true, ladderVersion: { select: { id: true, version: true } } },
  });
  const roleIds = new Set([
    ...inRoles.map(({ roleId }) => roleId),
    ...aims.flatMap(({ targetRoleId }) => targetRoleId ?? []),
  ]);
  return {
    people: [...roleIds].sort().map((roleId) => ({
      roleId,
      inRole: inRoles.find((group) => group.roleId === roleId)?._count._all ?? 0,
      aiming: aims.find((group) => group.targetRoleId === roleId)?._count._all ?? 0,
    })),
    cycles: cycles.map(({ ladderVersion, state, ...cycle }) => ({
      ...cycle,
      isOpen: state === "open",
      version: ladderVersion.version,
      isCurrent: ladderVersion.id === currentId,
    })),
  };
}

export type PublishingResult =
  | { ok: true; id: string }
  | { ok: false; reason: "changed-meanwhile" | PublishingRefusal };

/**
 * Publishes what was previewed. The preview is computed again inside the transaction and must be equal. If another
 * version was published first, or people or cycles moved, nothing is published.
 */
export async function publishPreviewed(
  database: Database,
  ladders: LadderLibrary,
  by: AuditContext,
  { ladder, planHash }: { ladder: Ladder; planHash: string },
): Promise<PublishingResult> {
  // Read ahead of the transaction, which holds SQLite's only connection; the fingerprint names the version.
  const { current } = await previewPublishing(database, ladders, ladder);
  return inTransaction(
    database,
    async (tx): Promise<PublishingResult> => {
      await lockAuditHead(tx);
      const newest = (
        await tx.ladderVersion.findMany({ where: { ladderId: ladder.id }, select: { id: true, version: true } })
      ).sort((a, b) => compareVersions(b.version, a.version))[0];
      if ((newest?.id ?? null) !== (current?.id ?? null)) return { ok: false, reason: "changed-meanwhile" };
      const now = await preview(tx, ladder, current);
      if (now.planHash !== planHash) return { ok: false, reason: "changed-meanwhile" };
      if (now.refusal) return { ok: false, reason: now.refusal };
      const summary = current ? countChanges(diffLadders(current.ladder, ladder)) : undefined;
      const publication = await publishLadderIn(tx, ladder, by, summary);
      return publication.result === "changed-without-new-version"
        ? { ok: false, reason: publication.result }
        : { ok: true, id: publication.id };
    },
    "serializable",
  );
}
