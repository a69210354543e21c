import type { Timers } from "./queue";

export const browserTimers: Timers = {
  start: (run, milliseconds) => window.setTimeout(run, milliseconds),
  cancel: (timer) => window.clearTimeout(timer as number | undefined),
};

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

/** Returns what was typed into this field before hydration, once. */
export function takeTypedEarly(name: string): string | undefined {
  const text = typedEarly.get(name);
  typedEarly.delete(name);
  return text;
}
