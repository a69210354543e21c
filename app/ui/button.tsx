import type { ButtonHTMLAttributes } from "react";
import { PageLink, type PageLinkProps } from "./page-link";

const LOOKS = {
  primary: "border-accent bg-accent text-accent-ink font-semibold hover:opacity-90",
  secondary: "border-line-2 bg-card text-ink hover:bg-accent-soft",
  danger: "border-danger bg-card text-danger hover:bg-danger-soft",
  quiet: "border-transparent bg-transparent text-accent underline underline-offset-2 hover:bg-accent-soft",
} as const;

type Look = { look?: keyof typeof LOOKS; size?: "normal" | "small" };

function buttonClass({ look = "secondary", size = "normal" }: Look, extra = ""): string {
  const room = size === "small" ? "min-h-8 px-2.5 py-1 text-[13.5px]" : "min-h-10 px-3.5 py-1.5";
  return `inline-flex items-center justify-center gap-2 rounded-[7px] border ${room} ${LOOKS[look]} disabled:opacity-50 print:hidden ${extra}`;
}

export function Button({
  look,
  size,
  className,
  type = "submit",
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type={type} className={buttonClass({ look, size }, className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, and changes nothing. */
export function ButtonLink({ look, size, className, ...rest }: Look & PageLinkProps) {
  return <PageLink className={buttonClass({ look, size }, `no-underline ${className ?? ""}`)} {...rest} />;
}
