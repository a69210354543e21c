import type { DraftStore, KeptDrafts, Timers, Transport } from "#app/features/assessment/ui/autosave/queue";
import { type Answer, type Content, sameContent } from "#app/features/assessment/ui/autosave/slot";

type Stored = { content: Content; version: number };

/** The server's rule for one part, in memory: the same again is saved, a newer version comes back, else it is stored. */
export class FakeServer {
  readonly stored = new Map<string, Stored>();
  /** Every content that was acknowledged, in order. */
  readonly acknowledged: Content[] = [];
  /** What was asked and waits for its answer. */
  readonly waiting: { id: string; content: Content; version: number; answer: (answer: Answer<Content>) => void }[] = [];

  readonly transport: Transport = (id, content, version) =>
    new Promise((answer) => {
      this.waiting.push({ id, content, version, answer });
    });

  /** Handles the oldest request. `lost` says where its connection broke, if it did. */
  async answerNext(lost?: "request" | "response"): Promise<void> {
    const request = this.waiting.shift();
    if (!request) throw new Error("nothing is waiting");
    const answer = lost === "request" ? null : this.write(request.id, request.content, request.version);
    request.answer(lost || !answer ? { kind: "unreachable" } : answer);
    if (answer?.kind === "saved" && !lost) this.acknowledged.push(request.content);
    await settle();
  }

  async answerNextWith(answer: Answer<Content>): Promise<void> {
    this.waiting.shift()?.answer(answer);
    await settle();
  }

  write(id: string, content: Content, version: number): Answer<Content> {
    const current = this.stored.get(id);
    if (current && sameContent(current.content, content)) return saved(current.version);
    if (current && current.version !== version) {
      return { kind: "newer", current: { ...current, savedAt: "2026-10-01T10:42:00Z" } };
    }
    const next = (current?.version ?? 0) + 1;
    this.stored.set(id, { content, version: next });
    return saved(next);
  }
}

const saved = (version: number): Answer<Content> => ({ kind: "saved", version, savedAt: "2026-10-01T10:42:00Z" });

/** Lets promises that are resolved run their course. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

/** A clock that moves when it is told to. */
export class FakeTimers implements Timers {
  #now = 0;
  #timers = new Map<number, { at: number; run: () => void }>();
  #next = 1;

  start(run: () => void, milliseconds: number): number {
    this.#timers.set(this.#next, { at: this.#now + milliseconds, run });
    return this.#next++;
  }

  cancel(timer: unknown): void {
    this.#timers.delete(timer as number);
  }

  async advance(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    for (const [id, { at, run }] of [...this.#timers]) {
      if (at > this.#now) continue;
      this.#timers.delete(id);
      run();
    }
    await settle();
  }
}

export class MemoryDrafts implements DraftStore {
  kept: KeptDrafts = {};
  read(): KeptDrafts {
    return this.kept;
  }
  write(drafts: KeptDrafts): void {
    this.kept = structuredClone(drafts);
  }
}
