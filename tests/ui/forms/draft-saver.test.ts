import { expect, test } from "vitest";
import type { DraftAnswer, DraftFields, StoredDraft } from "#app/kernel/form-draft";
import { DraftSaver, type DraftState, hashOf } from "#app/ui/forms/drafts/saver";
import type { DraftToSend, DraftTransport, Failure } from "#app/ui/forms/drafts/transport";

const SAVED_AT = "2026-12-01T15:10:00.000Z";
const EMPTY: DraftFields = { text: [""] };
const fieldsOf = (text: string): DraftFields => ({ text: [text] });
const baseOf = (fields: DraftFields) => hashOf(JSON.stringify(Object.entries(fields)));
const stored = (text: string, more: Partial<StoredDraft> = {}): StoredDraft => ({
  ...{ fields: fieldsOf(text), base: baseOf(EMPTY), version: 3, savedAt: SAVED_AT },
  ...more,
});

/** A form of one field in a tab, with a server of its own unless another tab's is given. */
function open({ server = { draft: null as StoredDraft | null }, begins = EMPTY } = {}) {
  const tab = { shown: begins, begins, states: [] as DraftState[], failure: null as Failure | null };
  const sent: DraftToSend[] = [];
  const timers: { run: () => void; milliseconds: number }[] = [];
  const transport: DraftTransport = {
    load: async () => tab.failure ?? { draft: server.draft },
    save: async (draft): Promise<DraftAnswer | Failure> => {
      sent.push(draft);
      if (tab.failure) return tab.failure;
      if ((server.draft?.version ?? 0) !== draft.version) return { ok: false, current: server.draft };
      server.draft = { fields: draft.fields, base: draft.base, version: draft.version + 1, savedAt: SAVED_AT };
      return { ok: true, version: draft.version + 1, savedAt: SAVED_AT };
    },
    discard: async () => {
      if (tab.failure) return tab.failure;
      server.draft = null;
      return null;
    },
  };
  const saver = new DraftSaver(
    {
      read: (of) => (of === "shown" ? tab.shown : tab.begins),
      fill: (fields) => {
        tab.shown = { ...tab.shown, ...fields };
        saver.edited();
      },
      tell: (state) => void tab.states.push(state),
    },
    transport,
    {
      start: (run, milliseconds) => {
        const timer = { run, milliseconds };
        timers.push(timer);
        return timer;
      },
      cancel: (timer) => void timers.splice(0, timers.length, ...timers.filter((each) => each !== timer)),
    },
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ...{ tab, server, sent, saver, settle, timers },
    type(text: string) {
      tab.shown = fieldsOf(text);
      saver.edited();
    },
    async pause() {
      for (const { run } of timers.splice(0)) run();
      await settle();
    },
    state: () => tab.states.at(-1),
  };
}

test("nothing typed is nothing saved, and many keys are one save", async () => {
  const form = open();
  await form.saver.begin();
  expect([form.timers, form.tab.states]).toEqual([[], []]);
  for (const text of ["H", "He", "Hello"]) form.type(text);
  expect(form.timers).toHaveLength(1);
  await form.pause();
  expect(form.sent).toEqual([{ fields: fieldsOf("Hello"), base: baseOf(EMPTY), version: 0 }]);
  expect(form.state()).toEqual({ kind: "saved", savedAt: SAVED_AT });
  await form.pause();
  expect(form.sent).toHaveLength(1);
});

test("text put back to its beginning leaves no draft", async () => {
  const form = open();
  await form.saver.begin();
  form.type("Hello");
  await form.pause();
  form.type("");
  await form.pause();
  expect([form.server.draft, form.state()]).toEqual([null, { kind: "none" }]);
});

test("a draft comes back into the form as it was, and ends when it is discarded", async () => {
  const form = open({ server: { draft: stored("Hello") } });
  await form.saver.begin();
  expect([form.tab.shown, form.state()]).toEqual([fieldsOf("Hello"), { kind: "restored", savedAt: SAVED_AT }]);
  expect(form.timers).toEqual([]);
  await form.saver.discard();
  expect([form.tab.shown, form.server.draft, form.state()]).toEqual([EMPTY, null, { kind: "none" }]);
});

test("a draft of text that was changed since does not take its place by itself", async () => {
  const form = open({ server: { draft: stored("Mine") }, begins: fieldsOf("A colleague’s newer text") });
  await form.saver.begin();
  expect(form.tab.shown).toEqual(fieldsOf("A colleague’s newer text"));
  expect(form.state()).toEqual({ kind: "offered", savedAt: SAVED_AT });
  form.saver.useOther();
  expect([form.tab.shown, form.state()?.kind]).toEqual([fieldsOf("Mine"), "restored"]);
});

