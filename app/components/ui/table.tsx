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

export function HeadCell({
  numeric,
  className = "",
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={`px-3 py-2.5 text-[13px] print:py-1 font-medium text-ink-3 first:pl-5 last:pr-5 ${numeric ? "text-right" : ""} ${className}`}
      {...rest}
    />
  );
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
  return <tr className={`border-t border-line max-md:block max-md:px-5 max-md:py-3 ${className}`}>{children}</tr>;
}

export function RowHead({ className = "", ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return (
    <th
      scope="row"
      className={`px-3 py-2.5 print:py-0.5 align-middle font-semibold first:pl-5 last:pr-5 max-md:block max-md:p-0 max-md:first:pl-0 ${className}`}
      {...rest}
    />
  );
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
      className={`px-3 py-2.5 print:py-0.5 align-middle first:pl-5 last:pr-5 ${isEmpty ? "max-md:hidden" : "max-md:flex"} max-md:justify-between max-md:gap-4 max-md:px-0 max-md:py-1 max-md:first:pl-0 max-md:last:pr-0 ${numeric ? "text-right tabular-nums" : ""} ${className}`}
      {...rest}
    >
      {label && (
        <span aria-hidden="true" className="text-[13px] text-ink-3 md:hidden">
          {label}
        </span>
      )}
      <span className="min-w-0 max-md:text-right">{children}</span>
    </td>
  );
}
