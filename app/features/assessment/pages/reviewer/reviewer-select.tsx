import { controlProps, FieldErrors, textOf } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";

type Choice = { id: string; name: string };

/** Chooses a reviewer. People above the person come first, because they are the likeliest choice. */
export function ReviewerSelect({
  field,
  subjectName,
  above,
  others,
}: {
  field: FormField;
  subjectName: string;
  above: readonly Choice[];
  others: readonly Choice[];
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor={field.id} className="font-semibold">
        New reviewer
      </label>
      <select
        key={field.id}
        {...controlProps(field)}
        defaultValue={textOf(field)}
        className="min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink aria-invalid:border-danger"
      >
        <option value="">Choose…</option>
        {above.length > 0 && (
          <optgroup label={`Above ${subjectName}`}>
            {above.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="Others">
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
      <FieldErrors field={field} />
    </div>
  );
}
