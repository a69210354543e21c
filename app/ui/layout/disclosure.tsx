import { useLocation } from "@remix-run/react";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";

/**
 * A menu in the bar. The summary opens it, also without JavaScript. With JavaScript it closes on Escape, on a click or
 * focus elsewhere, and on navigation.
 */
export function Disclosure({
  summary,
  label,
  isCurrent = false,
  align = "left",
  className = "",
  children,
}: {
  summary: ReactNode;
  /** Needed if the summary's own words do not say what opens. */
  label?: string;
  /** The page that is shown is one of those inside. */
  isCurrent?: boolean;
  align?: "left" | "right";
  className?: string;
  children: ReactNode;
}) {
  const details = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();
  const close = () => {
    if (details.current) details.current.open = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new place closes it
  useEffect(close, [key]);
  useEffect(() => {
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !details.current?.contains(target)) close();
    };
    document.addEventListener("pointerdown", onPress);
    return () => document.removeEventListener("pointerdown", onPress);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !details.current?.open) return;
    close();
    details.current.querySelector("summary")?.focus();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !details.current?.contains(relatedTarget)) close();
  };
  return (
    <details ref={details} onKeyDown={onKeyDown} onBlur={onBlur} className={`group relative ${className}`}>
      <summary
        aria-label={label}
        className={`flex min-h-9 cursor-pointer list-none items-center gap-1.5 rounded-md px-2.5 py-1 whitespace-nowrap hover:bg-accent-soft group-open:bg-accent-soft [&::-webkit-details-marker]:hidden ${isCurrent ? "bg-accent-soft font-semibold text-ink" : "text-ink-2"}`}
      >
        {summary}
        <svg
          viewBox="0 0 12 12"
          aria-hidden="true"
          className="size-3 fill-none stroke-current stroke-[1.75] transition-transform group-open:rotate-180"
        >
          <path d="M2.5 4.5 6 8l3.5-3.5" />
        </svg>
      </summary>
      <div
        className={`absolute z-20 mt-1.5 max-h-[calc(100dvh-5rem)] min-w-52 overflow-y-auto rounded-[10px] border border-line-2 bg-card p-1.5 shadow-lg ${align === "right" ? "right-0" : "left-0"}`}
      >
        {children}
      </div>
    </details>
  );
}
