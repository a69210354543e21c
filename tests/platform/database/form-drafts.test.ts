import { beforeAll, expect, test } from "vitest";
import { createPerson } from "#app/features/people/data/people";
import {
  DRAFT_DAYS,
  deleteDraft,
  deleteOldDrafts,
  findDraft,
  listDrafts,
  MAX_DRAFTS,
  saveDraft,
} from "#app/platform/database/form-drafts";
import { describeOnBothEngines } from "#tests/support/test-database";

const at = new Date("2026-11-01T09:00:00Z");
const afterDays = (days: number, ms = 0) => new Date(at.getTime() + days * 86_400_000 + ms);
const draftOf = (text: string, expectedVersion = 0) => ({ fields: { text: [text] }, base: "0z2", expectedVersion });

describeOnBothEngines("drafts of forms", (get) => {
  const ids: Record<string, string> = {};
  const key = (name: string, form = "/settings#settings") => ({ personId: ids[name] ?? "", form });

  beforeAll(async () => {
    for (const name of ["mara", "jonas"]) {
      const person = {
        ...{ name, email: `${name}@x.test`, ladderId: "engineering", roleId: "engineer", targetRoleId: null },
        ...{ managerId: null, teamId: null, location: "", startedOn: null },
      };
      const created = await createPerson(get(), person, { actorId: "root", at });
      if (!created.ok) throw new Error(created.reason);
      ids[name] = created.id;
    }
  });

  test("another person reads, changes and ends none of it", async () => {
    await saveDraft(get(), key("mara"), draftOf("Zoë’s words, “日本”"), at);
    expect(await findDraft(get(), key("jonas"), at)).toBeNull();
    expect(await saveDraft(get(), key("jonas"), draftOf("theirs", 1), at)).toEqual({ ok: false, current: null });
    await deleteDraft(get(), key("jonas"));
    expect(await findDraft(get(), key("mara"), at)).toEqual({
      ...{ fields: { text: ["Zoë’s words, “日本”"] }, base: "0z2", version: 1, savedAt: at.toISOString() },
    });
  });

  test("a page gets its reader's own drafts, and none of a page whose path begins like its own", async () => {
    for (const form of ["/goals/a#one", "/goals/a#two", "/goals/ab#one", "/Goals/a#one", "/goals/a/b#one"]) {
      await saveDraft(get(), key("mara", form), draftOf(form), at);
    }
    await saveDraft(get(), key("jonas", "/goals/a#theirs"), draftOf("theirs"), at);
    const own = { personId: ids.mara ?? "", page: "/goals/a" };
    expect(Object.keys(await listDrafts(get(), own, at)).sort()).toEqual(["/goals/a#one", "/goals/a#two"]);
    expect(await listDrafts(get(), { ...own, page: "/goals/%" }, at)).toEqual({});
    expect(await listDrafts(get(), own, afterDays(DRAFT_DAYS))).toEqual({});
  });

  test("a second tab does not overwrite what the first saved, nor bring back what it ended", async () => {
    const form = key("mara", "/cases/x/summary#summary");
    const first = await saveDraft(get(), form, draftOf("first"), at);
    expect(first).toMatchObject({ ok: true, version: 1 });
    const current = { fields: { text: ["first"] }, version: 1 };
    expect(await saveDraft(get(), form, draftOf("second tab"), at)).toMatchObject({ ok: false, current });
    expect(await saveDraft(get(), form, draftOf("more", 1), at)).toMatchObject({ ok: true, version: 2 });
    expect(await saveDraft(get(), form, draftOf("late", 1), at)).toMatchObject({ ok: false, current: { version: 2 } });
    await deleteDraft(get(), form);
    expect(await saveDraft(get(), form, draftOf("late", 2), at)).toEqual({ ok: false, current: null });
    expect(await findDraft(get(), form, at)).toBeNull();
  });

  test(`a draft ends after ${DRAFT_DAYS} days, read or not, and makes room for a new one`, async () => {
    const form = key("jonas", "/check-ins/new#check-in-x");
    await saveDraft(get(), form, draftOf("old"), at);
    expect(await findDraft(get(), form, afterDays(DRAFT_DAYS, -1))).not.toBeNull();
    expect(await findDraft(get(), form, afterDays(DRAFT_DAYS))).toBeNull();
    expect(await saveDraft(get(), form, draftOf("late", 1), afterDays(DRAFT_DAYS))).toEqual({
      ok: false,
      current: null,
    });
    expect(await saveDraft(get(), form, draftOf("new"), afterDays(DRAFT_DAYS))).toMatchObject({ ok: true, version: 1 });
    expect(await deleteOldDrafts(get(), afterDays(2 * DRAFT_DAYS, -1))).toBeGreaterThan(0);
    expect(await findDraft(get(), form, afterDays(DRAFT_DAYS, 1))).not.toBeNull();
    await deleteOldDrafts(get(), afterDays(2 * DRAFT_DAYS));
    expect(await get().client.formDraft.count({ where: form })).toBe(0);
  });

  test("one more than a person may have takes the place of their oldest, and of nobody else’s", async () => {
    await saveDraft(get(), key("mara", "/a#kept"), draftOf("hers"), at);
    for (let index = 0; index <= MAX_DRAFTS; index++) {
      await saveDraft(get(), key("jonas", `/a#form-${index}`), draftOf(`${index}`), afterDays(0, index));
    }
    expect(await get().client.formDraft.count({ where: { personId: ids.jonas } })).toBe(MAX_DRAFTS);
    expect(await findDraft(get(), key("jonas", "/a#form-0"), at)).toBeNull();
    expect(await findDraft(get(), key("jonas", "/a#form-1"), at)).not.toBeNull();
    expect(await findDraft(get(), key("mara", "/a#kept"), at)).not.toBeNull();
  });
});
