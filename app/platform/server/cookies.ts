import type { Settings } from "./settings";

export type CookieKind = "session_token" | "message" | "theme" | "device";

/** Whether browsers reach this server over TLS alone. */
export const isSecure = ({ PUBLIC_URL }: Pick<Settings, "PUBLIC_URL">): boolean => PUBLIC_URL.startsWith("https:");

/**
 * The name of a cookie. Over TLS the prefix `__Host-` makes browsers refuse it from any other host, and without
 * `Secure` and `Path=/`.
 */
export const cookieName = (settings: Pick<Settings, "PUBLIC_URL">, kind: CookieKind): string =>
  `${isSecure(settings) ? "__Host-" : ""}cairn.${kind}`;
