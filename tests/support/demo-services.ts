import { createAuth } from "#app/features/identity/server/auth";
import type { Database } from "#app/platform/database/database";
import { readSettings } from "#app/platform/server/settings";

/** The day on which the tests seed the demo organisation. */
export const TODAY = "2026-11-23";

/** What the seed of the demo organisation needs of the process. */
export function servicesFor(database: Database, at = new Date(`${TODAY}T15:20:00Z`)) {
  const settings = readSettings({ NODE_ENV: "test", SECRET: "s".repeat(32) }, { demo: true });
  const auth = createAuth(database, settings, async () => {});
  return { database, settings, auth, now: () => at };
}
