import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";

/** A table with its caption. Rows become blocks on a phone where cells carry a `label`. */
export function Table({
  caption,
  hideCaption = false,
  children,
}: {
  caption: string;
  hideCaption?: boolean;
  children: ReactNode;
}) {
  return (
    <table className="w-full border-collapse text-left max-md:block">
      <caption className={hideCaption ? "sr-only" : "px-5 pt-4 pb-2 text-left font-semibold max-md:block"}>
        {caption}
      </caption>
      {children}
    </table>
  );
}

/** The look of rows and cells is in tailwind.css, said once. */
const classes = (...names: string[]) => names.filter(Boolean).join(" ");

export function HeadCell({
  numeric,
  className = "",
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return <th scope="col" className={classes("head-cell", numeric ? "text-right" : "", className)} {...rest} />;
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="max-md:sr-only">
      <tr>{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="max-md:block">{children}</tbody>;
}

export function Row({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <tr className={classes("row", className)}>{children}</tr>;
}

export function RowHead({ className = "", ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return <th scope="row" className={classes("row-head", className)} {...rest} />;
}

/** `label` names the column on a phone, where the head is not shown, and a cell without contents neither. */
export function Cell({
  label,
  numeric,
  className = "",
  children,
  ...rest
}: TdHTMLAttributes<HTMLTableCellElement> & { label?: string; numeric?: boolean }) {
  const isEmpty = children === undefined || children === null || children === "" || children === false;
  return (
    <td
      className={classes("cell", isEmpty ? "max-md:hidden" : "", numeric ? "text-right tabular-nums" : "", className)}
      data-label={label}
      {...rest}
    >
      {children}
    </td>
  );
}
