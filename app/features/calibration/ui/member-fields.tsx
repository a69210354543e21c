import { FieldErrors, type Option, SelectField, TextArea } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";

type Lead = { id: string; name: string };

/** Chooses the members of a session and its chair. */
export function MemberFields({
  fields,
  leads,
  chairs,
}: {
  fields: {
    memberIds: FormField;
    others: FormField;
    chair: FormField;
  };
  leads: readonly Lead[];
  chairs: Option[];
}) {
  const ticked = new Set(listOf(fields.memberIds.initialValue));
  return (
    <>
      <fieldset className="grid gap-1" aria-describedby="members-hint">
        <legend className="mb-1 font-semibold">Members</legend>
        <p id="members-hint" className="text-[13.5px] text-ink-2">
          They see the ratings of everyone in the session but their own, and decide. Who is in it is on record.
        </p>
        <div className="grid max-h-72 gap-x-4 overflow-y-auto rounded-[7px] border border-line-2 p-3 sm:grid-cols-2 lg:grid-cols-3">
          {leads.map(({ id, name }) => (
            <label key={id} className="flex min-h-8 items-center gap-2.5">
              <input
                type="checkbox"
                name={fields.memberIds.name}
                value={id}
                defaultChecked={ticked.has(id)}
                className="size-4 accent-accent"
              />
              {name}
            </label>
          ))}
        </div>
        <FieldErrors field={fields.memberIds} />
      </fieldset>
      <TextArea
        field={fields.others}
        label="Others, by their e-mail addresses"
        hint="For members who lead nobody: one address a line."
      />
      <SelectField
        field={fields.chair}
        label="Who leads the session"
        hint="Is a member too, and closes and releases it as administrators can."
        options={chairs}
        emptyLabel="Choose…"
      />
    </>
  );
}

function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? [value] : [];
}
