import type { DraftStore, KeptDrafts } from "./queue";

/** root.tsx writes this meta element for people who are signed in: the key of AES-256-GCM in base64url. */
const KEY_ELEMENT = 'meta[name="draft-key"]';
const IV_BYTES = 12;

const toBytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const toText = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

async function readKey(): Promise<CryptoKey> {
  const encoded = document.querySelector<HTMLMetaElement>(KEY_ELEMENT)?.content ?? "";
  const bytes = toBytes(atob(encoded.replaceAll("-", "+").replaceAll("_", "/")));
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function encrypt(key: CryptoKey, value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return toText(iv) + toText(new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text)));
}

async function decrypt(key: CryptoKey, stored: string): Promise<unknown> {
  const bytes = toBytes(stored);
  const iv = bytes.subarray(0, IV_BYTES);
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.subarray(IV_BYTES));
  return JSON.parse(new TextDecoder().decode(text));
}

/**
 * Keeps unsaved drafts in `sessionStorage`, which ends with the tab, encrypted with a key that only a signed-in page has: a
 * shared computer keeps nothing that can be read. `opened` resolves once `read` gives what an earlier page kept. Without
 * WebCrypto (plain http, but for localhost) or without storage nothing is kept: leaving the page asks.
 */
export function openTabDrafts(name: string): DraftStore & { opened: Promise<void> } {
  let kept: KeptDrafts = {};
  let latest: KeptDrafts | null = null;
  const key = readKey();
  const opened = key
    .then(async (opener) => {
      const stored = sessionStorage.getItem(name);
      if (stored !== null) kept = (await decrypt(opener, stored)) as KeptDrafts;
    })
    .catch(() => {});
  const store = async () => {
    const drafts = latest;
    latest = null;
    if (drafts === null) return;
    if (Object.keys(drafts).length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, await encrypt(await key, drafts));
  };
  let writing = opened;
  return {
    opened,
    read: () => kept,
    write(drafts) {
      latest = drafts;
      writing = writing.then(store).catch(() => {});
    },
  };
}
