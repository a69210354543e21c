import { Badge } from "#app/ui/badge";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";

export type PersonRow = {
  id: string;
  name: string;
  roleName: string;
  teamName: string | null;
  managerName: string | null;
  /** Words instead of a box to tick: why they cannot be chosen here. */
  note?: string;
};

/** People to tick, in a form around it. */
export function PeopleTable({ caption, people }: { caption: string; people: readonly PersonRow[] }) {
  return (
    <Table caption={caption} hideCaption>
      <TableHead>
        <HeadCell>Person</HeadCell>
        <HeadCell>Role</HeadCell>
        <HeadCell>Team</HeadCell>
        <HeadCell>Manager</HeadCell>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <Row key={person.id}>
            <RowHead>
              {person.note ? (
                <span className="flex flex-wrap items-center gap-2.5 pl-6">
                  {person.name} <Badge tone="accent">{person.note}</Badge>
                </span>
              ) : (
                <label className="flex items-baseline gap-2.5">
                  <input type="checkbox" name="personIds" value={person.id} className="accent-accent" />
                  <span>{person.name}</span>
                </label>
              )}
            </RowHead>
            <Cell label="Role">{person.roleName}</Cell>
            <Cell label="Team">{person.teamName ?? "No team"}</Cell>
            <Cell label="Manager">{person.managerName ?? "No manager"}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
