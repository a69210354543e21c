import { BOARD_SIDES, BOARD_SORTS, type BoardSort } from "#app/features/calibration/domain/session/board";
import { Button } from "#app/ui/button";
import { FilterSelect, FilterText } from "#app/ui/forms/filter-form";
import { Form } from "#app/ui/forms/form";
import type { SessionView } from "./route";
import { SIDE_LABELS } from "./side-labels";

const SORT_LABELS: Record<BoardSort, string> = {
  name: "Name",
  role: "Role",
  team: "Team",
  manager: "Manager",
  gap: "Gap to role",
};

/** Filters of the board and the side it shows, stored in the address. */
export function BoardFilters({ board }: { sessionId: string; board: NonNullable<SessionView["board"]> }) {
  const { query, choices } = board;
  return (
    <Form method="get" role="search" className="grid grid-cols-2 items-end gap-3 lg:flex lg:flex-wrap print:hidden">
      {query.category && <input type="hidden" name="category" value={query.category} />}
      {query.managers && <input type="hidden" name="managers" value={query.managers} />}
      {query.order !== "ascending" && <input type="hidden" name="order" value={query.order} />}
      <FilterSelect
        name="side"
        label="Ratings"
        value={query.side === "standing" ? "" : query.side}
        emptyLabel={SIDE_LABELS.standing}
        options={BOARD_SIDES.filter((side) => side !== "standing").map((side) => ({
          value: side,
          label: SIDE_LABELS[side],
        }))}
      />
      <FilterSelect name="role" label="Role" value={query.role} emptyLabel="Every role" options={choices.roles} />
      <FilterSelect
        name="manager"
        label="Manager"
        value={query.manager}
        emptyLabel="Every manager"
        options={choices.managers}
      />
      <FilterSelect name="team" label="Team" value={query.team} emptyLabel="Every team" options={choices.teams} />
      <FilterSelect
        name="sort"
        label="Order by"
        value={query.sort === "name" ? "" : query.sort}
        emptyLabel={SORT_LABELS.name}
        options={BOARD_SORTS.filter((sort) => sort !== "name").map((sort) => ({
          value: sort,
          label: SORT_LABELS[sort],
        }))}
      />
      <FilterText name="search" label="Name" value={query.search} />
      <Button>Show</Button>
    </Form>
  );
}
