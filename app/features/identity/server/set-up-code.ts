import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The one-time code that guards the set-up screen: derived from the secret, so that every server process prints and
 * accepts the same one and nothing needs to be stored. It ends with the set-up, which happens once.
 */
export function computeSetUpCode(secret: string): string {
  const digest = createHmac("sha256", secret).update("cairn set-up").digest("hex").slice(0, 32).toUpperCase();
  return (digest.match(/.{4}/g) ?? []).join("-");
}

export function isSetUpCode(secret: string, given: string): boolean {
  const expected = Buffer.from(computeSetUpCode(secret));
  const received = Buffer.from(given.trim().toUpperCase());
  return expected.length === received.length && timingSafeEqual(expected, received);
}
