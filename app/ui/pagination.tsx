import { TextLink } from "./text-link";

/**
 * The position in a long list, with links to the next and previous page. `to` returns the address of a page; the first
 * is 1.
 */
export function Pagination({
  label,
  page,
  pageCount,
  to,
}: {
  label: string;
  page: number;
  pageCount: number;
  to: (page: number) => string;
}) {
  if (pageCount < 2) return null;
  return (
    <nav
      aria-label={label}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-5 py-3"
    >
      <span>{page > 1 && <TextLink to={to(page - 1)}>Previous page</TextLink>}</span>
      <span className="text-ink-2">
        Page {page} of {pageCount}
      </span>
      <span>{page < pageCount && <TextLink to={to(page + 1)}>Next page</TextLink>}</span>
    </nav>
  );
}
