import { prepareLinkAtServer } from "#app/features/identity/data/link-requests";
import { endSessionsOfEveryone } from "#app/features/identity/data/sessions";
import { createAuth, RESET_LINK_HOURS } from "#app/features/identity/server/auth";
import { hashToken, linkEventId, linkUrl, newToken, storeLink } from "#app/features/identity/server/link-token";
import { trySending } from "#app/features/identity/server/send-mail";
import { normaliseEmail } from "#app/features/people/domain/person";
import { type Database, openDatabase } from "#app/platform/database/database";
import { isUnreachable } from "#app/platform/database/errors";
import { listPendingMigrations } from "#app/platform/database/migrations";
import { recordCommandLineEvent } from "#app/platform/database/security-events";
import { createMailer } from "#app/platform/mail/mail";
import { createLogger } from "#app/platform/server/log";
import { auditKeysOf, readSettings, type Settings, SettingsError } from "#app/platform/server/settings";
import { prepare } from "./prepare";

const HOUR_MS = 3_600_000;

/** Does something to the access of people on the server itself. Gives the exit code. */
async function withDatabase(
  mode: { demo: boolean },
  act: (database: Database, settings: Settings) => Promise<number>,
): Promise<number> {
  try {
    const settings = readSettings(process.env, mode);
    await prepare("database clients");
    const database = await openDatabase(settings.DATABASE_URL, { auditKeys: auditKeysOf(settings) ?? undefined });
    try {
      if ((await listPendingMigrations(database)).length === 0) return await act(database, settings);
      console.error("The database is not up to date: run `db migrate` or start Cairn first.");
      return 1;
    } finally {
      await database.close();
    }
  } catch (error) {
    if (error instanceof SettingsError) console.error(error.message);
    else if (isUnreachable(error)) console.error("The database cannot be reached.");
    else console.error(error);
    return 1;
  }
}

/**
 * Prints a password link for a person: where there is no second administrator who could confirm one. The link goes to the
 * standard output alone, all else to the standard error.
 */
export const makeLink = (email: string, mode: { demo: boolean }, now = new Date()): Promise<number> =>
  withDatabase(mode, (database, settings) => makeLinkIn(database, settings, normaliseEmail(email), now));

/** Signs everyone out, on record: for a secret that may have leaked. */
export const endAllSessions = (mode: { demo: boolean }, now = new Date()): Promise<number> =>
  withDatabase(mode, async (database) => {
    const ended = await endSessionsOfEveryone(database, now);
    console.error(`${ended} ${ended === 1 ? "session is" : "sessions are"} ended. It is on record.`);
    return 0;
  });

async function makeLinkIn(database: Database, settings: Settings, email: string, now: Date): Promise<number> {
  const token = newToken();
  const owner = await prepareLinkAtServer(database, email, hashToken(token), now);
  if (!owner) {
    console.error("Nobody active who was invited signs in with this address.");
    return 1;
  }
  const auth = createAuth(database, settings, async () => {});
  await storeLink(auth, token, owner.userId, new Date(now.getTime() + RESET_LINK_HOURS * HOUR_MS));
  await recordCommandLineEvent(database.client, {
    at: now,
    kind: "link-made",
    personId: owner.personId,
    detail: { purpose: "password", link: linkEventId(settings, token), command: "access link" },
  });
  console.log(linkUrl(settings, token));
  const mailer = createMailer(settings);
  const isTold =
    mailer.isSet &&
    (await trySending(
      { mailer, logger: createLogger(settings) },
      {
        to: owner.email,
        subject: "A password link was made for you in Cairn",
        text: `Hello ${owner.name},\n\nsomebody with access to Cairn’s server made a link with which a new password can be set for you.\n\nIf this surprises you, speak to your administrators.\n`,
      },
    ));
  console.error(
    `It sets a new password for ${owner.name}, once and within ${RESET_LINK_HOURS} hour. It is on record, and ${owner.name} is told ${isTold ? "by email and " : ""}at the next sign-in.`,
  );
  return 0;
}
