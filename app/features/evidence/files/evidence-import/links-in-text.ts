import { trimEndWhere } from "#app/kernel/lines";

const ADDRESS = /https?:\/\/[^\s<>()\][]+(?:\([^\s<>()]*\)[^\s<>()\][]*)*/g;
/** The target of a Markdown link without its title. */
const TARGET = /^\s*<?(https?:\/\/[^\s>]+)/;

/** The text without the addresses in it, and those; a link in Markdown leaves its words. */
export function takeLinks(text: string): { plain: string; links: string[] } {
  const links: string[] = [];
  const take = (address: string) => {
    links.push(trimEndWhere(address, (character) => ".,;:!?".includes(character)));
    return "";
  };
  const plain = takeMarkdownLinks(text, take)
    // Without a closing bracket the rest is skipped as well, so that no text is scanned twice.
    .replace(/<(https?:\/\/[^\s>]+)(>?)/g, (whole, address: string, end: string) => (end ? take(address) : whole))
    .replace(ADDRESS, take)
    .replace(/\(\s*\)/g, "")
    .replace(/[ \t]{2,}/g, " ")
    .trim();
  return { plain, links };
}

/** Replaces each `[words](address)` by its words. Goes over the text once: a bracket that closes nothing is not tried again. */
function takeMarkdownLinks(text: string, take: (address: string) => void): string {
  const parts: string[] = [];
  let end = 0;
  let closing = -1;
  let open = text.indexOf("[");
  while (open >= 0) {
    // Every bracket from here to there would close with it: the words are what the first one holds.
    const close = text.indexOf("]", open + 1);
    if (close < 0) break;
    let next = close + 1;
    if (text[next] === "(") {
      if (closing < next) closing = text.indexOf(")", next);
      if (closing < 0) break;
      const address = TARGET.exec(text.slice(next + 1, closing))?.[1];
      if (address !== undefined) {
        take(address);
        parts.push(text.slice(end, open), text.slice(open + 1, close));
        next = closing + 1;
        end = next;
      }
    }
    open = text.indexOf("[", next);
  }
  return `${parts.join("")}${text.slice(end)}`;
}
