import { PageLink, type PageLinkProps } from "./page-link";

export function TextLink({ className = "", ...rest }: PageLinkProps) {
  return <PageLink className={`text-link ${className}`} {...rest} />;
}
