import type { ReactNode } from "react";

const TONES = {
  info: "border-self bg-info-soft",
  success: "border-ok bg-accent-soft",
  warning: "border-warn bg-warn-soft",
  error: "border-danger bg-danger-soft",
} as const;

/** Something the reader should know. `role` announces it: "status" politely, "alert" at once. */
export function Notice({
  tone = "info",
  title,
  role,
  children,
  className = "",
}: {
  tone?: keyof typeof TONES;
  title?: string;
  role?: "status" | "alert";
  children?: ReactNode;
  className?: string;
}) {
  return (
    <div role={role} className={`rounded-lg border-l-4 px-4 py-3 ${TONES[tone]} ${className}`}>
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}
