import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import type { Database } from "#app/platform/database/database";
import { cookieName, isSecure } from "#app/platform/server/cookies";
import type { Settings } from "#app/platform/server/settings";
import { createPasswordHashing } from "./password-hash";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./password-limits";

/** A link that sets a new password lasts as long as reading one's mail takes; an invitation also waits for a holiday. */
export const RESET_LINK_HOURS = 1;
export const INVITATION_DAYS = 7;

/**
 * Identity, by better-auth: passwords (Argon2id), sessions in the database, one-time links. None of its HTTP endpoints is
 * mounted: every act is a form of ours that calls it on the server, behind our own origin check and throttle
 * (docs/decisions/0004-identity.md).
 */
export function createAuth(
  database: Database,
  settings: Settings,
  onPasswordLink: (link: { userId: string; token: string }) => Promise<void>,
  log: (level: "warn" | "error", message: string) => void = () => {},
) {
  return betterAuth({
    appName: "Cairn",
    baseURL: settings.PUBLIC_URL,
    secret: settings.SECRET,
    database: prismaAdapter(database.client, { provider: database.engine }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      resetPasswordTokenExpiresIn: RESET_LINK_HOURS * 3_600,
      password: createPasswordHashing(),
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => onPasswordLink({ userId: user.id, token }),
    },
    verification: { storeIdentifier: "hashed" },
    // The end is absolute; that a session ends unused is our own rule (domain/session-age.ts).
    session: { expiresIn: settings.SESSION_DAYS * 86_400, disableSessionRefresh: true },
    // Attempts are counted per account and per address by our own throttle, which all server processes share.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error", log: (level, message) => log(level === "error" ? "error" : "warn", message) },
    advanced: {
      // The names are ours: better-auth would put `__Secure-` before them.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure(settings) },
      cookies: { session_token: { name: cookieName(settings, "session_token") } },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

declare module "#app/platform/server/context" {
  interface Services {
    auth: Auth;
  }
}
