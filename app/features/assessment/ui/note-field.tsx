import type { ReactNode } from "react";
import { MAX_NOTE_LENGTH } from "#app/features/assessment/domain/rating-content";

/** The remaining characters are shown from this length on. */
const COUNT_FROM = MAX_NOTE_LENGTH * 0.9;

export function NoteField({
  id,
  name,
  label,
  hint,
  value,
  onChange,
  rows = 2,
}: {
  id: string;
  name: string;
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (text: string) => void;
  rows?: number;
}) {
  const isLong = value.length >= COUNT_FROM;
  const describedBy = [hint && `${id}-hint`, isLong && `${id}-count`].filter(Boolean).join(" ");
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-[13.5px] text-ink-2">
          {hint}
        </p>
      )}
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxLength={MAX_NOTE_LENGTH}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={describedBy || undefined}
        className="field-sizing-content max-h-96 min-h-16 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2"
      />
      {isLong && (
        <p id={`${id}-count`} className="text-[13px] text-ink-2 tabular-nums">
          {value.length} of {MAX_NOTE_LENGTH} characters
        </p>
      )}
    </div>
  );
}
