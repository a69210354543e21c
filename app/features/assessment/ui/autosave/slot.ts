import type { Newer } from "#app/features/assessment/domain/rating-answer";

/**
 * State machine of one part of an autosaved form. Pure: it knows the draft, the stored content and the requests in
 * flight; the queue sends and waits. An acknowledged write is always the server's newest, and nothing newer is ever
 * overwritten. A request that got no answer is recognised as the user's own once it turns out to be stored.
 */

/** The content of a part: plain data, compared by its JSON. */
export type Content = Readonly<Record<string, string | readonly string[]>>;

export const sameContent = (a: Content, b: Content) => JSON.stringify(a) === JSON.stringify(b);

export type Answer<C> =
  | { kind: "saved"; version: number; savedAt: string }
  | { kind: "newer"; current: Newer<C> }
  /** No answer, or one that says nothing of the write: it may or may not be stored. */
  | { kind: "unreachable" }
  | { kind: "signed-out" }
  | { kind: "refused"; message: string };

export type Slot<C extends Content> = {
  /** The content on the screen. */
  draft: C;
  /** The server's last known content and its version; 0 before the first save. */
  stored: C;
  version: number;
  savedAt: string | null;
  sending: C | null;
  /** Sent without an answer since the last one. */
  unanswered: readonly C[];
  /** Consecutive sends without an answer. */
  missed: number;
  /** Both versions differ and the person chooses. */
  conflict: Newer<C> | null;
  /** Why nothing more is sent. */
  stopped: { kind: "signed-out" } | { kind: "refused"; message: string } | null;
};

export function newSlot<C extends Content>(stored: C, version: number, draft: C = stored): Slot<C> {
  return {
    draft,
    stored,
    version,
    savedAt: null,
    sending: null,
    unanswered: [],
    missed: 0,
    conflict: null,
    stopped: null,
  };
}

/** Whether the content on the screen is not known to be stored. */
export function isUnsaved(slot: Slot<Content>): boolean {
  return slot.sending !== null || slot.unanswered.length > 0 || !sameContent(slot.draft, slot.stored);
}

/** Whether to send now: one request at a time, and none during a conflict. */
export function canSend(slot: Slot<Content>): boolean {
  return slot.sending === null && slot.conflict === null && slot.stopped === null && isUnsaved(slot);
}

/** Other words than those that were refused may be accepted. */
export function edit<C extends Content>(slot: Slot<C>, draft: C): Slot<C> {
  return { ...slot, draft, stopped: slot.stopped?.kind === "refused" ? null : slot.stopped };
}

/** Unsaved changes, stored so that a reload finds them. */
export type KeptDraft<C> = { content: C; version: number; unanswered: readonly C[] };

/** A kept draft over what the server has now: it goes on where nothing newer came, else the person chooses. */
export function restore<C extends Content>(slot: Slot<C>, kept: KeptDraft<C>): Slot<C> {
  const restored = { ...slot, draft: kept.content };
  if (kept.version === slot.version) return restored;
  const current = { content: slot.stored, version: slot.version, savedAt: slot.savedAt };
  return meetNewer({ ...restored, version: kept.version, unanswered: kept.unanswered }, current);
}

/** Sends the newest draft. */
export function send<C extends Content>(slot: Slot<C>): Slot<C> {
  return { ...slot, sending: slot.draft };
}

export function receive<C extends Content>(slot: Slot<C>, answer: Answer<C>): Slot<C> {
  const { sending } = slot;
  if (sending === null) return slot;
  const answered = { ...slot, sending: null };
  switch (answer.kind) {
    case "saved":
      return {
        ...answered,
        stored: sending,
        version: answer.version,
        savedAt: answer.savedAt,
        unanswered: [],
        missed: 0,
      };
    case "newer":
      return meetNewer(answered, answer.current);
    case "unreachable":
      return { ...answered, unanswered: [...slot.unanswered, sending], missed: slot.missed + 1 };
    case "signed-out":
      return { ...answered, stopped: { kind: "signed-out" } };
    case "refused":
      return { ...answered, stopped: { kind: "refused", message: answer.message } };
  }
}

/** Handles another version on the server: the user's own unanswered one, the same content, or another person's. */
function meetNewer<C extends Content>(slot: Slot<C>, current: Newer<C>): Slot<C> {
  const isOwn = [...slot.unanswered, slot.draft].some((content) => sameContent(content, current.content));
  if (!isOwn) return { ...slot, unanswered: [], missed: 0, conflict: current };
  return {
    ...slot,
    stored: current.content,
    version: current.version,
    savedAt: current.savedAt ?? slot.savedAt,
    unanswered: [],
    missed: 0,
  };
}

/** The person chose: "mine" goes on top of the newer version, "theirs" takes it. */
export function resolve<C extends Content>(slot: Slot<C>, choice: "mine" | "theirs"): Slot<C> {
  if (slot.conflict === null) return slot;
  const { content, version, savedAt } = slot.conflict;
  return {
    ...slot,
    draft: choice === "mine" ? slot.draft : content,
    stored: content,
    version,
    savedAt,
    conflict: null,
  };
}

/** Takes over the server's state after a reload, unless there are unsaved changes. */
export function learn<C extends Content>(slot: Slot<C>, stored: C, version: number): Slot<C> {
  if (version <= slot.version || slot.conflict !== null || isUnsaved(slot)) return slot;
  return { ...slot, draft: stored, stored, version };
}

/** After signing in again: what stopped it is gone. */
export function resume<C extends Content>(slot: Slot<C>): Slot<C> {
  return slot.stopped?.kind === "signed-out" ? { ...slot, stopped: null } : slot;
}
