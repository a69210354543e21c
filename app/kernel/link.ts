import { trimEndWhere } from "./lines";

/** The longest address that is stored. */
export const MAX_LINK_LENGTH = 2_000;

/** Whether the text is an http or https address. Other schemes may run scripts. */
export function isWebLink(text: string): boolean {
  return text.length <= MAX_LINK_LENGTH && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * Normalises an address for comparison: without scheme, "www.", trailing slash and fragment, host in lower case. Text
 * that is no address is its own key.
 */
export function linkKey(link: string): string {
  const trimmed = link.trim();
  if (!URL.canParse(trimmed)) return trimmed;
  const { host, pathname, search } = new URL(trimmed);
  return `${host.replace(/^www\./, "")}${trimEndWhere(pathname, (character) => character === "/")}${search}`;
}
