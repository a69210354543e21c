import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  AutosaveQueue,
  CHOICE_PAUSE_MS,
  FIRST_RETRY_MS,
  MAX_RETRY_MS,
  NOTE_PAUSE_MS,
} from "#app/features/assessment/ui/autosave/queue";
import { type Content, isUnsaved, newSlot } from "#app/features/assessment/ui/autosave/slot";
import { FakeServer, FakeTimers, MemoryDrafts, settle } from "./fake-server";

const words = (note: string): Content => ({ rating: "", criteria: [], note });
const EMPTY = words("");

let server: FakeServer;
let timers: FakeTimers;
let drafts: MemoryDrafts;
let queue: AutosaveQueue;

/** A page until it is left: from then on it sends nothing, keeps nothing and no timer of it runs. */
function openPage(keep: MemoryDrafts): { queue: AutosaveQueue; leave(): void } {
  let isLeft = false;
  const slots = ["a", "b"].map((id) => {
    const stored = server.stored.get(id);
    return [id, newSlot(stored?.content ?? EMPTY, stored?.version ?? 0)] as const;
  });
  const opened = new AutosaveQueue(slots, {
    transport: (...sent) => (isLeft ? new Promise(() => {}) : server.transport(...sent)),
    timers: {
      start: (run, milliseconds) => timers.start(() => !isLeft && run(), milliseconds),
      cancel: (timer) => timers.cancel(timer),
    },
  });
  opened.begin({ read: () => keep.read(), write: (kept) => !isLeft && keep.write(kept) });
  const leave = () => {
    isLeft = true;
  };
  return { queue: opened, leave };
}

const open = (keep = drafts) => openPage(keep).queue;

beforeEach(() => {
  server = new FakeServer();
  timers = new FakeTimers();
  drafts = new MemoryDrafts();
  queue = open();
});

const stored = (id = "a") => server.stored.get(id)?.content;

describe("sending", () => {
  test("a rating goes at once, a note after a pause", async () => {
    queue.edit("a", words("now"), "now");
    expect(server.waiting).toHaveLength(1);
    queue.edit("b", words("n"), "after-a-pause");
    await timers.advance(NOTE_PAUSE_MS - 1);
    queue.edit("b", words("no"), "after-a-pause");
    await timers.advance(NOTE_PAUSE_MS - 1);
    expect(server.waiting).toHaveLength(1);
    await timers.advance(1);
    expect(server.waiting.map(({ content }) => content.note)).toEqual(["now", "no"]);
  });

  test("a choice goes once it is drawn, the last one of several, and at once where the page is about to go", async () => {
    queue.edit("a", words("first"), "once-drawn");
    expect(drafts.read()).toHaveProperty("a.content", words("first"));
    await timers.advance(CHOICE_PAUSE_MS - 1);
    queue.edit("a", words("second"), "once-drawn");
    await timers.advance(CHOICE_PAUSE_MS - 1);
    expect(server.waiting).toEqual([]);
    await timers.advance(1);
    expect(server.waiting.map(({ content }) => content.note)).toEqual(["second"]);
    queue.edit("b", words("leaving"), "once-drawn");
    queue.sendAll();
    expect(server.waiting.map(({ content }) => content.note)).toEqual(["second", "leaving"]);
    await timers.advance(CHOICE_PAUSE_MS);
    expect(server.waiting).toHaveLength(2);
  });

  test("while one request is under way no other goes for that part, and then the newest state does", async () => {
    for (const note of ["one", "two", "three"]) queue.edit("a", words(note), "now");
    expect(server.waiting).toHaveLength(1);
    await server.answerNext();
    expect(server.waiting.map(({ content, version }) => [content.note, version])).toEqual([["three", 1]]);
    await server.answerNext();
    expect(server.waiting).toEqual([]);
    expect(stored()).toEqual(words("three"));
    expect(isUnsaved(queue.get("a"))).toBe(false);
  });

  test("parts do not wait for each other", () => {
    queue.edit("a", words("one"), "now");
    queue.edit("b", words("two"), "now");
    expect(server.waiting).toHaveLength(2);
  });
});

