import type { ReactNode } from "react";
import { Card } from "#app/ui/card";

/** A page with one small form, for those who are not signed in. */
export function NarrowPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto mt-14 max-w-[480px]">
      <h1>{title}</h1>
      {lead && <div className="mt-1 text-ink-2">{lead}</div>}
      <Card className="mt-5">{children}</Card>
    </div>
  );
}
