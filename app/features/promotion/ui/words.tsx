import type { FormattedText } from "#app/kernel/formatted-text";
import { Markdown } from "#app/ui/markdown";

/** Someone's words, formatted. */
export function Words({ children, empty }: { children: FormattedText; empty: string }) {
  if (children === "") return <p className="text-ink-3">{empty}</p>;
  if (typeof children !== "string") return <Markdown blocks={children} />;
  return <p className="max-w-[75ch] whitespace-pre-line [overflow-wrap:anywhere]">{children}</p>;
}