describe("a lost connection", () => {
  test("is tried again, each time after twice the wait, up to a bound", async () => {
    queue.edit("a", words("one"), "now");
    for (let wait = FIRST_RETRY_MS; wait <= MAX_RETRY_MS * 2; wait *= 2) {
      await server.answerNext("request");
      await timers.advance(Math.min(wait, MAX_RETRY_MS) - 1);
      expect(server.waiting).toHaveLength(0);
      await timers.advance(1);
      expect(server.waiting).toHaveLength(1);
    }
    await server.answerNext();
    expect(stored()).toEqual(words("one"));
    expect(queue.get("a").missed).toBe(0);
  });

  test("does not make typing send earlier", async () => {
    queue.edit("a", words("one"), "now");
    await server.answerNext("request");
    queue.edit("a", words("two"), "now");
    expect(server.waiting).toHaveLength(0);
    await timers.advance(FIRST_RETRY_MS);
    expect(server.waiting.map(({ content }) => content.note)).toEqual(["two"]);
  });

  test("back again, all is sent at once", async () => {
    queue.edit("a", words("one"), "now");
    await server.answerNext("request");
    queue.sendAll();
    expect(server.waiting).toHaveLength(1);
  });

  test("an answer that was lost is no conflict with oneself", async () => {
    queue.edit("a", words("one"), "now");
    queue.edit("a", words("two"), "now");
    await server.answerNext("response");
    await timers.advance(FIRST_RETRY_MS);
    await server.answerNext();
    expect(queue.get("a").conflict).toBeNull();
    await server.answerNext();
    expect(stored()).toEqual(words("two"));
  });
});

describe("a newer version", () => {
  beforeEach(async () => {
    server.write("a", words("elsewhere"), 0);
    queue.edit("a", words("here"), "now");
    await server.answerNext();
  });

  test("is never overwritten: both are shown, and nothing is sent until the person chose", async () => {
    expect(queue.get("a").conflict).toMatchObject({ content: words("elsewhere"), version: 1 });
    queue.edit("a", words("here, and more"), "now");
    queue.sendAll();
    expect(server.waiting).toEqual([]);
    expect(stored()).toEqual(words("elsewhere"));
    expect(await queue.flush()).toBe("conflict");
  });

  test("goes under one's own when that is chosen", async () => {
    queue.choose("a", "mine");
    await server.answerNext();
    expect(stored()).toEqual(words("here"));
    expect(isUnsaved(queue.get("a"))).toBe(false);
  });

  test("is taken when that is chosen, and nothing is sent", () => {
    queue.choose("a", "theirs");
    expect(queue.get("a").draft).toEqual(words("elsewhere"));
    expect(server.waiting).toEqual([]);
  });
});

describe("a reload", () => {
  test("finds what was not sent and sends it", async () => {
    queue.edit("a", words("one"), "now");
    const reloaded = open();
    expect(reloaded.get("a").draft).toEqual(words("one"));
    server.waiting.shift();
    await server.answerNext();
    expect(stored()).toEqual(words("one"));
    expect(drafts.kept).toEqual({});
  });

  test("knows its own words in what the server has", async () => {
    queue.edit("a", words("one"), "now");
    queue.edit("a", words("two"), "now");
    server.write("a", words("one"), 0);
    server.waiting.length = 0;
    const reloaded = open();
    expect(reloaded.get("a").conflict).toBeNull();
    await server.answerNext();
    expect(stored()).toEqual(words("two"));
  });

  test("shows both where someone saved something newer meanwhile", async () => {
    queue.edit("a", words("one"), "now");
    await server.answerNext("request");
    server.write("a", words("elsewhere"), 0);
    const reloaded = open();
    expect(reloaded.get("a")).toMatchObject({ draft: words("one"), conflict: { content: words("elsewhere") } });
    expect(server.waiting).toEqual([]);
  });

  test("ignores what this form does not have", () => {
    drafts.kept = { gone: { content: words("x"), version: 1, unanswered: [] } };
    expect(() => open()).not.toThrow();
  });
});

describe("stopping", () => {
  test("a session that ended sends nothing more and loses nothing; signed in again, it goes on", async () => {
    queue.edit("a", words("one"), "now");
    await server.answerNextWith({ kind: "signed-out" });
    queue.edit("a", words("two"), "now");
    expect(server.waiting).toEqual([]);
    expect(drafts.kept.a?.content).toEqual(words("two"));
    queue.sendAll();
    await server.answerNext();
    expect(stored()).toEqual(words("two"));
  });

  test("what is refused is said and kept; other words are sent", async () => {
    queue.edit("a", words("too long"), "now");
    await server.answerNextWith({ kind: "refused", message: "Use at most 4000 characters" });
    expect(queue.get("a").stopped).toEqual({ kind: "refused", message: "Use at most 4000 characters" });
    expect(await queue.flush()).toBe("stopped");
    queue.edit("a", words("short"), "now");
    await server.answerNext();
    expect(stored()).toEqual(words("short"));
  });
});

