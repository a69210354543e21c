import type { ReactNode } from "react";

/** A part of a long page with its heading, which can be linked to. */
export function Section({
  id,
  title,
  intro,
  children,
  className = "",
}: {
  id: string;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section id={id} aria-labelledby={`${id}_heading`} className={`scroll-mt-4 ${className}`}>
      <h2 id={`${id}_heading`}>{title}</h2>
      {intro && <p className="mt-1 max-w-[75ch] text-ink-2">{intro}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
