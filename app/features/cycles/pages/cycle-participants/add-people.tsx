import type { Paged } from "#app/kernel/paging";
import { plural } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Button } from "#app/ui/button";
import { Card } from "#app/ui/card";
import type { Option } from "#app/ui/forms/field";
import { FilterForm, FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import { Form } from "#app/ui/forms/form";
import { Pagination } from "#app/ui/pagination";
import type { Query } from "./form-schema";
import { PeopleTable, type PersonRow } from "./people-table";
import { toAddress } from "./to-address";

type Props = {
  cycleId: string;
  query: Query;
  found: Paged & { total: number; people: PersonRow[]; notYetIn: number };
  choices: { teams: Option[]; roles: Option[]; managers: Option[] };
};

/** Finds people by team, role, manager or name; adds those ticked, or all that are found. */
export function AddPeople({ cycleId, query, found, choices }: Props) {
  const here = paths.cycleParticipants(cycleId, toAddress(query));
  const alreadyIn = found.total - found.notYetIn;
  const isFiltered = Boolean(query.team || query.role || query.manager || query.search);
  return (
    <section aria-labelledby="add-heading" className="grid gap-3">
      <h2 id="add-heading">Add people</h2>
      <FilterForm submitLabel="Find people">
        <FilterSelect
          name="team"
          label="Team, with those in it"
          value={query.team ?? ""}
          emptyLabel="Any team"
          options={choices.teams}
        />
        <FilterSelect name="role" label="Role" value={query.role ?? ""} emptyLabel="Any role" options={choices.roles} />
        <FilterSelect
          name="manager"
          label="Everyone below"
          value={query.manager ?? ""}
          emptyLabel="Any manager"
          options={choices.managers}
        />
        <FilterText name="search" label="Name or e-mail" value={query.search ?? ""} />
      </FilterForm>
      <Form method="post" action={here}>
        <Card flush>
          <div className="flex flex-wrap items-center justify-between gap-3 px-5 py-3">
            <p>
              {found.total} {plural(found.total, "person", "people")}
              {isFiltered && " found"}
              {alreadyIn > 0 &&
                (found.notYetIn === 0
                  ? plural(found.total, ", in already", ", all in already")
                  : `, ${alreadyIn} of them in already`)}
              .
            </p>
            <div className="flex flex-wrap gap-2">
              {found.notYetIn > 0 && (
                <>
                  <Button name="intent" value="add" look="primary">
                    Add those ticked
                  </Button>
                  <Button name="intent" value="add-all">
                    Add all {found.notYetIn}
                  </Button>
                </>
              )}
            </div>
          </div>
          {found.total > 0 && <PeopleTable caption="People found" people={found.people} />}
          <Pagination
            label="Pages of people found"
            page={found.page}
            pageCount={found.pageCount}
            to={(page) => paths.cycleParticipants(cycleId, toAddress({ ...query, page }))}
          />
        </Card>
      </Form>
    </section>
  );
}
