import { createHash, createHmac, randomBytes } from "node:crypto";
import { paths } from "#app/paths";
import type { Settings } from "#app/platform/server/settings";
import type { Auth } from "./auth";

const TOKEN_BYTES = 32;

export const newToken = () => randomBytes(TOKEN_BYTES).toString("base64url");

/** What is kept of a token beside its link, to know it when it is used. */
export const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** Names a link in security events, where its token must not be: the same when it is made and when it is used. */
export const linkEventId = ({ SECRET }: Settings, token: string) =>
  createHmac("sha256", SECRET).update(`cairn: link in security events: ${token}`).digest("hex").slice(0, 16);

/** How better-auth names the value behind a link. */
export const identifierOf = (token: string) => `reset-password:${token}`;

export const linkUrl = (settings: Settings, token: string) => `${settings.PUBLIC_URL}${paths.passwordLink(token)}`;

/** Makes a token open the choice of a password for a user. */
export async function storeLink(auth: Auth, token: string, userId: string, expiresAt: Date): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({ identifier: identifierOf(token), value: userId, expiresAt });
}
