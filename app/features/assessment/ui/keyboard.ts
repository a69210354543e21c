import type { KeyboardEvent } from "react";

/** The keys and what they do, on a scale with so many steps. */
export const describeKeys = (steps: number) => [
  { keys: `1 to ${steps}`, does: "rates the competency you are in" },
  { keys: "0", does: "says “Not observed”" },
  { keys: "↑ ↓", does: "go through the options" },
  { keys: "J, K", does: "go to the next and the previous competency" },
  { keys: "Alt ↓, Alt ↑", does: "do the same, in a note too" },
];

const GROUP = "fieldset[data-competency]";

const isTyping = (target: Element) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type));

/** Shortcuts inside a competency. They act neither while the user types nor elsewhere on the page. */
export function handleRatingKey(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey) return;
  const group = event.target.closest(GROUP);
  if (!group) return;
  if (event.altKey) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event, group, event.key === "ArrowDown" ? 1 : -1);
    return;
  }
  if (isTyping(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    move(event, group, event.key === "j" ? 1 : -1);
    return;
  }
  if (!/^[0-9]$/.test(event.key)) return;
  const option = group.querySelector<HTMLInputElement>(`input[type="radio"][value="${event.key}"]`);
  if (!option) return;
  event.preventDefault();
  option.focus();
  option.click();
}

function move(event: KeyboardEvent<HTMLElement>, group: Element, by: 1 | -1): void {
  event.preventDefault();
  const groups = [...event.currentTarget.querySelectorAll(GROUP)];
  const next = groups[groups.indexOf(group) + by];
  if (!next) return;
  const option = next.querySelector<HTMLInputElement>('input[type="radio"]:checked, input[type="radio"]');
  option?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}
