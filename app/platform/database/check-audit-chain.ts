import type { Table } from "#app/platform/backup/shape";
import { type Reader, readAll } from "#app/platform/backup/snapshot";
import { AUDIT_GENESIS, computeAuditHash } from "./audit";
import { type AuditKeys, findAuditKey, isHeadGenuine } from "./audit-key";
import { type CheckResult, Findings, readObjects } from "./check-result";
import { sql, table } from "./tables";

const h = table("AuditHead", "h");

/** A head of the chain that was stored outside the database. A prefix of the hash is enough. */
export type KeptHead = { sequence: number; hash: string };

/** Fewer digits could agree by chance. */
const MIN_HASH_DIGITS = 12;

/** Reads a head as `db backup` prints it: "4345:0f3a…". Null where the text is none. */
export function parseKeptHead(text: string): KeptHead | null {
  const [, sequence = "", hash = ""] = /^(\d{1,10}):([0-9a-f]+)$/i.exec(text.trim()) ?? [];
  if (sequence === "" || hash.length < MIN_HASH_DIGITS || hash.length > 64) return null;
  return { sequence: Number(sequence), hash: hash.toLowerCase() };
}

type StoredRecord = Parameters<typeof computeAuditHash>[1] & { previousHash: string; hash: string; keyId: string };
type Link = { sequence: number; hash: string; keyId: string };

/**
 * Recomputes every link of the audit chain. With the keys, only the program can have written what is found in order; what
 * a forger of the database can still do is put back an older end of it, which a head kept elsewhere shows.
 */
export async function checkAuditChain(
  reader: Reader,
  records: Table,
  { auditKeys, head }: { auditKeys: AuditKeys | null; head?: KeptHead | null },
): Promise<CheckResult> {
  const findings = new Findings();
  const unverified = new Map<string, { first: number; count: number }>();
  let last: Link = { ...AUDIT_GENESIS, keyId: "" };
  let keyedSince: { sequence: number; on: string } | null = null;
  for await (const row of readObjects(reader, records)) {
    const record = { ...row, sequence: Number(row.sequence), at: new Date(String(row.at)) } as StoredRecord;
    findings.add(...findBrokenLink(last, record));
    const key = auditKeys && findAuditKey(auditKeys, record.keyId);
    if (record.keyId !== "" && !key) {
      const known = unverified.get(record.keyId) ?? { first: record.sequence, count: 0 };
      unverified.set(record.keyId, { ...known, count: known.count + 1 });
    } else if (record.hash !== computeAuditHash(record.previousHash, record, key)) {
      findings.add(`record ${record.sequence} is not what was written`);
    }
    if (record.keyId !== last.keyId) findings.add(...findBrokenChangeOfKey(last, record));
    if (record.action === "audit.break-found") {
      findings.add(`record ${record.sequence} says that Cairn found the end of the log altered before it`);
    }
    if (head?.sequence === record.sequence && !record.hash.startsWith(head.hash)) {
      findings.add(`record ${record.sequence} is not the one whose hash was kept`);
    }
    if (record.keyId !== "") keyedSince ??= { sequence: record.sequence, on: record.at.toISOString().slice(0, 10) };
    last = record;
  }
  for (const [keyId, { first, count }] of unverified) {
    findings.add(
      `${count} records from ${first} on cannot be verified: they were written with key ${keyId}, ` +
        (auditKeys ? "which is of none of the secrets in SECRET and SECRET_PREVIOUS" : "and there is no SECRET here"),
    );
  }
  if (head && head.sequence > last.sequence) {
    findings.add(`record ${head.sequence}, whose hash was kept, is missing: the log ends at ${last.sequence}`);
  }
  findings.add(...findWrongKeyAtEnd(last, auditKeys), ...(await findWrongHead(reader, last, auditKeys)));
  const since = keyedSince ? `, with the key since record ${keyedSince.sequence} of ${keyedSince.on}` : "";
  const kept = head ? `; the head that was kept (${head.sequence}) is in it` : "";
  return findings.toResult(
    "audit chain",
    `${last.sequence} records, every link recomputed${since}${kept}; audit head ${last.sequence}:${last.hash}`,
  );
}

function findBrokenLink(last: Link, record: StoredRecord): string[] {
  if (record.sequence !== last.sequence + 1)
    return [`records ${last.sequence + 1} to ${record.sequence - 1} are missing`];
  return record.previousHash === last.hash ? [] : [`record ${record.sequence} does not follow the one before`];
}

/** Another key begins with a record that says so, and after a key there is never none. */
function findBrokenChangeOfKey(last: Link, record: StoredRecord): string[] {
  const { sequence, keyId, action, before } = record;
  if (keyId === "") return [`record ${sequence} was written without the key, though record ${last.sequence} has one`];
  if (sequence === 1) return [];
  const said =
    action === "audit.keyed" && before ? (JSON.parse(before) as { records?: number; keyId?: string | null }) : {};
  return said.records === last.sequence && (said.keyId ?? "") === last.keyId
    ? []
    : [`record ${sequence} has another key than the one before, and does not say so`];
}

function findWrongKeyAtEnd(last: Link, keys: AuditKeys | null): string[] {
  if (!keys || last.sequence === 0 || last.keyId === keys[0].id) return [];
  if (last.keyId === "") {
    return [
      "no record at the end has the key: start Cairn once, which goes on with it; if it was started since the upgrade, the log was rewritten",
    ];
  }
  return findAuditKey(keys, last.keyId)
    ? ["the log ends with the key of a former secret: start Cairn once, which goes on with the present one"]
    : [];
}

async function findWrongHead(reader: Reader, last: Link, keys: AuditKeys | null): Promise<string[]> {
  const [stored] = await readAll(reader, sql`SELECT ${h.sequence}, ${h.hash}, ${h.keyId}, ${h.seal} FROM ${h}`);
  const [sequence, hash, keyId, seal] = stored ?? [AUDIT_GENESIS.sequence, AUDIT_GENESIS.hash, "", ""];
  const head = { sequence: Number(sequence), hash: String(hash), keyId: String(keyId), seal: String(seal) };
  if (head.sequence !== last.sequence || head.hash !== last.hash || head.keyId !== last.keyId) {
    return [`the chain ends at record ${last.sequence} and should end at ${head.sequence}`];
  }
  const key = keys && findAuditKey(keys, head.keyId);
  return key && !isHeadGenuine(key, head)
    ? ["Cairn did not put the end of the log where it is: records were cut off"]
    : [];
}
