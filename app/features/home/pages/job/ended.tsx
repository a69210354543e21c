import type { ReactNode } from "react";
import { Notice } from "#app/ui/notice";

/** The outcome of a job, and where to go next. */
export function Ended({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-4">
      <Notice tone="info" role="status" title={title}>
        {text && <p>{text}</p>}
      </Notice>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
