import type { ReactNode } from "react";

/**
 * A sentence that says who reads what is typed here. The lock is drawn by hand: the pages on which people rate have no other
 * icon, and a library of icons would cost their first visit more than the sentence.
 */
export function ReadByLine({ children }: { children: ReactNode }) {
  return (
    <span className="block text-[13.5px] text-ink-3">
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
        className="mr-1 inline size-3.5 align-[-2px]"
      >
        <rect x="3" y="11" width="18" height="11" rx="2" />
        <path d="M7 11V7a5 5 0 0 1 10 0v4" />
      </svg>
      {children}
    </span>
  );
}
