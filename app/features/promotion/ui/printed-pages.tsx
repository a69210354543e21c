import type { ReactNode } from "react";

/**
 * On paper, what was submitted bears its number at the foot of every page: a table's foot is the one thing that browsers
 * repeat without covering the text, and only one that does not break. On a screen it is an ordinary block.
 */
export function PrintedPages({
  hash,
  submittedAt,
  children,
}: {
  hash: string | null;
  submittedAt: Date | null;
  children: ReactNode;
}) {
  return (
    <div className="print:table print:w-full">
      <div className="print:table-row-group">
        <div className="print:table-row">
          <div className="print:table-cell">{children}</div>
        </div>
      </div>
      <footer className="mt-4 text-[13px] text-ink-3 print:table-footer-group print:break-inside-avoid">
        <p className="print:pt-3 [overflow-wrap:anywhere]">
          {hash
            ? `Submitted on ${submittedAt?.toISOString().slice(0, 10)} (UTC). SHA-256 of what was submitted: ${hash}`
            : "A draft: it is not submitted, and changes with the records it is put together from."}
        </p>
      </footer>
    </div>
  );
}
