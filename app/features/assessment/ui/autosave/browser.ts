import type { DraftStore, KeptDrafts, Timers } from "./queue";

export const browserTimers: Timers = {
  start: (run, milliseconds) => window.setTimeout(run, milliseconds),
  cancel: (timer) => window.clearTimeout(timer as number | undefined),
};

/** Keeps what is not saved for as long as this tab lives, so that a shared computer keeps nothing after it. */
export function tabDrafts(key: string): DraftStore {
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "{}") as KeptDrafts;
      } catch {
        // Storage is switched off, or holds something else: there is nothing to take up.
        return {};
      }
    },
    write(drafts) {
      try {
        if (Object.keys(drafts).length === 0) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(drafts));
      } catch {
        // Storage is switched off or full: what is unsaved is on the page, and leaving it asks.
      }
    },
  };
}

/**
 * React sets a textarea back to its first words when it takes over the server's page. What was typed before that is
 * read while this module loads, which is earlier.
 */
const typedEarly = new Map<string, string>();
if (typeof document !== "undefined") {
  for (const area of document.querySelectorAll("textarea")) {
    if (area.value !== area.defaultValue) typedEarly.set(area.name, area.value);
  }
}

/** What was typed into this field before the page came alive; once. */
export function takeTypedEarly(name: string): string | undefined {
  const text = typedEarly.get(name);
  typedEarly.delete(name);
  return text;
}
