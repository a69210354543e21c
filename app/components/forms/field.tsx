import { type FieldMetadata, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";

const CONTROL =
  "w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink aria-invalid:border-danger aria-invalid:outline-danger";

type FieldProps = { label: string; hint?: ReactNode };

/** A label, its control, a hint and its messages, tied together for everyone. */
function Field({ field, label, hint, children }: FieldProps & { field: FieldMetadata<unknown>; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={field.id} className="font-semibold">
        {label}
        {!field.required && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {hint && (
        <p id={field.descriptionId} className="text-[13.5px] text-ink-2">
          {hint}
        </p>
      )}
      {children}
      <FieldErrors field={field} />
    </div>
  );
}

export function FieldErrors({ field }: { field: { errorId: string; errors?: string[] } }) {
  return (
    <div id={field.errorId} aria-live="polite">
      {field.errors?.map((error) => (
        <p key={error} className="text-[13.5px] font-medium text-danger">
          {error}
        </p>
      ))}
    </div>
  );
}

export function TextField({
  field,
  label,
  hint,
  type = "text",
  ...rest
}: FieldProps & {
  field: FieldMetadata<unknown>;
  type?: "text" | "email" | "password" | "date" | "url" | "search";
} & Omit<InputHTMLAttributes<HTMLInputElement>, "type">) {
  const { key, ...props } = getInputProps(field, { type, ariaDescribedBy: hint ? field.descriptionId : undefined });
  return (
    <Field field={field} label={label} hint={hint}>
      <input key={key} {...props} {...rest} className={`${CONTROL} min-h-10`} />
    </Field>
  );
}

export function TextArea({
  field,
  label,
  hint,
  ...rest
}: FieldProps & { field: FieldMetadata<unknown> } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { key, ...props } = getTextareaProps(field, { ariaDescribedBy: hint ? field.descriptionId : undefined });
  return (
    <Field field={field} label={label} hint={hint}>
      <textarea key={key} rows={3} {...props} {...rest} className={CONTROL} />
    </Field>
  );
}

export type Option = { value: string; label: string };

export function SelectField({
  field,
  label,
  hint,
  options,
  emptyLabel,
  ...rest
}: FieldProps & {
  field: FieldMetadata<unknown>;
  options: Option[];
  /** The words for "none"; without them one of the options must be chosen. */
  emptyLabel?: string;
} & SelectHTMLAttributes<HTMLSelectElement>) {
  const { key, ...props } = getSelectProps(field, { ariaDescribedBy: hint ? field.descriptionId : undefined });
  return (
    <Field field={field} label={label} hint={hint}>
      <select key={key} {...props} {...rest} className={`${CONTROL} min-h-10`}>
        {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function CheckboxField({ field, label, hint }: FieldProps & { field: FieldMetadata<unknown> }) {
  const { key, ...props } = getInputProps(field, {
    type: "checkbox",
    ariaDescribedBy: hint ? field.descriptionId : undefined,
  });
  return (
    <div className="grid gap-1">
      <label className="flex items-baseline gap-2.5">
        <input key={key} {...props} className="accent-accent" />
        <span className="font-semibold">{label}</span>
      </label>
      {hint && (
        <p id={field.descriptionId} className="pl-6 text-[13.5px] text-ink-2">
          {hint}
        </p>
      )}
      <FieldErrors field={field} />
    </div>
  );
}

/** Messages about the form as a whole. */
export function FormErrors({ form }: { form: { errorId: string; errors?: string[] } }) {
  if (!form.errors?.length) return null;
  return (
    <div id={form.errorId} role="alert" className="rounded-lg border-l-4 border-danger bg-danger-soft px-4 py-3">
      {form.errors.map((error) => (
        <p key={error}>{error}</p>
      ))}
    </div>
  );
}
