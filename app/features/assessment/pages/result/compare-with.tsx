import { useSubmit } from "@remix-run/react";
import { Button } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";

/** Any role of either track to measure against. Changes at once with JavaScript, by its button without. */
export function CompareWith({
  tracks,
  roleId,
}: {
  tracks: { name: string; roles: { id: string; name: string }[] }[];
  roleId: string;
}) {
  const submit = useSubmit();
  return (
    <Form
      method="get"
      className="flex flex-wrap items-center gap-2"
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
    >
      <label className="flex items-center gap-2 text-[14px] text-ink-2">
        Compare with
        <select
          name="role"
          key={roleId}
          defaultValue={roleId}
          className="min-h-10 rounded-[7px] border border-line-2 bg-card px-3 py-1.5 text-ink"
        >
          {tracks.map((track) => (
            <optgroup key={track.name} label={track.name}>
              {track.roles.map((role) => (
                <option key={role.id} value={role.id}>
                  {role.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <noscript>
        <Button>Show</Button>
      </noscript>
    </Form>
  );
}
