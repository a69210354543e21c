import type { ReactNode } from "react";
import { PageLink } from "./page-link";

export type Crumb = { label: string; to?: string };

/** The top of a page: where it stands, what it is, who can see it, and what can be done. */
export function PageHeader({
  crumbs = [],
  title,
  sub,
  seenBy,
  actions,
}: {
  crumbs?: Crumb[];
  title: string;
  sub?: ReactNode;
  seenBy?: string;
  actions?: ReactNode;
}) {
  return (
    <header className="mt-5 mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-[26rem]">
        {crumbs.length > 0 && (
          <nav aria-label="Breadcrumb" className="mb-1 text-[13px] text-ink-3 print:hidden">
            <ol className="flex flex-wrap gap-x-1.5 gap-y-1">
              {crumbs.map((crumb, index) => (
                <li key={`${crumb.to} ${crumb.label}`} className="flex gap-x-1.5">
                  {index > 0 && <span aria-hidden="true">/</span>}
                  {crumb.to ? (
                    <PageLink to={crumb.to} className="underline underline-offset-2">
                      {crumb.label}
                    </PageLink>
                  ) : (
                    crumb.label
                  )}
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {sub && <p className="mt-1 max-w-[80ch] text-ink-2">{sub}</p>}
        {seenBy && <p className="mt-1 max-w-[110ch] text-[13px] text-ink-3">{seenBy}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
    </header>
  );
}

/** Says beside something on the screen who can see it. */
export function SeenBy({ children }: { children: ReactNode }) {
  return <span className="ml-1.5 border-l-2 border-line-2 pl-2 text-[13px] text-ink-3">{children}</span>;
}
