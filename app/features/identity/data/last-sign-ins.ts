import { SIGN_IN_KINDS } from "#app/kernel/security-event";
import type { Database } from "#app/platform/database/database";
import { stateColumn } from "#app/platform/database/state-column";

const readOutcome = stateColumn("SecurityEvent", "kind", SIGN_IN_KINDS);

const LAST_SIGN_INS = 10;

export type LastSignIn = {
  id: string;
  at: Date;
  /** The number of equal events within a minute that this row stands for. */
  count: number;
  outcome: (typeof SIGN_IN_KINDS)[number];
  address: string | null;
  device: string | null;
};

/** A person's last sign-ins, right and wrong, the newest first. Only they themselves are shown this. */
export async function listLastSignIns({ client }: Database, personId: string): Promise<LastSignIn[]> {
  const events = await client.securityEvent.findMany({
    where: { personId, kind: { in: [...SIGN_IN_KINDS] } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: LAST_SIGN_INS,
    select: { id: true, at: true, count: true, kind: true, address: true, device: true },
  });
  return events.map(({ kind, ...event }) => ({ ...event, outcome: readOutcome(kind) }));
}
