import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KeptDrafts } from "#app/features/assessment/ui/autosave/queue";
import { openTabDrafts } from "#app/features/assessment/ui/autosave/tab-drafts";
import { computeDraftKey } from "#app/features/identity/server/draft-key";

const NAME = "cairn.unsaved:assessment:self";
const SECRET = "a-secret-of-more-than-32-characters";
const draftsOf = (note: string): KeptDrafts => ({
  mentoring: { content: { rating: "3", criteria: [], note }, version: 1, unanswered: [] },
});

let stored: Map<string, string>;

const signIn = (personId: string) =>
  vi.stubGlobal("document", { querySelector: () => ({ content: computeDraftKey(SECRET, personId) }) });

/** Resolves once what was written is stored. */
const written = (expected: number) => vi.waitFor(() => expect(stored.size).toBe(expected));

async function readKept(): Promise<KeptDrafts> {
  const drafts = openTabDrafts(NAME);
  await drafts.opened;
  return drafts.read();
}

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  signIn("mara");
});
afterEach(() => void vi.unstubAllGlobals());

test("what is kept cannot be read in the storage, by another person or without signing in", async () => {
  openTabDrafts(NAME).write(draftsOf("Zoë calls it “日本”"));
  await written(1);
  expect([...stored.values()].join()).not.toMatch(/Zo|mentoring|content/);
  signIn("jonas");
  expect(await readKept()).toEqual({});
  vi.stubGlobal("document", { querySelector: () => null });
  expect(await readKept()).toEqual({});
  signIn("mara");
  expect(await readKept()).toEqual(draftsOf("Zoë calls it “日本”"));
});

test("the last of several drafts is kept, and none once all is saved", async () => {
  const drafts = openTabDrafts(NAME);
  for (const note of ["one", "two", "three"]) drafts.write(draftsOf(note));
  await written(1);
  await vi.waitFor(async () => expect(await readKept()).toEqual(draftsOf("three")));
  drafts.write({});
  await written(0);
});

test("a draft of any size comes back; a broken one is passed over", async () => {
  const long = draftsOf("word ".repeat(100_000));
  openTabDrafts(NAME).write(long);
  await written(1);
  expect(await readKept()).toEqual(long);
  stored.set(NAME, JSON.stringify(draftsOf("written by an older release")));
  expect(await readKept()).toEqual({});
});

test("without WebCrypto nothing is kept, and nothing breaks", async () => {
  vi.stubGlobal("crypto", {});
  const drafts = openTabDrafts(NAME);
  drafts.write(draftsOf("one"));
  await drafts.opened;
  expect(drafts.read()).toEqual({});
  expect(stored.size).toBe(0);
});
