import type { ReactNode } from "react";

/** A cell of sentences: on a phone beneath its label, from the left, where a short value would stand at the right. */
export function ProseCell({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <td className="px-3 py-2.5 align-top last:pr-5 max-md:block max-md:px-0 max-md:py-1 max-md:last:pr-0">
      {label && (
        <span aria-hidden="true" className="block text-[13px] text-ink-3 md:hidden">
          {label}
        </span>
      )}
      {children}
    </td>
  );
}
