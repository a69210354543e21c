import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { CONFIRM_FIRST, ConfirmFirstLink } from "./confirm-first";
import type { FormField } from "./use-form";

const CONTROL =
  "w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink aria-invalid:border-danger aria-invalid:outline-danger";

type FieldProps = { label: string; hint?: ReactNode };

/** Attributes that every control of a field has. */
export function controlProps({ id, name, errors, errorId, descriptionId, constraint }: FormField, hint?: ReactNode) {
  const described = [errors && errorId, hint && descriptionId].filter(Boolean).join(" ");
  return {
    id,
    name,
    required: constraint.required || undefined,
    "aria-invalid": errors ? true : undefined,
    "aria-describedby": described || undefined,
  };
}

/** The single value of a field; lists are handled where they are drawn. */
export const textOf = ({ initialValue }: FormField) => (Array.isArray(initialValue) ? initialValue[0] : initialValue);

/** A label, its control, a hint and its messages, tied together for everyone. */
function Field({
  field,
  label,
  hint,
  required = field.constraint.required,
  children,
}: FieldProps & { field: FormField; required?: boolean; children: ReactNode }) {
  return (
    <div className="grid gap-1">
      <label htmlFor={field.id} className="font-semibold">
        {label}
        {!required && <span className="font-normal text-ink-3"> (optional)</span>}
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
  field: FormField;
  type?: "text" | "email" | "password" | "date" | "url" | "search";
} & Omit<InputHTMLAttributes<HTMLInputElement>, "type">) {
  const { minLength, maxLength, min, max, step, pattern } = field.constraint;
  return (
    <Field field={field} label={label} hint={hint} required={rest.required}>
      <input
        key={field.id}
        {...controlProps(field, hint)}
        {...{ type, minLength, maxLength, min, max, step, pattern }}
        defaultValue={textOf(field)}
        {...rest}
        className={`${CONTROL} min-h-10`}
      />
    </Field>
  );
}

export function TextArea({
  field,
  label,
  hint,
  ...rest
}: FieldProps & { field: FormField } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { minLength, maxLength } = field.constraint;
  return (
    <Field field={field} label={label} hint={hint} required={rest.required}>
      <textarea
        key={field.id}
        rows={3}
        {...controlProps(field, hint)}
        {...{ minLength, maxLength }}
        defaultValue={textOf(field)}
        {...rest}
        className={CONTROL}
      />
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
  field: FormField;
  options: Option[];
  /** The words for "none"; without them one of the options must be chosen. */
  emptyLabel?: string;
} & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field field={field} label={label} hint={hint} required={rest.required}>
      <select
        key={field.id}
        {...controlProps(field, hint)}
        defaultValue={textOf(field)}
        {...rest}
        className={`${CONTROL} min-h-10`}
      >
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

export function CheckboxField({ field, label, hint }: FieldProps & { field: FormField }) {
  return (
    <div className="grid gap-1">
      <label className="flex items-baseline gap-2.5">
        <input
          key={field.id}
          type="checkbox"
          value="on"
          defaultChecked={field.initialValue === "on"}
          {...controlProps(field, hint)}
          className="accent-accent"
        />
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
        <p key={error}>
          {error} {error === CONFIRM_FIRST && <ConfirmFirstLink />}
        </p>
      ))}
    </div>
  );
}
