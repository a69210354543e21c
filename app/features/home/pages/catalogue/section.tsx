import type { ReactNode } from "react";

/** A part of the catalogue, with a heading of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-10 grid gap-6">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** One component: its name, and its states below. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <h3 className="text-[15px]">{name}</h3>
      <div className="grid gap-3">{children}</div>
    </div>
  );
}
