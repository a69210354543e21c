import { createHmac, randomUUID } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Logger } from "pino";
import { REFUSAL_KINDS, type SecurityDetail, type SecurityKind } from "#app/kernel/security-event";
import type { Database } from "#app/platform/database/database";
import { findAccountOwner, type SecurityRow, writeSecurityRows } from "#app/platform/database/security-events";
import { findOrigin } from "#app/platform/request-origin";
import type { RequestContext } from "./context";

/** A security event. The actor and the origin are added from the request. */
export type SecurityEvent = {
  kind: SecurityKind;
  /** The person whose account it is about, where known. */
  personId?: string | null;
  /** The email address that was typed: it is looked up, and kept as a keyed hash only where no person has it. */
  typedEmail?: string;
  /** By default who is signed in. */
  actorId?: string | null;
  detail?: SecurityDetail;
};

export type EventSource = {
  actorId: string | null;
  address: string | null;
  device: string | null;
  requestId?: string | undefined;
};

export type SecurityLog = {
  /** Writes an event; never throws. It is stored when this resolves, but for refused access, which waits for a batch. */
  record(event: SecurityEvent, source: EventSource): Promise<void>;
  /** The log line of an event that is stored already. */
  say(event: Pick<SecurityEvent, "kind" | "personId" | "detail">, source: EventSource): void;
  /** The hash under which events about an address that no person has are found. */
  hashAccount(email: string): string;
  /** Stores what waits. */
  flush(): Promise<void>;
};

export type WritingLimits = { rowsPerKey: number; refusalRows: number; actRows: number };
/**
 * Rows a minute in one process: per account, network and kind, then in all. What comes beyond is counted on the last row of its
 * account, or on one row for everyone. Sign-ins of a whole company on a Monday morning fit.
 */
const WRITING_LIMITS: WritingLimits = { rowsPerKey: 10, refusalRows: 120, actRows: 1_000 };

const MINUTE_MS = 60_000;
/** How long refused requests are batched before they are written. */
const BATCH_MS = 1_000;
const HASH_CHARACTERS = 16;

type Entry = { row: SecurityRow; isStored: boolean };
type Window = {
  minute: number;
  keys: Map<string, Entry[]>;
  overflow: Map<SecurityKind, Entry>;
  refusals: number;
  acts: number;
};

const isRefusal = (kind: SecurityKind) => (REFUSAL_KINDS as readonly SecurityKind[]).includes(kind);

type Needs = {
  database: Database;
  logger: Logger;
  now: () => Date;
  secret: string;
  limits?: WritingLimits;
  /** Called with the number of rows added. */
  onAdded?: (rows: number) => void;
};

