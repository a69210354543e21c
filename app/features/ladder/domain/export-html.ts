import type { Block } from "./export-blocks";

/** Readable on any screen and on paper, in the reader's theme; nothing is fetched from anywhere. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1b2430; --ink-2: #4a5666; --line: #c9d1da; --page: #ffffff; --soft: #f3f5f8; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaf0; --ink-2: #aab4c2; --line: #3a4553; --page: #12171e; --soft: #1b222c; --accent: #7db8f2; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main, nav { max-width: 48rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; font-size: 1.5rem; }
h3 { margin-top: 2.25rem; font-size: 1.2rem; }
h4 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; }
.label { margin: 1rem 0 0; font-weight: 600; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:target { background: var(--soft); }
.table { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
th[scope="row"] { font-weight: 500; }
nav ul { list-style: none; padding-left: 1rem; }
@media print {
  nav { display: none; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2 { break-before: page; border: 0; margin-top: 0; }
  h3, h4, .label, caption { break-after: avoid; }
  li, tr { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;

/** Blocks as one page that stands alone: contents, headings in order, tables with captions. Every text is escaped. */
export function printBlocksAsHtml(title: string, blocks: readonly Block[]): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    contents(blocks),
    "<main>",
    ...blocks.map(print),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Sections, and beneath each its roles or competencies. */
function contents(blocks: readonly Block[]): string {
  const lines: string[] = [];
  let isOpen = false;
  for (const block of blocks) {
    if (block.kind !== "heading" || (block.depth !== 2 && block.depth !== 3)) continue;
    if (block.depth === 2 && isOpen) lines.push("</ul>");
    if (block.depth === 2) isOpen = false;
    if (block.depth === 3 && !isOpen) lines.push("<ul>");
    if (block.depth === 3) isOpen = true;
    lines.push(`<li><a href="#${escapeHtml(block.id)}">${escapeHtml(block.text)}</a>`);
  }
  if (isOpen) lines.push("</ul>");
  return ['<nav aria-label="Contents">', "<ul>", ...lines, "</ul>", "</nav>"].join("\n");
}

function print(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.depth} id="${escapeHtml(block.id)}">${escapeHtml(block.text)}</h${block.depth}>`;
    case "paragraph":
      return block.label === null
        ? `<p>${escapeHtml(block.text)}</p>`
        : `<p><strong>${escapeHtml(block.label)}.</strong> ${escapeHtml(block.text)}</p>`;
    case "list": {
      const items = block.items.map(
        ({ text, id }) => `<li${id === null ? "" : ` id="${escapeHtml(id)}"`}>${escapeHtml(text)}</li>`,
      );
      const label = block.label === null ? "" : `<p class="label">${escapeHtml(block.label)}</p>\n`;
      return `${label}<ul>\n${items.join("\n")}\n</ul>`;
    }
    case "table": {
      const head = block.head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join("");
      const rows = block.rows.map(
        ([first = "", ...rest]) =>
          `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
      );
      // A table wider than the screen scrolls in a frame that the keyboard reaches.
      return [
        `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(block.caption)}"><table>`,
        `<caption>${escapeHtml(block.caption)}</caption>`,
        `<thead><tr>${head}</tr></thead>`,
        `<tbody>${rows.join("\n")}</tbody>`,
        "</table></div>",
      ].join("\n");
    }
  }
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
