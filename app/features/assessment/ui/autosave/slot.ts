import type { Newer } from "#app/features/assessment/domain/rating-answer";

/**
 * One part of a form that saves itself, as a state machine. Pure: it knows what is on the screen, what the server has,
 * and what is under way; the queue sends and waits.
 *
 * An acknowledged write is always the newest the server has; nothing newer is ever overwritten; and what was sent
 * without an answer is recognised as one's own when it turns out to be stored.
 */

/** What a part holds: plain data, equal when its JSON is. */
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
  /** What is on the screen. */
  draft: C;
  /** What the server is known to have, and its version; 0 where it has nothing yet. */
  stored: C;
  version: number;
  savedAt: string | null;
  sending: C | null;
  /** Sent without an answer since the last one. */
  unanswered: readonly C[];
  /** How many sends in a row had no answer. */
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

/** Whether the server is not known to have what is on the screen. */
export function isUnsaved(slot: Slot<Content>): boolean {
  return slot.sending !== null || slot.unanswered.length > 0 || !sameContent(slot.draft, slot.stored);
}

/** Whether there is something to send now. One request at a time, and none while the person has to choose. */
export function canSend(slot: Slot<Content>): boolean {
  return slot.sending === null && slot.conflict === null && slot.stopped === null && isUnsaved(slot);
}

/** Other words than those that were refused may be accepted. */
export function edit<C extends Content>(slot: Slot<C>, draft: C): Slot<C> {
  return { ...slot, draft, stopped: slot.stopped?.kind === "refused" ? null : slot.stopped };
}

/** What is not saved yet, kept where a reload finds it. */
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

/** The server has another version: one's own that was not answered, the very words on the screen, or someone's. */
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
