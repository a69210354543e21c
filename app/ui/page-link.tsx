import type { AnchorHTMLAttributes } from "react";

export type PageLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  /** An address of the application, from `paths`. */
  to: string;
  /** Where the page is scrolled to stays. */
  preventScrollReset?: boolean;
  /** What it leads to is fetched as soon as the pointer or the focus rests on it. */
  prefetch?: "intent";
  /** Leads to a file, or to a page that must load afresh: the browser follows the link without the router. */
  reloadDocument?: boolean;
};

/**
 * A link within the application. A page has hundreds: as markup it is plain, without a hook of its own, and
 * `FollowedLinks` takes the clicks of all of them over.
 */
export function PageLink({ to, preventScrollReset, prefetch, reloadDocument, ...rest }: PageLinkProps) {
  const follow = preventScrollReset ? "in-place" : "";
  return <a href={to} data-follow={reloadDocument ? undefined : follow} data-prefetch={prefetch} {...rest} />;
}
