import type { ImportRefusal } from "#app/features/people/domain/import-columns";
import type { PreviewView } from "#app/features/people/domain/import-preview";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";

export function RefusedTable({ caption, refused, more }: { caption: string; refused: ImportRefusal[]; more: number }) {
  return (
    <Card flush>
      <Table caption={caption}>
        <TableHead>
          <HeadCell>Line</HeadCell>
          <HeadCell>Column</HeadCell>
          <HeadCell>Reason</HeadCell>
        </TableHead>
        <TableBody>
          {refused.map(({ line, column, reason }) => (
            <Row key={`${line} ${column} ${reason}`}>
              <RowHead className="tabular-nums">
                <span className="md:sr-only">Line </span>
                {line}
              </RowHead>
              <Cell label="Column">{column ?? "the row"}</Cell>
              <Cell>
                <p className="text-left">{reason}</p>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      <More count={more} />
    </Card>
  );
}

export function CreatedTable({ created, total }: { created: PreviewView["created"]; total: number }) {
  return (
    <Card flush>
      <Table caption="Added">
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>E-mail</HeadCell>
          <HeadCell>Role</HeadCell>
          <HeadCell>Manager</HeadCell>
          <HeadCell>Team</HeadCell>
        </TableHead>
        <TableBody>
          {created.map((person) => (
            <Row key={person.line}>
              <RowHead>
                {person.name} {person.isAdministrator && <Badge tone="warning">Administrator</Badge>}
              </RowHead>
              <Cell label="E-mail" className="break-all">
                {person.email}
              </Cell>
              <Cell label="Role">{person.role}</Cell>
              <Cell label="Manager" className="break-all">
                {person.manager || "nobody"}
              </Cell>
              <Cell label="Team">{person.team || "none"}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      <More count={total - created.length} />
    </Card>
  );
}

export function ChangedTable({ changed, total }: { changed: PreviewView["changed"]; total: number }) {
  return (
    <Card flush>
      <Table caption="Changed, field by field">
        <TableHead>
          <HeadCell>Name</HeadCell>
          <HeadCell>Before and after</HeadCell>
        </TableHead>
        <TableBody>
          {changed.map((person) => (
            <Row key={person.line}>
              <RowHead>{person.name}</RowHead>
              <Cell>
                <ul className="grid gap-0.5 text-left">
                  {person.fields.map(({ label, before, after }) => (
                    <li key={label}>
                      <span className="text-ink-2">{label}:</span> <del className="text-ink-3">{before || "empty"}</del>{" "}
                      → <ins className="font-semibold no-underline">{after || "empty"}</ins>
                    </li>
                  ))}
                </ul>
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      <More count={total - changed.length} />
    </Card>
  );
}

function More({ count }: { count: number }) {
  return count > 0 ? <p className="border-t border-line px-5 py-3 text-ink-2">… and {count} more</p> : null;
}
