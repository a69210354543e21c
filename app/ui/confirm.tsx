import type { ReactNode } from "react";

/** An act that asks first: the summary opens what it means and the button that does it. Works without a script. */
export function Confirm({
  label,
  danger = false,
  isOpen = false,
  children,
}: {
  label: string;
  danger?: boolean;
  /** Opened from the start: what was typed in it came back. */
  isOpen?: boolean;
  children: ReactNode;
}) {
  const colour = danger
    ? "border-danger text-danger hover:bg-danger-soft"
    : "border-line-2 text-ink hover:bg-accent-soft";
  return (
    <details className="group print:hidden" open={isOpen || undefined}>
      <summary
        className={`inline-flex min-h-10 list-none items-center rounded-[7px] border bg-card px-3.5 py-1.5 group-open:mb-3 [&::-webkit-details-marker]:hidden ${colour}`}
      >
        {label}…
      </summary>
      <div className="grid justify-items-start gap-3 rounded-lg border border-line bg-paper p-4">{children}</div>
    </details>
  );
}
