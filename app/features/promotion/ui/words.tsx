/** Words as someone typed them, with their line ends. */
export function Words({ children, empty }: { children: string; empty: string }) {
  if (children === "") return <p className="text-ink-3">{empty}</p>;
  return <p className="max-w-[75ch] whitespace-pre-line [overflow-wrap:anywhere]">{children}</p>;
}
