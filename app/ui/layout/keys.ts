/** The keys that work on every page, and what they do. */
export const KEYS = [
  { key: "E", does: "add evidence" },
  { key: "?", does: "show these keys" },
] as const;

const STORED = "cairn.keys";

/**
 * Whether single-key shortcuts are on in this browser. People who dictate, or hit keys by accident, switch them off.
 */
export function areKeysOn(): boolean {
  try {
    return window.localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

export function switchKeys(on: boolean): void {
  try {
    window.localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing has them on at each visit.
  }
}

/** Elements in which keys are part of typing or choosing. */
const TYPING =
  "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";

/**
 * The single key that was pressed for the page as a whole, in lower case. Null while the user types, or with a
 * modifier.
 */
export function pageKey(event: KeyboardEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return null;
  const { target } = event;
  if (target instanceof Element && target.closest(TYPING)) return null;
  return areKeysOn() ? event.key.toLowerCase() : null;
}
