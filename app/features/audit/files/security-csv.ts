import type { SecurityEntry } from "#app/features/audit/domain/security-entry";
import { printCsv } from "#app/platform/csv/csv-print";

const HEADER = [
  "time",
  "last_time",
  "count",
  "kind",
  "person_id",
  "person",
  "actor_id",
  "actor",
  "unknown_account",
  "address",
  "browser",
  "detail",
];

/** Security events for a spreadsheet; times in UTC. */
export function printSecurityCsv(entries: readonly SecurityEntry[]): string {
  return printCsv([
    HEADER,
    ...entries.map(({ at, lastAt, count, kind, person, actor, account, address, device, detail }) => [
      at.toISOString(),
      lastAt.toISOString(),
      count,
      kind,
      person?.id,
      person?.name,
      actor?.id,
      actor?.name,
      account,
      address,
      device,
      Object.entries(detail)
        .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join("+") : value}`)
        .join(" "),
    ]),
  ]);
}
