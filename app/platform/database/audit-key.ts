import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { Transaction } from "./database";

/** A key of the audit chain, with the name that records carry. Plain data, so that worker threads can be given it. */
export type AuditKey = { id: string; key: Uint8Array };

/** The key that new records are made with, then those of former secrets, with which older ones are checked. */
export type AuditKeys = readonly [AuditKey, ...AuditKey[]];

const KEY_BYTES = 32;
const ID_BYTES = 8;

const derive = (secret: string, purpose: string, length: number) =>
  new Uint8Array(hkdfSync("sha256", secret, "", `cairn ${purpose}`, length));

/** The keys of the present secret and of those before it (HKDF-SHA-256, RFC 5869). A key's name says nothing of the key. */
export function deriveAuditKeys(secret: string, former: readonly string[] = []): AuditKeys {
  const keyOf = (from: string): AuditKey => ({
    id: Buffer.from(derive(from, "audit key id", ID_BYTES)).toString("hex"),
    key: derive(from, "audit key", KEY_BYTES),
  });
  return [keyOf(secret), ...former.map(keyOf)];
}

export const findAuditKey = (keys: AuditKeys, id: string): AuditKey | null =>
  keys.find((candidate) => candidate.id === id) ?? null;

/** HMAC-SHA-256 over the fields in their order, as hexadecimal digits. */
export const seal = ({ key }: AuditKey, fields: readonly unknown[]): string =>
  createHmac("sha256", key).update(JSON.stringify(fields)).digest("hex");

export type AuditHead = { sequence: number; hash: string; keyId: string; seal: string };

/** An HMAC of the chain's head, which proves that the program put it there. */
export const sealHead = (key: AuditKey, { sequence, hash }: Pick<AuditHead, "sequence" | "hash">): string =>
  seal(key, ["audit head", sequence, hash]);

export function isHeadGenuine(key: AuditKey, head: AuditHead): boolean {
  const expected = Buffer.from(sealHead(key, head));
  const stored = Buffer.from(head.seal);
  return stored.length === expected.length && timingSafeEqual(stored, expected);
}

const keysOf = new WeakMap<Transaction, AuditKeys>();

/** `inTransaction` gives each transaction the keys of its database. */
export function provideAuditKeys(tx: Transaction, keys: AuditKeys | null): void {
  if (keys) keysOf.set(tx, keys);
}

export function requireAuditKeys(tx: Transaction): AuditKeys {
  const keys = keysOf.get(tx);
  if (!keys)
    throw new Error("audit records are written in inTransaction, on a database that was opened with audit keys");
  return keys;
}
