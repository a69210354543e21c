import { createHmac } from "node:crypto";

/**
 * The key with which a browser encrypts what it could not send yet, as 32 bytes in base64url. It depends on the person and on
 * SECRET alone: after signing in again the same words can be read, and without signing in nobody reads them.
 */
export const computeDraftKey = (secret: string, personId: string): string =>
  createHmac("sha256", secret).update(`draft key ${personId}`).digest("base64url");
