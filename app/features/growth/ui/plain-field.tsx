import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from "react";
import type { Option } from "#app/ui/forms/field";

const CONTROL =
  "w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink aria-invalid:border-danger aria-invalid:outline-danger";

type Common = { label: string; hint?: ReactNode; error?: string | null };

/** Label, hint and message of a field in a small form, of which a page may have many. */
function Labelled({
  id,
  label,
  hint,
  error,
  required,
  className = "",
  children,
}: Common & { id: string; required?: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={`grid min-w-0 gap-1 ${className}`}>
      <label htmlFor={id} className="font-semibold">
        {label}
        {!required && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-[13.5px] text-ink-2">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-[13.5px] font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const state = (id: string, { hint, error }: Pick<Common, "hint" | "error">) => ({
  id,
  "aria-invalid": error ? true : undefined,
  "aria-describedby": [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined,
});

export function PlainInput({ label, hint, error, className, ...rest }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const common = { id, label, hint, error, className, required: rest.required };
  return (
    <Labelled {...common}>
      <input {...rest} {...state(id, common)} className={`${CONTROL} min-h-10`} />
    </Labelled>
  );
}

export function PlainArea({
  label,
  hint,
  error,
  className,
  ...rest
}: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const common = { id, label, hint, error, className, required: rest.required };
  return (
    <Labelled {...common}>
      <textarea rows={3} {...rest} {...state(id, common)} className={CONTROL} />
    </Labelled>
  );
}

export function PlainSelect({
  label,
  hint,
  error,
  options,
  groups,
  emptyLabel,
  className,
  ...rest
}: Common & {
  name: string;
  options?: readonly Option[];
  groups?: readonly { label: string; options: readonly Option[] }[];
  emptyLabel?: string;
  defaultValue?: string;
  required?: boolean;
  className?: string;
}) {
  const id = useId();
  const common = { id, label, hint, error, className, required: rest.required || emptyLabel === undefined };
  return (
    <Labelled {...common}>
      <select {...rest} {...state(id, common)} className={`${CONTROL} min-h-10`}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options?.map((option) => (
          <OptionOf key={option.value} {...option} />
        ))}
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map((option) => (
              <OptionOf key={option.value} {...option} />
            ))}
          </optgroup>
        ))}
      </select>
    </Labelled>
  );
}

const OptionOf = ({ value, label }: Option) => <option value={value}>{label}</option>;
