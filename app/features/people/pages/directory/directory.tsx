import type { ReactNode } from "react";
import { StatusBadge } from "#app/features/people/ui/status-badge";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";
import { Card } from "#app/ui/card";
import { EmptyState } from "#app/ui/empty-state";
import { PageLink } from "#app/ui/page-link";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

export type DirectoryRow = {
  id: string;
  name: string;
  role: string;
  team: string;
  manager: { id: string; name: string } | null;
  location: string;
  status: string;
};

/** On a phone, where each cell is a line of its own, an empty one would only take room. */
const EMPTY = "max-md:hidden";

export function Directory({
  entries,
  manages,
  isFiltered,
  children,
}: {
  entries: DirectoryRow[];
  manages: boolean;
  isFiltered: boolean;
  /** Below the table: the way to other pages. */
  children: ReactNode;
}) {
  if (entries.length === 0) {
    return (
      <EmptyState
        title="Nobody matches"
        action={isFiltered && <ButtonLink to={paths.people()}>Show everyone</ButtonLink>}
      >
        Try fewer letters of the name, or another team.
      </EmptyState>
    );
  }
  return (
    <Card flush>
      <Table caption="People by name" hideCaption>
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>Team</HeadCell>
          <HeadCell>Manager</HeadCell>
          <HeadCell>Location</HeadCell>
          {manages && (
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          )}
        </TableHead>
        <TableBody>
          {entries.map((person) => (
            <Row key={person.id}>
              <RowHead>
                <PageLink
                  to={paths.person(person.id)}
                  prefetch="intent"
                  className="text-accent underline-offset-2 hover:underline"
                >
                  {person.name}
                </PageLink>{" "}
                <StatusBadge status={person.status} />
              </RowHead>
              <Cell label="Role">{person.role}</Cell>
              <Cell label="Team" className={person.team ? "" : EMPTY}>
                {person.team || <None />}
              </Cell>
              <Cell label="Manager" className={person.manager ? "" : EMPTY}>
                {person.manager ? (
                  <PageLink
                    to={paths.person(person.manager.id)}
                    prefetch="intent"
                    className="underline-offset-2 hover:underline"
                  >
                    {person.manager.name}
                  </PageLink>
                ) : (
                  <None />
                )}
              </Cell>
              <Cell label="Location" className={person.location ? "" : EMPTY}>
                {person.location || <None />}
              </Cell>
              {manages && (
                <Cell className="md:text-right">
                  <TextLink to={paths.editPerson(person.id)} aria-label={`Edit ${person.name}`}>
                    Edit
                  </TextLink>
                </Cell>
              )}
            </Row>
          ))}
        </TableBody>
      </Table>
      {children}
    </Card>
  );
}

function None() {
  return (
    <>
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <span className="sr-only">none</span>
    </>
  );
}
