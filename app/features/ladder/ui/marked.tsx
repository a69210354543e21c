import type { Segment } from "#app/features/ladder/domain/search-words";

/** A text with the words that were looked for marked. */
export function Marked({ segments }: { segments: Segment[] }) {
  let offset = 0;
  return segments.map(({ text, isMatch }) => {
    const key = offset;
    offset += text.length;
    if (!isMatch) return <span key={key}>{text}</span>;
    return (
      <mark key={key} className="rounded-sm bg-warn-soft px-0.5 font-semibold text-ink">
        {text}
      </mark>
    );
  });
}
