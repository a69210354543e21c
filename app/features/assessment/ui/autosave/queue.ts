import {
  type Answer,
  type Content,
  canSend,
  edit,
  isUnsaved,
  type KeptDraft,
  learn,
  receive,
  resolve,
  restore,
  resume,
  type Slot,
  send,
} from "./slot";

export type Transport = (id: string, content: Content, version: number) => Promise<Answer<Content>>;

export type Timers = { start(run: () => void, milliseconds: number): unknown; cancel(timer: unknown): void };

export type KeptDrafts = Record<string, KeptDraft<Content>>;
export type DraftStore = { read(): KeptDrafts; write(drafts: KeptDrafts): void };

export type QueueOptions = { transport: Transport; timers: Timers };

/** Delay before a choice is sent, so that it is drawn first. */
export const CHOICE_PAUSE_MS = 50;
/** Debounce of note edits: a pause this long sends the note. */
export const NOTE_PAUSE_MS = 800;
export const FIRST_RETRY_MS = 1_000;
export const MAX_RETRY_MS = 30_000;

/** "saved" when the server has everything. */
export type FlushOutcome = "saved" | "conflict" | "unreachable" | "stopped";

/** Sends what changes, part by part: one request at a time for each, the newest state next, again when there was no answer. */
export class AutosaveQueue {
  readonly #slots: Map<string, Slot<Content>>;
  readonly #timers = new Map<string, unknown>();
  readonly #listeners = new Set<() => void>();
  readonly #options: QueueOptions;
  /** Null until the drafts of an earlier page are loaded. */
  #drafts: DraftStore | null = null;
  /** Counts all sends that got no answer. */
  #missed = 0;

  constructor(slots: Iterable<readonly [string, Slot<Content>]>, options: QueueOptions) {
    this.#slots = new Map(slots);
    this.#options = options;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get(id: string): Slot<Content> {
    const slot = this.#slots.get(id);
    if (!slot) throw new Error(`there is no part "${id}" in this form`);
    return slot;
  }

  list(): Slot<Content>[] {
    return [...this.#slots.values()];
  }

  /** Takes up what an earlier visit of this tab could not send, and sends whatever is not saved. */
  begin(drafts: DraftStore): void {
    const kept = drafts.read();
    this.#drafts = drafts;
    for (const [id, draft] of Object.entries(kept)) {
      const slot = this.#slots.get(id);
      if (slot && !slot.conflict) this.#set(id, restore(slot, draft));
    }
    for (const id of this.#slots.keys()) this.#send(id);
    this.#keepDrafts();
  }

  edit(id: string, content: Content, when: "now" | "once-drawn" | "after-a-pause"): void {
    this.#set(id, edit(this.get(id), content));
    if (this.get(id).missed > 0 && this.#timers.has(id)) return;
    if (when === "now") this.#send(id);
    else this.#sendAfter(id, when === "once-drawn" ? CHOICE_PAUSE_MS : NOTE_PAUSE_MS);
  }

  choose(id: string, choice: "mine" | "theirs"): void {
    this.#set(id, resolve(this.get(id), choice));
    this.#send(id);
  }

  /** Takes over the server's state after the page's data was reloaded. */
  learn(id: string, stored: Content, version: number): void {
    const slot = this.get(id);
    const learnt = learn(slot, stored, version);
    if (learnt !== slot) this.#set(id, learnt);
  }

  /** Sends all at once: the connection is back, the page is about to go, or someone signed in again. */
  sendAll(): void {
    for (const [id, slot] of this.#slots) {
      if (slot.stopped) this.#set(id, resume(slot));
      this.#send(id);
    }
  }

  /** Sends everything and says how that went. A send without an answer ends the wait. */
  async flush(): Promise<FlushOutcome> {
    this.sendAll();
    const missedBefore = this.#missed;
    for (;;) {
      const slots = this.list();
      if (slots.some(({ stopped }) => stopped)) return "stopped";
      if (slots.some(({ conflict }) => conflict)) return "conflict";
      if (this.#missed > missedBefore) return "unreachable";
      if (!slots.some(isUnsaved)) return "saved";
      await this.#nextChange();
    }
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.subscribe(() => {
        stop();
        resolve();
      });
    });
  }

  #set(id: string, slot: Slot<Content>): void {
    this.#slots.set(id, slot);
    this.#keepDrafts();
    for (const listener of [...this.#listeners]) listener();
  }

  #keepDrafts(): void {
    const unsaved = [...this.#slots].filter(([, each]) => isUnsaved(each));
    this.#drafts?.write(
      Object.fromEntries(
        unsaved.map(([each, { draft, version, unanswered, sending }]) => [
          each,
          { content: draft, version, unanswered: sending ? [...unanswered, sending] : unanswered },
        ]),
      ),
    );
  }

  #sendAfter(id: string, milliseconds: number): void {
    this.#cancel(id);
    const { timers } = this.#options;
    this.#timers.set(
      id,
      timers.start(() => {
        this.#timers.delete(id);
        this.#send(id);
      }, milliseconds),
    );
  }

  #cancel(id: string): void {
    this.#options.timers.cancel(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #send(id: string): void {
    if (!canSend(this.get(id))) return;
    this.#cancel(id);
    const slot = send(this.get(id));
    this.#set(id, slot);
    void this.#options
      .transport(id, slot.draft, slot.version)
      .catch((): Answer<Content> => ({ kind: "unreachable" }))
      .then((answer) => this.#receive(id, answer));
  }

  #receive(id: string, answer: Answer<Content>): void {
    if (answer.kind === "unreachable") this.#missed++;
    this.#set(id, receive(this.get(id), answer));
    const { missed } = this.get(id);
    if (missed > 0) this.#sendAfter(id, Math.min(FIRST_RETRY_MS * 2 ** (missed - 1), MAX_RETRY_MS));
    // If a debounce runs meanwhile, its end sends.
    else if (!this.#timers.has(id)) this.#send(id);
  }
}
