import type { DraftAnswer, DraftFields, StoredDraft } from "#app/kernel/form-draft";
import type { Database } from "./database";
import { isUniqueViolation } from "./errors";

/** A person keeps this many drafts: a new one takes the place of the oldest. */
export const MAX_DRAFTS = 50;
export const DRAFT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whose draft, and of which form. Every statement names the person, so that nobody reads another's. */
type DraftKey = { personId: string; form: string };
type DraftToSave = { fields: DraftFields; base: string; expectedVersion: number };

const oldest = (now: Date) => new Date(now.getTime() - DRAFT_DAYS * DAY_MS);

/** A draft past its days counts as absent before the sweep deletes it. */
export async function findDraft({ client }: Database, key: DraftKey, now: Date): Promise<StoredDraft | null> {
  const found = await client.formDraft.findUnique({
    where: { personId_form: key, savedAt: { gt: oldest(now) } },
    select: COLUMNS,
  });
  return found && toDraft(found);
}

const COLUMNS = { fields: true, base: true, version: true, savedAt: true } as const;
type Row = { fields: string; base: string; version: number; savedAt: Date };

const toDraft = (row: Row): StoredDraft => ({
  ...row,
  fields: JSON.parse(row.fields) as DraftFields,
  savedAt: row.savedAt.toISOString(),
});

/** A person's drafts of the forms of one page, by the names of the drafts: a page with many forms asks once. */
export async function listDrafts(
  { client }: Database,
  { personId, page }: { personId: string; page: string },
  now: Date,
): Promise<Record<string, StoredDraft>> {
  const rows = await client.formDraft.findMany({
    where: { personId, form: { startsWith: `${page}#` }, savedAt: { gt: oldest(now) } },
    select: { form: true, ...COLUMNS },
  });
  // In SQL a path may hold wildcards, and SQLite takes capitals for small letters.
  const own = rows.filter(({ form }) => form.startsWith(`${page}#`));
  return Object.fromEntries(own.map(({ form, ...row }) => [form, toDraft(row)]));
}

/**
 * Saves what was typed. Version 0 expects that there is no draft yet; a draft that another tab changed or ended since is
 * not overwritten. It is no change of the organisation's data, so the audit log does not know of it.
 */
export async function saveDraft(
  database: Database,
  key: DraftKey,
  { fields, base, expectedVersion }: DraftToSave,
  now: Date,
): Promise<DraftAnswer> {
  const { formDraft } = database.client;
  const version = expectedVersion + 1;
  const data = { fields: JSON.stringify(fields), base, version, savedAt: now };
  const saved: DraftAnswer = { ok: true, version, savedAt: now.toISOString() };
  const expected = { ...key, version: expectedVersion, savedAt: { gt: oldest(now) } };
  if (expectedVersion > 0) {
    const { count } = await formDraft.updateMany({ where: expected, data });
    return count > 0 ? saved : { ok: false, current: await findDraft(database, key, now) };
  }
  await formDraft.deleteMany({ where: { ...key, savedAt: { lte: oldest(now) } } });
  try {
    await formDraft.create({ data: { ...key, ...data }, select: { id: true } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, current: await findDraft(database, key, now) };
  }
  await deleteSurplus(database, key.personId);
  return saved;
}

async function deleteSurplus({ client }: Database, personId: string): Promise<void> {
  const surplus = await client.formDraft.findMany({
    where: { personId },
    orderBy: [{ savedAt: "desc" }, { id: "desc" }],
    skip: MAX_DRAFTS,
    select: { id: true },
  });
  if (surplus.length > 0) await client.formDraft.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
}

/** The form was accepted, or its draft discarded. */
export async function deleteDraft({ client }: Database, key: DraftKey): Promise<void> {
  await client.formDraft.deleteMany({ where: key });
}

/** Deletes drafts of all people that are past their days. */
export async function deleteOldDrafts({ client }: Database, now: Date): Promise<number> {
  const { count } = await client.formDraft.deleteMany({ where: { savedAt: { lte: oldest(now) } } });
  return count;
}
