import type { DraftAnswer, DraftFields, StoredDraft } from "#app/kernel/form-draft";
import type { DraftTransport, Failure } from "./transport";

/** What the line beside the form says. */
export type DraftState =
  | { kind: "none" }
  /** The form shows the draft. */
  | { kind: "restored" | "saved"; savedAt: string }
  /** The form was changed since the draft was begun, or typed into before the draft came: the person chooses. */
  | { kind: "offered"; savedAt: string }
  /** Another tab saved other text, or sent or discarded the form. */
  | { kind: "elsewhere"; savedAt: string | null }
  | { kind: Failure };

type DraftForm = {
  read(of: "shown" | "default"): DraftFields;
  fill(fields: DraftFields): void;
  tell(state: DraftState): void;
};
type Timers = { start(run: () => void, milliseconds: number): unknown; cancel(timer: unknown): void };

const PAUSE_MS = 1_500;
const FIRST_RETRY_MS = 2_000;
const MAX_RETRY_MS = 60_000;

const textOf = (fields: DraftFields) => JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A short hash (FNV-1a): it only has to tell whether a form still begins with the same values. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${(hash >>> 0).toString(36)}z${text.length.toString(36)}`;
}

/** Saves one form's draft: debounced, one request at a time, retried, and never over what another tab saved. */
export class DraftSaver {
  /** The draft's version on the server; 0 where there is none. Null until the server was asked. */
  #version: number | null = null;
  #base: DraftFields;
  /** The text that the server is known to hold. */
  #saved: string;
  /** Sent without an answer: found on the server later, they are this tab's own. */
  #unanswered: string[] = [];
  /** While the person has to choose, nothing is saved. */
  #other: { draft: StoredDraft | null } | null = null;
  /** The form's values as it was last sent, until typed into again. */
  #sent: DraftFields | null = null;
  #sending: Promise<void> | null = null;
  #missed = 0;
  #isRefused = false;
  #isFilling = false;
  #timer: unknown = null;
  readonly #form: DraftForm;
  readonly #transport: DraftTransport;
  readonly #timers: Timers;

  constructor(form: DraftForm, transport: DraftTransport, timers: Timers) {
    this.#form = form;
    this.#transport = transport;
    this.#timers = timers;
    this.#base = form.read("default");
    this.#saved = textOf(this.#base);
  }

  /** Whether leaving now would lose text: it could not be saved, or waits for a choice. */
  get isAtRisk(): boolean {
    const isStuck = this.#missed > 0 || this.#other !== null || this.#isRefused;
    return isStuck && this.#sent === null && this.#isDirty();
  }

  #shown = () => textOf(this.#form.read("shown"));
  #isDirty = () => this.#shown() !== this.#saved;

  /** Asks for the draft, and brings it back. */
  begin(): Promise<void> {
    return this.#run();
  }

  async #open(): Promise<void> {
    const loaded = await this.#transport.load();
    if (typeof loaded === "string") {
      this.#miss(loaded);
      return;
    }
    this.#missed = 0;
    this.#version = loaded.draft?.version ?? 0;
    if (this.#sent) this.#resume(loaded.draft);
    else if (loaded.draft) await this.#bringBack(loaded.draft);
  }

  /** The form was sent and typed into again. Where it was accepted its draft is gone, and it begins with its new values. */
  #resume(draft: StoredDraft | null): void {
    this.#sent = null;
    if (!draft) this.#base = this.#form.read("default");
    this.#saved = textOf(draft?.fields ?? this.#base);
  }

  async #bringBack(draft: StoredDraft): Promise<void> {
    const base = textOf(this.#base);
    const isUntouched = this.#shown() === base;
    const isSame = this.#shown() === textOf(draft.fields);
    // What was accepted just before the server stopped: there is nothing to bring back.
    if (isSame && isUntouched) {
      await this.#end();
      return;
    }
    if (!isSame && !(isUntouched && draft.base === hashOf(base))) {
      this.#other = { draft };
      this.#form.tell({ kind: "offered", savedAt: draft.savedAt });
      return;
    }
    this.#take(draft);
  }

  #take({ fields, version, savedAt }: StoredDraft): void {
    this.#fill(fields);
    this.#version = version;
    this.#saved = this.#shown();
    this.#form.tell({ kind: "restored", savedAt });
  }

  #fill(fields: DraftFields): void {
    this.#isFilling = true;
    this.#form.fill(fields);
    this.#isFilling = false;
  }

  edited(): void {
    if (this.#isFilling || this.#other) return;
    this.#isRefused = false;
    // While retries run, their pauses hold.
    if (this.#missed > 0 && this.#timer !== null) return;
    this.#saveAfter(PAUSE_MS);
  }

  /** The form is being sent: what was typed last is saved too, in case the form is refused. */
  submitted(): void {
    void this.flush();
    this.#cancel();
    this.#sent = this.#form.read("shown");
    this.#form.tell({ kind: "none" });
  }

  /** Saves at once: the page goes away, or its reader is back. */
  async flush(): Promise<void> {
    if (this.#sent !== null && textOf(this.#sent) === this.#shown()) return;
    this.#cancel();
    if (this.#sending === null && this.#other === null && this.#isDirty()) await this.#run();
  }

  /** The other text takes this one's place. */
  useOther(): void {
    const draft = this.#other?.draft;
    this.#other = null;
    if (draft) this.#take(draft);
  }

  /** This text takes the other one's place. */
  keepMine(): void {
    this.#version = this.#other?.draft?.version ?? 0;
    this.#saved = "";
    this.#other = null;
    void this.flush();
  }

  async discard(): Promise<void> {
    this.#cancel();
    this.#fill(this.#base);
    await this.#sending;
    await this.#end();
  }

  stop(): void {
    void this.flush();
    this.#cancel();
  }

  #saveAfter(milliseconds: number): void {
    this.#cancel();
    this.#timer = this.#timers.start(() => {
      this.#timer = null;
      void this.#run();
    }, milliseconds);
  }

  #cancel(): void {
    this.#timers.cancel(this.#timer);
    this.#timer = null;
  }

  async #run(): Promise<void> {
    // The answer to the request on its way looks for later text.
    if (this.#sending) return;
    this.#sending = this.#version === null || this.#sent ? this.#open() : this.#save(this.#version);
    await this.#sending;
    this.#sending = null;
    const isWaiting = this.#timer !== null || this.#other !== null || this.#isRefused || this.#sent !== null;
    if (!isWaiting && this.#isDirty()) this.#saveAfter(PAUSE_MS);
  }

  async #save(version: number): Promise<void> {
    const fields = this.#form.read("shown");
    const text = textOf(fields);
    const base = textOf(this.#base);
    if (text === this.#saved) return;
    if (text === base) {
      await this.#end();
      return;
    }
    const answer = await this.#transport.save({ fields, base: hashOf(base), version });
    this.#receive(text, answer);
  }

  #receive(text: string, answer: DraftAnswer | Failure): void {
    if (typeof answer === "string") {
      this.#unanswered.push(text);
      this.#miss(answer);
      return;
    }
    this.#missed = 0;
    if (answer.ok) {
      this.#version = answer.version;
      this.#saved = text;
      this.#unanswered = [];
      // An accepted form has no draft any more.
      if (!this.#sent) this.#form.tell({ kind: "saved", savedAt: answer.savedAt });
      return;
    }
    const { current } = answer;
    const found = current && textOf(current.fields);
    if (current && found !== null && [text, ...this.#unanswered].includes(found)) {
      this.#version = current.version;
      this.#saved = found;
      this.#form.tell({ kind: "saved", savedAt: current.savedAt });
      return;
    }
    // The form was sent meanwhile: its draft ended with it.
    if (this.#sent) return;
    this.#other = { draft: current };
    this.#form.tell({ kind: "elsewhere", savedAt: current?.savedAt ?? null });
  }

  /** The form is back at its beginning: there is nothing to keep. */
  async #end(): Promise<void> {
    const failure = await this.#transport.discard();
    if (failure) {
      this.#miss(failure);
      return;
    }
    this.#version = 0;
    this.#saved = textOf(this.#base);
    this.#form.tell({ kind: "none" });
  }

  #miss(failure: Failure): void {
    this.#form.tell({ kind: failure });
    this.#isRefused = failure === "refused";
    if (this.#isRefused) return;
    this.#missed++;
    this.#saveAfter(Math.min(FIRST_RETRY_MS * 2 ** (this.#missed - 1), MAX_RETRY_MS));
  }
}
