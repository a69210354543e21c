import type { Option } from "#app/ui/forms/field";

/** Roles that the newer version does not have: for each, the one to use instead. */
export function MissingRoles({ missing, roles }: { missing: { id: string; name: string }[]; roles: Option[] }) {
  if (missing.length === 0) return null;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-semibold">Roles that the newer version no longer has</legend>
      {missing.map(({ id, name }) => (
        <div key={id} className="grid gap-1">
          <label htmlFor={`role.${id}`}>Instead of {name}</label>
          <select
            id={`role.${id}`}
            name={`role.${id}`}
            required
            defaultValue=""
            className="min-h-10 w-full max-w-[420px] rounded-[7px] border border-line-2 bg-card px-3 py-2 text-ink"
          >
            <option value="">Choose a role</option>
            {roles.map((role) => (
              <option key={role.value} value={role.value}>
                {role.label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
