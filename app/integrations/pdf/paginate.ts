/**
 * What goes on which page, by estimate. The library lays out everything that is left anew at every page break, so that a
 * long document takes the square of its pages; a page element per page takes as long as its pages. An estimate that was
 * too low only makes a page flow over into the next.
 */

/** Room on a page for a section's content, in points: A4 less the margins and a heading. */
const PAGE_HEIGHT = 690;
const TEXT_WIDTH = 487;
/** Mean width of a letter of the font in ems, rather too wide than too narrow. */
const LETTER_EM = 0.61;
const LINE_EM = 1.45;

/** The height of a text in points, at this size, in a column of this share of the page's width. */
export function estimateTextHeight(text: string, fontSize: number, share = 1): number {
  if (text === "") return 0;
  const perLine = Math.max(8, Math.floor((TEXT_WIDTH * share) / (fontSize * LETTER_EM)));
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return lines * fontSize * LINE_EM;
}

/** Items in their order on pages: as many as fit by their heights, and at least one. */
export function paginate<Item>(items: readonly Item[], heightOf: (item: Item) => number): Item[][] {
  const pages: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const height = heightOf(item);
    const page = pages.at(-1);
    if (page && height <= room) {
      page.push(item);
      room -= height;
    } else {
      pages.push([item]);
      room = PAGE_HEIGHT - height;
    }
  }
  return pages;
}