test("a draft does not overwrite what was typed before it came; either can be kept", async () => {
  const form = open({ server: { draft: stored("Earlier") } });
  form.type("Typed at once");
  await form.saver.begin();
  expect([form.tab.shown, form.state()?.kind]).toEqual([fieldsOf("Typed at once"), "offered"]);
  expect(form.saver.isAtRisk).toBe(true);
  form.saver.keepMine();
  await form.settle();
  expect(form.server.draft).toMatchObject({ fields: fieldsOf("Typed at once"), version: 4 });
  expect(form.saver.isAtRisk).toBe(false);
});

test("a draft equal to what the form shows already is gone, with nothing said of it", async () => {
  const form = open({ server: { draft: stored("Accepted") }, begins: fieldsOf("Accepted") });
  await form.saver.begin();
  expect([form.server.draft, form.state()]).toEqual([null, { kind: "none" }]);
});

test("of two tabs the later one overwrites nothing, and says so", async () => {
  const one = open();
  const two = open({ server: one.server });
  await one.saver.begin();
  await two.saver.begin();
  one.type("First tab");
  await one.pause();
  two.type("Second tab");
  await two.pause();
  expect(one.server.draft?.fields).toEqual(fieldsOf("First tab"));
  expect(two.state()).toEqual({ kind: "elsewhere", savedAt: SAVED_AT });
  two.type("Second tab, more");
  expect(two.timers).toEqual([]);
  two.saver.keepMine();
  await two.settle();
  expect(one.server.draft?.fields).toEqual(fieldsOf("Second tab, more"));
  await one.saver.discard();
  two.type("Second tab, and more");
  await two.pause();
  expect(two.state()).toEqual({ kind: "elsewhere", savedAt: null });
});

test("without an answer it is tried again, ever later, and its own text found there is no other tab’s", async () => {
  const form = open();
  await form.saver.begin();
  form.type("Hello");
  form.tab.failure = "unreachable";
  await form.pause();
  expect([form.state(), form.saver.isAtRisk]).toEqual([{ kind: "unreachable" }, true]);
  expect(form.timers.map(({ milliseconds }) => milliseconds)).toEqual([2_000]);
  await form.pause();
  expect(form.timers.map(({ milliseconds }) => milliseconds)).toEqual([4_000]);
  // The first request was stored: only its answer was lost.
  form.server.draft = stored("Hello", { version: 1 });
  form.tab.failure = null;
  form.type("Hello again");
  await form.pause();
  await form.pause();
  expect(form.server.draft).toMatchObject({ fields: fieldsOf("Hello again"), version: 2 });
  expect([form.state()?.kind, form.saver.isAtRisk]).toEqual(["saved", false]);
});

test("after the session ended it says so, keeps the text, and saves once its writer is back", async () => {
  const form = open();
  await form.saver.begin();
  form.type("Hello");
  form.tab.failure = "signed-out";
  await form.pause();
  expect([form.state(), form.saver.isAtRisk]).toEqual([{ kind: "signed-out" }, true]);
  form.tab.failure = null;
  await form.saver.flush();
  expect(form.server.draft?.fields).toEqual(fieldsOf("Hello"));
});

test("a text that is refused is not sent over and over, but leaving asks", async () => {
  const form = open();
  await form.saver.begin();
  form.type("Too long");
  form.tab.failure = "refused";
  await form.pause();
  expect([form.timers, form.state(), form.saver.isAtRisk]).toEqual([[], { kind: "refused" }, true]);
});

test("what was typed last is saved as the form is sent, and nothing after it", async () => {
  const form = open();
  await form.saver.begin();
  form.type("Hello");
  form.saver.submitted();
  await form.settle();
  expect([form.server.draft?.fields, form.state()]).toEqual([fieldsOf("Hello"), { kind: "none" }]);
  form.server.draft = null;
  form.saver.stop();
  await form.settle();
  expect([form.server.draft, form.saver.isAtRisk]).toEqual([null, false]);
});

test("after a refusal the draft goes on; after an accepted form a new one begins", async () => {
  const form = open();
  await form.saver.begin();
  form.type("Hello");
  form.saver.submitted();
  await form.settle();
  form.type("Hello, mended");
  await form.pause();
  await form.pause();
  expect(form.server.draft).toMatchObject({ fields: fieldsOf("Hello, mended"), version: 2 });
  form.saver.submitted();
  await form.settle();
  form.server.draft = null;
  form.tab.begins = fieldsOf("Hello, mended");
  form.type("Hello, once more");
  await form.pause();
  await form.pause();
  expect(form.server.draft).toMatchObject({ fields: fieldsOf("Hello, once more"), version: 1 });
});
