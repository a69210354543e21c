import { z } from "zod";
import type { RecordFilter } from "#app/features/audit/data/record";
import { RECORD_KINDS } from "#app/kernel/record";

const sequence = z.coerce.number().int().min(0).max(2_000_000_000).optional().catch(undefined);

/** Filters of the audit log from the address. Invalid values are ignored. */
const recordQuerySchema = z.object({
  person: z.string().trim().max(120).catch(""),
  kind: z.enum(RECORD_KINDS).nullable().catch(null),
  before: sequence,
  after: sequence,
});
export type RecordQuery = z.infer<typeof recordQuerySchema>;

export function readRecordQuery(request: Request): RecordQuery {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return recordQuerySchema.parse({ person: "", kind: null, ...given });
}

export function toPage({ before, after }: RecordQuery): RecordFilter["page"] {
  if (before !== undefined) return { before };
  return after === undefined ? null : { after };
}
