import { Link, Text, View } from "@react-pdf/renderer";
import { Fragment, type ReactNode } from "react";
import type { FormattedText, MarkdownBlock, MarkdownInline } from "#app/kernel/formatted-text";
import { styles } from "./case-styles";

/** Someone's words; each paragraph may break over pages. */
export function Prose({ text, empty }: { text: FormattedText; empty: string }) {
  if (text === "") return <Text style={[styles.paragraph, styles.quiet]}>{empty}</Text>;
  if (typeof text !== "string") return <Blocks blocks={text} />;
  return text.split(/\n{2,}/).map((paragraph) => (
    <Text key={paragraph} style={styles.paragraph}>
      {paragraph}
    </Text>
  ));
}

const numbered = (nodes: readonly ReactNode[]) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered once, and its parts have no other name
  nodes.map((node, index) => <Fragment key={index}>{node}</Fragment>);

const Blocks = ({ blocks }: { blocks: readonly MarkdownBlock[] }) => numbered(blocks.map(toBlock));

function toBlock(block: MarkdownBlock): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <Text style={styles.paragraph}>{toInlines(block.children)}</Text>;
    case "heading":
      return <Text style={[styles.paragraph, styles.bold]}>{toInlines(block.children)}</Text>;
    case "code":
      return <Text style={[styles.paragraph, styles.code]}>{block.text}</Text>;
    case "quote":
      return (
        <View style={[styles.quote, styles.paragraph]}>
          <Blocks blocks={block.children} />
        </View>
      );
    case "list":
      return block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <View key={index} style={styles.item}>
          <Text style={styles.bullet}>{block.ordered ? `${index + 1}.` : "•"}</Text>
          <View style={{ flex: 1 }}>
            <Blocks blocks={item} />
          </View>
        </View>
      ));
  }
}

const toInlines = (inlines: readonly MarkdownInline[]) => numbered(inlines.map(toInline));

function toInline(inline: MarkdownInline): ReactNode {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return "\n";
    case "code":
      return <Text style={styles.code}>{inline.text}</Text>;
    case "strong":
      return <Text style={styles.bold}>{toInlines(inline.children)}</Text>;
    case "emphasis":
      return <Text style={styles.emphasis}>{toInlines(inline.children)}</Text>;
    case "link":
      return (
        <Link src={inline.href} style={styles.inlineLink}>
          {toInlines(inline.children)}
        </Link>
      );
  }
}
