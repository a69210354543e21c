import type { RecordEntry } from "#app/features/audit/data/record";
import type { AuditAction } from "#app/platform/database/audit";

/** Actions that write many records at once: ratings agreed together, assessments started or closed with their cycle. */
const IN_BULK: ReadonlySet<AuditAction> = new Set([
  "rating.agreed",
  "rating.moved",
  "assessment.created",
  "assessment.closed",
  "assessment.moved",
  "assessment.move-reverted",
]);

/** Groups neighbouring records that one act wrote. Every other record is a group of one. */
export function groupRecords(entries: readonly RecordEntry[]): [RecordEntry, ...RecordEntry[]][] {
  const groups: [RecordEntry, ...RecordEntry[]][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group && isOneAct(group[0], entry)) group.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function isOneAct(a: RecordEntry, b: RecordEntry): boolean {
  return (
    a.action === b.action &&
    IN_BULK.has(a.action) &&
    a.actor?.id === b.actor?.id &&
    a.at.getTime() === b.at.getTime() &&
    a.subject.name === b.subject.name &&
    (!a.action.startsWith("rating.") || a.subject.id === b.subject.id)
  );
}