export function createSecurityLog({
  database,
  logger,
  now,
  secret,
  limits = WRITING_LIMITS,
  onAdded = () => {},
}: Needs): SecurityLog {
  const accountKey = createHmac("sha256", secret).update("cairn: accounts in security events").digest();
  let window = newWindow(0);
  let waiting = new Set<Entry>();
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const hashAccount = (email: string) =>
    createHmac("sha256", accountKey).update(normalise(email)).digest("hex").slice(0, HASH_CHARACTERS);

  async function write(): Promise<void> {
    const entries = [...waiting];
    waiting = new Set();
    const added = entries.filter(({ isStored }) => !isStored);
    const counted = entries.filter(({ isStored }) => isStored);
    try {
      // Copies: what is counted meanwhile is written next time.
      await writeSecurityRows(
        database,
        added.map(({ row }) => ({ ...row })),
        counted.map(({ row }) => ({ ...row })),
      );
      for (const entry of added) entry.isStored = true;
      onAdded(added.length);
    } catch (error) {
      logger.error({ err: error, events: entries.length }, "security events could not be stored");
    }
  }

  /** Flushes one batch at a time; events that arrive meanwhile go with the next. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return writing;
    next ??= writing.then(() => {
      next = null;
      writing = write();
      return writing;
    });
    return next;
  }

  /** The row that an event goes to: one of its own, or one that is there and counts. */
  function admit(row: SecurityRow): { entry: Entry; isNew: boolean } {
    const minute = Math.floor(row.at.getTime() / MINUTE_MS);
    if (minute !== window.minute) window = newWindow(minute);
    const key = [row.kind, row.personId, row.account, row.actorId, networkOf(row.address)].join(" ");
    const own = window.keys.get(key) ?? [];
    const last = own.at(-1);
    if (last && own.length >= limits.rowsPerKey) return { entry: countOn(last, row), isNew: false };
    const group = isRefusal(row.kind) ? "refusals" : "acts";
    if (window[group] >= (group === "refusals" ? limits.refusalRows : limits.actRows)) {
      const overflow = window.overflow.get(row.kind);
      if (overflow) return { entry: countOn(overflow, row), isNew: false };
      const nobody = { personId: null, actorId: null, account: null, address: null, device: null };
      const entry = { row: { ...row, ...nobody, detail: JSON.stringify({ reason: "too-many" }) }, isStored: false };
      window.overflow.set(row.kind, entry);
      return { entry, isNew: true };
    }
    const entry = { row, isStored: false };
    window.keys.set(key, [...own, entry]);
    window[group] += 1;
    return { entry, isNew: true };
  }

  const log: SecurityLog = {
    hashAccount,
    flush,
    async record({ kind, personId = null, typedEmail, actorId, detail = {} }, source) {
      try {
        const at = now();
        const owner = personId ?? (typedEmail ? await findAccountOwner(database, normalise(typedEmail)) : null);
        const row: SecurityRow = {
          id: randomUUID(),
          at,
          lastAt: at,
          count: 1,
          kind,
          personId: owner,
          actorId: actorId === undefined ? source.actorId : actorId,
          account: typedEmail && owner === null ? hashAccount(typedEmail) : null,
          address: source.address && toStoredAddress(source.address),
          device: source.device,
          detail: JSON.stringify(keepCodes(detail)),
        };
        const { entry, isNew } = admit(row);
        waiting.add(entry);
        if (isNew) writeLine(entry.row, source.requestId);
        if (kind === "access-refused") timer ??= setTimeout(() => void flush(), BATCH_MS).unref();
        else await flush();
      } catch (error) {
        logger.error({ err: error, kind, requestId: source.requestId }, "a security event could not be stored");
      }
    },
    say({ kind, personId = null, detail = {} }, { actorId, address, device, requestId }) {
      const values = { personId, actorId, account: null, address, device, detail: JSON.stringify(keepCodes(detail)) };
      writeLine({ kind, ...values }, requestId);
    },
  };
  return log;

  function writeLine(
    { kind, personId, actorId, account, address, device, detail }: Omit<SecurityRow, "id" | "at" | "lastAt" | "count">,
    requestId: string | undefined,
  ): void {
    const who = { personId, actorId, account, address, device };
    const known = Object.fromEntries(Object.entries(who).filter(([, value]) => value !== null));
    logger.info({ event: "security", kind, requestId, ...known, detail: JSON.parse(detail) }, "security event");
  }
}

const newWindow = (minute: number): Window => ({
  minute,
  keys: new Map(),
  overflow: new Map(),
  refusals: 0,
  acts: 0,
});

function countOn(entry: Entry, { at }: SecurityRow): Entry {
  entry.row.count += 1;
  entry.row.lastAt = at;
  return entry;
}

const normalise = (email: string) => email.trim().toLowerCase();

const CODE = /^[\w:./*-]{1,100}$/;

/** A last barrier: a text that is no id and no code does not get in. */
function keepCodes(detail: SecurityDetail): SecurityDetail {
  return Object.fromEntries(
    Object.entries(detail).filter(([, value]) =>
      Array.isArray(value) ? value.every((each) => CODE.test(each)) : typeof value !== "string" || CODE.test(value),
    ),
  );
}

/** Whole, IPv6 too: an investigator compares it with the logs of others. IPv4 in IPv6 notation is written as IPv4. */
const toStoredAddress = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);

/** Counts an IPv6 network as one address, because its owner controls 2^64 of them. */
function networkOf(address: string | null): string {
  if (address === null || !isIPv6(address)) return address ?? "";
  const [head = "", tail] = address.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0");
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}

/** Writes a security event of this request. Never throws: an event that cannot be stored is an error in the log. */
export function recordSecurityEvent(
  { securityLog }: Pick<RequestContext, "securityLog">,
  event: SecurityEvent,
): Promise<void> {
  return securityLog.record(event, readSource());
}

export function readSource(): EventSource {
  const origin = findOrigin();
  return {
    actorId: origin?.actorId ?? null,
    address: origin?.address ?? null,
    device: origin?.device ?? null,
    requestId: origin?.requestId,
  };
}
