import { z } from "zod";
import { listPeopleForRecord } from "#app/features/audit/data/record";
import type { SecurityCursor, SecurityFilter } from "#app/features/audit/data/security-events";
import { dayAfter, isDay, startOfDay } from "#app/kernel/day";
import { SECURITY_KINDS } from "#app/kernel/security-event";
import type { RequestContext } from "#app/platform/server/context";

const day = z.string().refine(isDay).catch("");

/** Which security events to show, from the address; what makes no sense is left out. */
const securityQuerySchema = z.object({
  kind: z.enum(SECURITY_KINDS).nullable().catch(null),
  person: z.string().trim().max(254).catch(""),
  address: z.string().trim().toLowerCase().max(64).catch(""),
  from: day,
  to: day,
  before: z
    .string()
    .regex(/^\d{1,14}-[\w-]{1,64}$/)
    .catch(""),
});
export type SecurityQuery = z.infer<typeof securityQuerySchema>;

export function readSecurityQuery(request: Request): SecurityQuery {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return securityQuerySchema.parse({ kind: null, person: "", address: "", from: "", to: "", before: "", ...given });
}

export const printCursor = ({ at, id }: SecurityCursor) => `${at.getTime()}-${id}`;

export function readCursor(text: string): SecurityCursor | null {
  const match = /^(\d+)-(.+)$/.exec(text);
  return match ? { at: new Date(Number(match[1])), id: match[2] as string } : null;
}

/** The hash of an unknown account, as the page shows it. */
const ACCOUNT = /^[0-9a-f]{16}$/;

/** Resolves the query: people by id or by part of a name or email address, an unknown address by its hash. */
export async function toSecurityFilter(
  { database, securityLog }: RequestContext,
  query: SecurityQuery,
  zone: string,
): Promise<SecurityFilter & { people: { id: string; name: string }[] }> {
  const { kind, person, address, from, to } = query;
  const people = person === "" ? [] : await listPeopleForRecord(database, person);
  const account = ACCOUNT.test(person) ? person : securityLog.hashAccount(person);
  return {
    kind,
    people,
    about: person === "" ? null : { personIds: people.map(({ id }) => id), account },
    address: address === "" ? null : address,
    from: from === "" ? null : startOfDay(from, zone),
    until: to === "" ? null : startOfDay(dayAfter(to), zone),
  };
}
