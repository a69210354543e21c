import { type ReactNode, useId } from "react";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";
import type { Option } from "../forms/field";

const CONTROL = "min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink";

/** Filters a list through its address, so that the result can be linked and works without JavaScript. */
export function FilterForm({ children, submitLabel = "Filter" }: { children: ReactNode; submitLabel?: string }) {
  return (
    <Form method="get" role="search" className="grid grid-cols-2 items-end gap-3 lg:flex lg:flex-wrap print:hidden">
      {children}
      <Button>{submitLabel}</Button>
    </Form>
  );
}

export function FilterSelect({
  name,
  label,
  value,
  emptyLabel,
  options,
}: {
  name: string;
  label: string;
  value: string;
  emptyLabel: string;
  options: readonly Option[];
}) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1 lg:min-w-44">
      <label htmlFor={id} className="text-[13.5px] font-semibold">
        {label}
      </label>
      <select key={value} id={id} name={name} defaultValue={value} className={CONTROL}>
        <option value="">{emptyLabel}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function FilterText({ name, label, value }: { name: string; label: string; value: string }) {
  const id = useId();
  return (
    <div className="grid gap-1 max-sm:col-span-2 lg:min-w-44">
      <label htmlFor={id} className="text-[13.5px] font-semibold">
        {label}
      </label>
      <input key={value} id={id} type="search" name={name} defaultValue={value} maxLength={120} className={CONTROL} />
    </div>
  );
}

export function FilterDay({ name, label, value }: { name: string; label: string; value: string }) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1 max-sm:col-span-2">
      <label htmlFor={id} className="text-[13.5px] font-semibold">
        {label}
      </label>
      <input key={value} id={id} type="date" name={name} defaultValue={value} className={CONTROL} />
    </div>
  );
}
