import type { AnchorHTMLAttributes } from "react";

export type PageLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
  /** An address of the application, from `paths`. */
  to: string;
  /** Keeps the scroll position. */
  preventScrollReset?: boolean;
  /** Prefetches the target when the pointer or the focus rests on the link. */
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
