import type { MarkdownBlock, MarkdownInline } from "#app/kernel/formatted-text";

/** Someone's words, as `parseMarkdown` reads them. */
export function Markdown({ blocks }: { blocks: readonly MarkdownBlock[] }) {
  return (
    <div className="grid max-w-[72ch] gap-2 break-words">
      <Blocks blocks={blocks} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly MarkdownBlock[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered as a whole, and its parts have no other name
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Inlines inlines={block.children} />
        </p>
      );
    case "heading":
      return (
        <p className="font-semibold">
          <Inlines inlines={block.children} />
        </p>
      );
    case "quote":
      return (
        <blockquote className="grid gap-2 border-l-2 border-line-2 pl-3 text-ink-2">
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case "code":
      return (
        <pre className="rounded-md border border-line bg-paper px-3 py-2 font-mono text-[13.5px] whitespace-pre-wrap">
          {block.text}
        </pre>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className={`grid gap-1 pl-5 ${block.ordered ? "list-decimal" : "list-disc"}`}>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index} className="[&>*+*]:mt-1">
              <Blocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Inlines({ inlines }: { inlines: readonly MarkdownInline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return inlines.map((inline, index) => <Inline key={index} inline={inline} />);
}

function Inline({ inline }: { inline: MarkdownInline }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return <br />;
    case "code":
      return <code className="rounded bg-line/60 px-1 font-mono text-[0.92em]">{inline.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case "link":
      return (
        <ExternalLink href={inline.href}>
          <Inlines inlines={inline.children} />
        </ExternalLink>
      );
  }
}

/** A link that leaves Cairn: in a new tab, which learns nothing of where it was opened. */
export function ExternalLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="text-accent underline underline-offset-2">
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
