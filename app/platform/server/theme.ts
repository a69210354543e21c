/** The theme follows the system unless someone chose one; the choice belongs to the browser, so it is a cookie. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export function readTheme(request: Request): Theme {
  const match = /(?:^|;\s*)cairn\.theme=(light|dark)/.exec(request.headers.get("cookie") ?? "");
  return (match?.[1] as Theme | undefined) ?? "system";
}

export function themeCookie(theme: Theme): string {
  const age = theme === "system" ? 0 : 31_536_000;
  return `cairn.theme=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly`;
}
