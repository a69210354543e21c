import { trimEndWhere } from "./lines";

/** The longest address that is kept; longer ones are not addresses of something one reads. */
export const MAX_LINK_LENGTH = 2_000;

/** Whether the text is an address that a browser opens as a page: http or https, nothing that runs as a script. */
export function isWebLink(text: string): boolean {
  return text.length <= MAX_LINK_LENGTH && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/**
 * What two spellings of one address have in common: without scheme, "www.", a closing slash and the place within the
 * page; host in lower case. Text that is no address is its own key.
 */
export function linkKey(link: string): string {
  const trimmed = link.trim();
  if (!URL.canParse(trimmed)) return trimmed;
  const { host, pathname, search } = new URL(trimmed);
  return `${host.replace(/^www\./, "")}${trimEndWhere(pathname, (character) => character === "/")}${search}`;
}
