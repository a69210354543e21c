import type { SecurityDetail, SecurityKind } from "#app/kernel/security-event";

export type NamedPerson = { id: string; name: string };

/** One security event, with today's names for the ids in it. */
export type SecurityEntry = {
  id: string;
  at: Date;
  lastAt: Date;
  count: number;
  kind: SecurityKind;
  person: NamedPerson | null;
  actor: NamedPerson | null;
  account: string | null;
  address: string | null;
  device: string | null;
  detail: SecurityDetail;
};
