import { randomUUID } from "node:crypto";
import { addParticipants } from "#app/features/cycles/data/cycle-participants";
import { type CycleDraft, createCycle, findCycle } from "#app/features/cycles/data/cycles";
import { LadderLibrary, publishLadder } from "#app/features/ladder/data/ladder-library";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { createPeople, type NewPerson } from "#app/features/people/data/people";
import { type AuditContext, computeAuditHash } from "#app/platform/database/audit";
import { findAuditKey } from "#app/platform/database/audit-key";
import type { Database } from "#app/platform/database/database";
import { inTransaction } from "#app/platform/database/transaction";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";
import { TEST_AUDIT_KEYS } from "#tests/support/audit-keys";

export const AT = new Date("2026-11-01T09:00:00Z");
export const TODAY = "2026-11-02";

export type CycleWorld = {
  ladders: LadderLibrary;
  ladder: Ladder;
  ladderVersionId: string;
  administratorId: string;
  /** Adds people by a key each; `manager` and `team` name a key or a team id. */
  add(people: Record<string, Partial<NewPerson> & { manager?: string }>): Promise<void>;
  /** The id of the person with this key. */
  id(key: string): string;
  by: AuditContext;
  /** A draft with these people in it. */
  draft(keys: readonly string[], changes?: Partial<CycleDraft>): Promise<{ id: string; version: number }>;
};

/** A ladder of two roles, an administrator, and the means to add people and cycles; nothing is shared between worlds. */
export async function createCycleWorld(
  database: Database,
  shape: (ladder: Ladder) => Ladder = (ladder) => ladder,
): Promise<CycleWorld> {
  const tag = randomUUID().slice(0, 8);
  const ladder: Ladder = shape({
    ...tinyLadder({ craft: ["mentoring", "security"] }),
    id: `ladder-${tag}`,
    tracks: [{ id: "engineering", name: "Engineering", summary: "For tests.", roles: ["senior", "staff"] }],
    roles: ["senior", "staff"].map((id) => ({
      ...tinyRole({ mentoring: ["core", 3], security: ["core", 2] }),
      id,
    })),
  });
  const publication = await publishLadder(database, ladder, { actorId: null, at: AT });
  if (publication.result !== "published") throw new Error(publication.result);
  const ids = new Map<string, string>();
  const id = (key: string) => {
    const found = ids.get(key);
    if (!found) throw new Error(`nobody is called ${key}`);
    return found;
  };
  const add: CycleWorld["add"] = async (people) => {
    for (const key of Object.keys(people)) ids.set(key, `${key}-${tag}`);
    const rows = Object.entries(people).map(([key, { manager, ...more }]) => ({
      id: id(key),
      name: `${key} ${tag}`,
      email: `${key}-${tag}@example.test`,
      ladderId: ladder.id,
      roleId: "senior",
      managerId: manager ? id(manager) : null,
      ...more,
    }));
    await inTransaction(database, (tx) => createPeople(tx, rows, { actorId: null, at: AT }));
  };
  await add({ administrator: { isAdministrator: true } });
  const by = { actorId: id("administrator"), at: AT };
  const draft: CycleWorld["draft"] = async (keys, changes = {}) => {
    const created = await createCycle(database, by, { ...cycleDraft(publication.id), ...changes });
    if (!created.ok) throw new Error(created.reason);
    await addParticipants(database, by, created.id, { ids: keys.map(id) });
    const cycle = await findCycle(database, created.id);
    return { id: created.id, version: cycle?.version ?? 0 };
  };
  return {
    ladders: new LadderLibrary(database),
    ladder,
    ladderVersionId: publication.id,
    administratorId: id("administrator"),
    add,
    id,
    by,
    draft,
  };
}

/** A cycle with a name of its own. */
export function cycleDraft(ladderVersionId: string): CycleDraft {
  return {
    name: `Cycle ${randomUUID().slice(0, 8)}`,
    ladderVersionId,
    startsOn: "2026-11-02",
    selfDueOn: "2026-11-13",
    reviewDueOn: "2026-11-27",
    closesOn: "2026-12-11",
  };
}

/** The sequence numbers of records whose hash, or link to the one before, is not right. */
export async function findBrokenLinks(database: Database): Promise<number[]> {
  const records = await database.client.auditRecord.findMany({ orderBy: { sequence: "asc" } });
  const head = await database.client.auditHead.findUniqueOrThrow({ where: { id: "head" } });
  let previous = { sequence: 0, hash: "0".repeat(64) };
  const broken: number[] = [];
  for (const record of records) {
    const isLinked = record.previousHash === previous.hash && record.sequence === previous.sequence + 1;
    if (
      !isLinked ||
      record.hash !== computeAuditHash(previous.hash, record, findAuditKey(TEST_AUDIT_KEYS, record.keyId))
    )
      broken.push(record.sequence);
    previous = record;
  }
  if (head.hash !== previous.hash || head.sequence !== previous.sequence) broken.push(head.sequence);
  return broken;
}
