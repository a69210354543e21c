import type { ReactNode } from "react";
import type { EvidenceEntry } from "#app/features/evidence/data/evidence-log";
import { countInWords, joinWords } from "#app/kernel/words";
import { paths } from "#app/paths";
import { Badge } from "#app/ui/badge";
import { Card } from "#app/ui/card";
import { Day } from "#app/ui/day";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "#app/ui/table";
import { TextLink } from "#app/ui/text-link";

/** One page of the log: item, day, tags, endorsements, readers. */
export function EvidenceTable({
  caption,
  entries,
  names,
  children,
}: {
  caption: string;
  entries: EvidenceEntry[];
  names: Record<string, string>;
  /** Below the table: the way to other pages. */
  children: ReactNode;
}) {
  return (
    <Card flush>
      <Table caption={caption} hideCaption>
        <TableHead>
          <HeadCell>Evidence</HeadCell>
          <HeadCell>Day</HeadCell>
          <HeadCell>Shows</HeadCell>
          <HeadCell>Endorsed by</HeadCell>
          <HeadCell>Seen by</HeadCell>
        </TableHead>
        <TableBody>
          {entries.map((entry) => (
            <Row key={entry.id}>
              <RowHead className="md:w-[36%]">
                <TextLink to={paths.pieceOfEvidence(entry.id)} prefetch="intent">
                  {entry.title}
                </TextLink>{" "}
                {entry.isIncomplete && <Badge>Draft</Badge>}
              </RowHead>
              <Cell label="Day" className="whitespace-nowrap">
                {entry.happenedOn ? <Day value={entry.happenedOn} /> : <span className="text-ink-3">No day yet</span>}
              </Cell>
              <Cell label="Shows">
                {entry.competencyIds.length > 0 ? (
                  joinWords(entry.competencyIds.map((id) => names[id] ?? id))
                ) : (
                  <span className="text-ink-3">Not tagged yet</span>
                )}
              </Cell>
              <Cell label="Endorsed by">
                {entry.vouchedBy.length > 0 ? joinWords(entry.vouchedBy) : <span className="text-ink-3">Nobody</span>}
                {entry.askedCount > 0 && (
                  <span className="block text-[13.5px] text-ink-2">{countInWords(entry.askedCount)} asked</span>
                )}
              </Cell>
              <Cell label="Seen by">{readersOf(entry)}</Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
      {children}
    </Card>
  );
}

function readersOf({ isSharedWithManager, vouchedBy, askedCount }: EvidenceEntry): string {
  const others = vouchedBy.length + askedCount > 0;
  if (isSharedWithManager) return others ? "You, your manager and endorsers" : "You and your manager";
  return others ? "You and endorsers" : "Only you";
}
