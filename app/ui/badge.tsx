import type { ReactNode } from "react";

const TONES = {
  neutral: "bg-line/60 text-ink-2",
  accent: "bg-accent-soft text-ink",
  warning: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
} as const;

export function Badge({ tone = "neutral", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return <span className={`badge ${TONES[tone]}`}>{children}</span>;
}
