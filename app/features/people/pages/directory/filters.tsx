import type { DirectoryFilter } from "#app/features/people/data/directory";
import type { TeamChoice } from "#app/features/people/data/teams";
import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import { Form } from "#app/ui/forms/form";

const CONTROL = "min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-1.5 text-ink";

/** Searching and filtering the directory: a form of the GET kind, so that what is shown has an address. */
export function Filters({
  filter,
  managerName,
  teams,
  manages,
}: {
  filter: DirectoryFilter;
  managerName: string | null;
  teams: TeamChoice[];
  manages: boolean;
}) {
  const isFiltered = filter.search || filter.teamId || filter.managerId || filter.status !== "active";
  return (
    <Form
      method="get"
      action={paths.people()}
      className="mb-4 flex flex-wrap items-end gap-3 print:hidden"
      key={JSON.stringify(filter)}
    >
      <label className="grid min-w-48 flex-1 gap-1 text-[13.5px] text-ink-2">
        {manages ? "Name, location or e-mail" : "Name or location"}
        <input type="search" name="search" defaultValue={filter.search} maxLength={100} className={CONTROL} />
      </label>
      <label className="grid min-w-44 gap-1 text-[13.5px] text-ink-2 max-md:flex-1">
        Team
        <select name="team" defaultValue={filter.teamId ?? ""} className={CONTROL}>
          <option value="">All teams</option>
          {teams.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {manages && (
        <label className="grid gap-1 text-[13.5px] text-ink-2 max-md:flex-1">
          Status
          <select name="status" defaultValue={filter.status} className={CONTROL}>
            <option value="active">Active</option>
            <option value="left">Left</option>
            <option value="all">All</option>
          </select>
        </label>
      )}
      {filter.managerId && (
        <label className="flex min-h-10 items-center gap-2 text-[13.5px]">
          <input type="checkbox" name="manager" value={filter.managerId} defaultChecked className="accent-accent" />
          Reports to {managerName ?? "someone unknown"}
        </label>
      )}
      <Button>Search</Button>
      {isFiltered && (
        <ButtonLink to={paths.people()} look="quiet">
          Show everyone
        </ButtonLink>
      )}
    </Form>
  );
}
