import { escapeMarkdown } from "./diff-print";
import type { Block } from "./export-blocks";

/** Blocks as Markdown that any renderer with tables shows; every mark in the texts is shown as it is. */
export function printBlocksAsMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(print).join("\n\n")}\n`;
}

function print(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.depth)} ${escapeMarkdown(block.text)}`;
    case "paragraph":
      return block.label === null
        ? escapeMarkdown(block.text)
        : `**${escapeMarkdown(block.label)}.** ${escapeMarkdown(block.text)}`;
    case "list": {
      const items = block.items.map(({ text }) => `- ${escapeMarkdown(text)}`).join("\n");
      return block.label === null ? items : `**${escapeMarkdown(block.label)}**\n\n${items}`;
    }
    case "table": {
      const row = (cells: string[]) => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
      const lines = [row(block.head), `|${block.head.map(() => " --- |").join("")}`, ...block.rows.map(row)];
      return `**${escapeMarkdown(block.caption)}**\n\n${lines.join("\n")}`;
    }
  }
}
