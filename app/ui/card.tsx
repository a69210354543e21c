import type { ReactNode } from "react";

/** A surface that holds one thing. `flush` is for tables, which bring their own padding. */
export function Card({
  children,
  flush = false,
  className = "",
}: {
  children: ReactNode;
  flush?: boolean;
  className?: string;
}) {
  return (
    <div className={`rounded-[10px] border border-line bg-card ${flush ? "overflow-x-auto" : "p-5"} ${className}`}>
      {children}
    </div>
  );
}
