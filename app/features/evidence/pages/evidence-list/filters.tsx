import { paths } from "#app/paths";
import { Button, ButtonLink } from "#app/ui/button";
import type { Option } from "#app/ui/forms/field";
import { FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import { Form } from "#app/ui/forms/form";
import type { EvidenceQuery } from "./view-model";

const CONTROL = "min-h-10 w-full rounded-[7px] border border-line-2 bg-card px-3 py-2 text-[15px] font-normal text-ink";

/** Searching and filtering the log by its address. */
export function Filters({
  query,
  competencies,
  roles,
  isFiltered,
}: {
  query: EvidenceQuery;
  competencies: { category: string; options: Option[] }[];
  roles: Option[];
  isFiltered: boolean;
}) {
  return (
    <Form
      method="get"
      action={paths.evidence()}
      role="search"
      aria-label="Evidence"
      className="mb-4 flex flex-wrap items-end gap-3 print:hidden [&>*]:max-md:w-full"
    >
      <div className="min-w-52 flex-1">
        <FilterText name="search" label="Search" value={query.search} />
      </div>
      <label className="grid gap-1 text-[13.5px] font-semibold lg:max-w-56">
        Competency
        <select key={query.competency} name="competency" defaultValue={query.competency ?? ""} className={CONTROL}>
          <option value="">Any or none</option>
          {competencies.map(({ category, options }) => (
            <optgroup key={category} label={category}>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <FilterSelect name="role" label="Required for" value={query.role ?? ""} emptyLabel="Any role" options={roles} />
      <DayInput name="from" label="From" value={query.from} />
      <DayInput name="to" label="To" value={query.to} />
      {query.archived && <input type="hidden" name="archived" value="yes" />}
      <Button>Filter</Button>
      {isFiltered && (
        <ButtonLink to={paths.evidence({ archived: query.archived ?? undefined })} look="quiet">
          Show all
        </ButtonLink>
      )}
    </Form>
  );
}

function DayInput({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <label className="grid gap-1 text-[13.5px] font-semibold max-md:w-[calc(50%-6px)]!">
      {label}
      <input key={value} type="date" name={name} defaultValue={value ?? ""} className={CONTROL} />
    </label>
  );
}
