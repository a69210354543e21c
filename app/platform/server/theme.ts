import { cookieName, isSecure } from "./cookies";
import type { Settings } from "./settings";

/** The theme follows the system unless someone chose one; the choice belongs to the browser, so it is a cookie. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function readTheme(request: Request): Theme {
  const match = /(?:^|;\s*)(?:__Host-)?cairn\.theme=(light|dark)/.exec(request.headers.get("cookie") ?? "");
  return (match?.[1] as Theme | undefined) ?? "system";
}

export function themeCookie(settings: Pick<Settings, "PUBLIC_URL">, theme: Theme): string {
  const age = theme === "system" ? 0 : 31_536_000;
  const secure = isSecure(settings) ? "; Secure" : "";
  return `${cookieName(settings, "theme")}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${secure}`;
}
