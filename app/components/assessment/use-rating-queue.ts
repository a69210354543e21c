import { useEffect, useState, useSyncExternalStore } from "react";
import { paths } from "#app/paths";
import { browserTimers, tabDrafts, takeTypedEarly } from "./autosave/browser";
import { AutosaveQueue } from "./autosave/queue";
import { type Content, isUnsaved, newSlot, type Slot, sameContent } from "./autosave/slot";
import { createTransport } from "./autosave/transport";
import type { RatingAnswer } from "./rating-answer";
import { fieldNames, PRIVATE_NOTE, type RatingContent } from "./rating-content";
import type { RatingSheetView } from "./rating-view";

type View = Pick<RatingSheetView, "assessmentId" | "side" | "categories" | "privateNote">;

export const competenciesOf = (view: Pick<View, "categories">) =>
  view.categories.flatMap(({ competencies }) => competencies);

/** Every part of the form, with what an earlier post of it could not save still on the screen. */
function createSlots(view: View, answer: RatingAnswer | null): [string, Slot<Content>][] {
  const slots = competenciesOf(view).map(({ id, content, version }): [string, Slot<Content>] => {
    const unsaved = answer?.unsaved[id];
    const slot = newSlot<Content>(content, version, unsaved?.content ?? content);
    return [
      id,
      {
        ...slot,
        conflict: unsaved?.newer ?? null,
        stopped: unsaved?.problem ? { kind: "refused", message: unsaved.problem } : null,
      },
    ];
  });
  if (!view.privateNote) return slots;
  const { text, version } = view.privateNote;
  const typed = answer?.privateNote;
  const slot = newSlot<Content>({ text }, version, { text: typed?.text ?? text });
  const stopped = typed?.problem ? ({ kind: "refused", message: typed.problem } as const) : null;
  return [...slots, [PRIVATE_NOTE, { ...slot, conflict: typed?.newer ?? null, stopped }]];
}

/** The queue behind a rating form: it saves while the page lives, and asks before it is left with something unsent. */
export function useRatingQueue(view: View, answer: RatingAnswer | null): AutosaveQueue {
  const [queue] = useState(
    () =>
      new AutosaveQueue(createSlots(view, answer), {
        transport: createTransport(paths.saveRating(view.assessmentId), view.side),
        timers: browserTimers,
        drafts: tabDrafts(`cairn.unsaved:${view.assessmentId}:${view.side}`),
      }),
  );
  useEffect(() => {
    queue.begin();
    const sendAll = () => queue.sendAll();
    const onHide = () => document.visibilityState === "hidden" && queue.sendAll();
    const onLeave = (event: BeforeUnloadEvent) => {
      // What waits for a pause in typing is sent as the page goes; only what cannot be sent is worth a question.
      const stuck = queue.list().some((slot) => isUnsaved(slot) && (slot.missed > 0 || slot.conflict || slot.stopped));
      if (stuck || (!navigator.onLine && queue.list().some(isUnsaved))) event.preventDefault();
    };
    window.addEventListener("online", sendAll);
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onLeave);
    return () => {
      window.removeEventListener("online", sendAll);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onLeave);
      queue.sendAll();
    };
  }, [queue]);
  return queue;
}

/** One part of the form: the component that uses it is drawn again when this part changes, and at no other time. */
export function useSlot(queue: AutosaveQueue, id: string): Slot<Content> {
  const get = () => queue.get(id);
  return useSyncExternalStore(queue.subscribe, get, get);
}

/** Something that follows from all parts. It must be the same (by ===) while nothing of it changes: text or a number. */
export function useDerived<T extends string | number | boolean>(
  queue: AutosaveQueue,
  derive: (queue: AutosaveQueue) => T,
): T {
  const get = () => derive(queue);
  return useSyncExternalStore(queue.subscribe, get, get);
}

export const isRated = (slot: Slot<Content>) => slot.draft.rating !== "";

/** Whether the page has come alive: until then it works as the server drew it. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}

/** Takes up what somebody chose and typed before the page came alive. */
export function useEarlyInput(queue: AutosaveQueue, id: string, root: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const names = fieldNames(id);
    const typed = takeTypedEarly(names.note);
    const content = queue.get(id).draft as RatingContent;
    const chosen = root.current?.querySelector<HTMLInputElement>(`input[name="${names.rating}"]:checked`)?.value;
    const note = typed ?? root.current?.querySelector<HTMLTextAreaElement>("textarea")?.value.replaceAll("\r\n", "\n");
    const boxes = root.current?.querySelectorAll<HTMLInputElement>(`input[name="${names.criteria}"]`) ?? [];
    const ticked = [...boxes].filter((box) => box.type === "hidden" || box.checked).map((box) => box.value);
    const early = {
      rating: chosen ?? content.rating,
      criteria: content.criteria.length === ticked.length ? content.criteria : ticked,
      note: note ?? content.note,
    };
    if (!sameContent(early, content)) queue.edit(id, early, "now");
  }, [queue, id, root]);
}
