import { FieldErrors } from "#app/ui/forms/field";
import type { FormField } from "#app/ui/forms/use-form";

type Tracks = { id: string; name: string; roles: { id: string; name: string }[] }[];

/** The roles a session is about; none ticked stands for all of them. */
export function RoleChoice({ field, tracks }: { field: FormField; tracks: Tracks }) {
  const initial = field.initialValue;
  const ticked = new Set(Array.isArray(initial) ? initial : [initial]);
  return (
    <fieldset className="grid gap-1">
      <legend className="font-semibold">
        Roles <span className="font-normal text-ink-3">(none ticked: every role)</span>
      </legend>
      {tracks.map((track) => (
        <div key={track.id} className="flex flex-wrap gap-x-5">
          <span className="basis-full text-[13.5px] text-ink-2">{track.name}</span>
          {track.roles.map(({ id, name }) => (
            <label key={id} className="flex min-h-8 items-center gap-2.5">
              <input
                type="checkbox"
                name={field.name}
                value={id}
                defaultChecked={ticked.has(id)}
                className="size-4 accent-accent"
              />
              {name}
            </label>
          ))}
        </div>
      ))}
      <FieldErrors field={field} />
    </fieldset>
  );
}
