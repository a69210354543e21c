import { useEffect, useState, useSyncExternalStore } from "react";
import { browserTimers } from "./autosave/browser";
import { AutosaveQueue, type Transport } from "./autosave/queue";
import { type Content, isUnsaved, type Slot } from "./autosave/slot";

/**
 * The queue behind a form that saves itself: it saves while the page lives, and asks before it is left with something
 * unsent. `key` names the drafts that this tab keeps.
 */
export function useAutosaveQueue(
  key: string,
  create: () => { slots: [string, Slot<Content>][]; transport: Transport },
): AutosaveQueue {
  const [queue] = useState(() => {
    const { slots, transport } = create();
    return new AutosaveQueue(slots, { transport, timers: browserTimers });
  });
  useEffect(() => {
    let isLeft = false;
    // Loaded after the page is drawn. Where that fails, nothing is kept in the tab: what is unsaved is on the page.
    import("./autosave/tab-drafts")
      .then(async ({ openTabDrafts }) => {
        const drafts = openTabDrafts(`cairn.unsaved:${key}`);
        await drafts.opened;
        if (!isLeft) queue.begin(drafts);
      })
      .catch(() => {});
    const sendAll = () => queue.sendAll();
    const onHide = () => document.visibilityState === "hidden" && queue.sendAll();
    const onLeave = (event: BeforeUnloadEvent) => {
      // Debounced changes are sent as the page closes, so the warning is for those that can't be sent.
      const stuck = queue.list().some((slot) => isUnsaved(slot) && (slot.missed > 0 || slot.conflict || slot.stopped));
      if (stuck || (!navigator.onLine && queue.list().some(isUnsaved))) event.preventDefault();
    };
    window.addEventListener("online", sendAll);
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("beforeunload", onLeave);
    return () => {
      isLeft = true;
      window.removeEventListener("online", sendAll);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("beforeunload", onLeave);
      queue.sendAll();
    };
  }, [queue, key]);
  return queue;
}

/** Subscribes to one part of the form: the component re-renders only when this part changes. */
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

/** Whether the page has hydrated: before that it works as plain HTML. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
