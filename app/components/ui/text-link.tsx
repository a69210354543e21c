import { Link, type LinkProps } from "@remix-run/react";

export function TextLink({ className = "", ...rest }: LinkProps) {
  return <Link className={`text-accent underline underline-offset-2 hover:decoration-2 ${className}`} {...rest} />;
}
