import type { NamedPerson, SecurityEntry } from "#app/features/audit/domain/security-entry";
import { paths } from "#app/paths";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";
import { Time } from "#app/ui/time";
import { describeSecurityDetail, SECURITY_KIND_LABELS } from "./security-words";

/** Security events, a row each. A person, an account or an address leads to all events of it. */
export function SecurityTable({ entries, zone }: { entries: SecurityEntry[]; zone: string }) {
  return (
    <Table caption="Security events" hideCaption>
      <TableHead>
        <HeadCell>When</HeadCell>
        <HeadCell>What</HeadCell>
        <HeadCell>Account</HeadCell>
        <HeadCell>By</HeadCell>
        <HeadCell>From</HeadCell>
      </TableHead>
      <TableBody>
        {entries.map((entry) => (
          <Row key={entry.id}>
            <RowHead className="whitespace-nowrap">
              <Time value={entry.at} zone={zone} show="minute" />
            </RowHead>
            <Cell label="What">
              <What entry={entry} />
            </Cell>
            <Cell label="Account">
              <Account entry={entry} />
            </Cell>
            <Cell label="By">{entry.actor && <Person person={entry.actor} />}</Cell>
            <Cell label="From">
              {entry.address && (
                <>
                  <TextLink to={paths.security({ address: entry.address })} className="break-all">
                    {entry.address}
                  </TextLink>
                  {entry.device && <span className="block text-[13.5px] text-ink-2">{entry.device}</span>}
                </>
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function What({ entry }: { entry: SecurityEntry }) {
  const detail = describeSecurityDetail(entry);
  const { record } = entry.detail;
  return (
    <span className="min-w-0">
      {SECURITY_KIND_LABELS[entry.kind]}
      {entry.count > 1 && ` (${entry.count} times)`}
      {detail && <span className="block text-[13.5px] break-words text-ink-2">{detail}</span>}
      {typeof record === "number" && (
        <TextLink to={paths.record({ before: record + 1 })} className="block text-[13.5px]">
          Audit log, entry {record}
        </TextLink>
      )}
    </span>
  );
}

function Account({ entry: { person, account } }: { entry: SecurityEntry }) {
  if (person) return <Person person={person} />;
  if (!account) return null;
  return <TextLink to={paths.security({ person: account })}>Unknown account {account}</TextLink>;
}

function Person({ person: { id, name } }: { person: NamedPerson }) {
  return <TextLink to={paths.security({ person: id })}>{name}</TextLink>;
}
