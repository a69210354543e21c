/**
 * Moves the focus to the element that a fragment (`#id`) names, and opens the parts that hide it, as a browser does when it
 * loads a page. A fragment that names nothing does nothing.
 */
export function focusFragment(hash: string): void {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  const closed = target.closest("details:not([open])");
  for (let part = closed; part; part = part.parentElement?.closest("details:not([open])") ?? null) {
    part.setAttribute("open", "");
  }
  if (closed) target.scrollIntoView();
  target.focus({ preventScroll: true });
  if (document.activeElement === target) return;
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}