describe("flush", () => {
  test("sends what waits for a pause, and says when all is saved", async () => {
    queue.edit("a", words("one"), "after-a-pause");
    const outcome = queue.flush();
    await server.answerNext();
    expect(await outcome).toBe("saved");
  });

  test("says when there is no connection", async () => {
    queue.edit("a", words("one"), "after-a-pause");
    const outcome = queue.flush();
    await server.answerNext("request");
    expect(await outcome).toBe("unreachable");
  });
});

test("whatever breaks, in the end all that one typed is stored, and no newer words are overwritten unseen", async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant("type" as const), tab: fc.nat(1) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("answer", "lose-request", "lose-response" as const) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("reload" as const), tab: fc.nat(1) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      server = new FakeServer();
      timers = new FakeTimers();
      const keeps = [new MemoryDrafts(), new MemoryDrafts()];
      const pages = keeps.map(openPage);
      const tabs = pages.map(({ queue }) => queue);
      const typed: string[] = [];
      const seen = new Set<string>();
      const answerOne = async (lost?: "request" | "response") => {
        const before = stored()?.note as string | undefined;
        await server.answerNext(lost);
        const after = stored()?.note as string | undefined;
        if (before === undefined || after === before) return;
        // Words give way to later words of the same tab, or after they were shown to the other.
        const sameTab = before.split(":")[0] === after?.split(":")[0];
        expect(sameTab || seen.has(before)).toBe(true);
      };
      const choose = () => {
        for (const tab of tabs) {
          const { conflict } = tab.get("a");
          if (!conflict) continue;
          seen.add(conflict.content.note as string);
          tab.choose("a", "mine");
        }
      };
      for (const [index, each] of steps.entries()) {
        if (each.do === "type") {
          const note = `${each.tab}:${index}`;
          typed.push(note);
          tabs[each.tab]?.edit("a", words(note), "now");
        } else if (each.do === "reload") {
          // The requests of a page that is gone may still arrive; it does nothing more itself.
          pages[each.tab]?.leave();
          const page = openPage(keeps[each.tab] as MemoryDrafts);
          pages[each.tab] = page;
          tabs[each.tab] = page.queue;
          seen.add(stored()?.note as string);
        } else if (each.do === "wait") await timers.advance(MAX_RETRY_MS);
        else if (server.waiting.length > 0) {
          await answerOne(
            each.do === "lose-request" ? "request" : each.do === "lose-response" ? "response" : undefined,
          );
        }
        choose();
      }
      for (let i = 0; i < 40; i++) {
        while (server.waiting.length > 0) await answerOne();
        choose();
        await timers.advance(MAX_RETRY_MS);
        await settle();
      }
      expect(tabs.filter((tab) => isUnsaved(tab.get("a")))).toEqual([]);
      // The last words of the tab that typed last are there, or were shown to the other one before they gave way.
      const last = typed.at(-1);
      if (last !== undefined) expect(stored()?.note === last || seen.has(last)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe("what the page learns when it is loaded anew", () => {
  test("is not taken up over words that are not saved, or while the person has to choose", async () => {
    queue.edit("a", words("mine"), "after-a-pause");
    queue.learn("a", words("theirs"), 3);
    expect(queue.get("a")).toMatchObject({ draft: words("mine"), version: 0 });
    await timers.advance(NOTE_PAUSE_MS);
    queue.learn("a", words("theirs"), 3);
    expect(queue.get("a").draft).toEqual(words("mine"));
  });

  test("is not taken up where it is older than what this page saved", async () => {
    queue.edit("a", words("one"), "now");
    await server.answerNext();
    queue.edit("a", words("two"), "now");
    await server.answerNext();
    queue.learn("a", words("one"), 1);
    expect(queue.get("a")).toMatchObject({ draft: words("two"), version: 2 });
  });

  test("is what the next words go on top of, otherwise", async () => {
    server.stored.set("a", { content: words("theirs"), version: 3 });
    queue.learn("a", words("theirs"), 3);
    expect(queue.get("a")).toMatchObject({ draft: words("theirs"), version: 3 });
    queue.edit("a", words("mine"), "now");
    await server.answerNext();
    expect(stored()).toEqual(words("mine"));
    expect(queue.get("a").conflict).toBeNull();
  });
});
