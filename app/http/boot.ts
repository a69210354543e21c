import { pino } from "pino";
import { openDatabase } from "#app/data/database";
import { LadderLibrary, publishLadder } from "#app/data/ladder-library";
import { migrateDatabase } from "#app/data/migrate";
import { listPendingMigrations } from "#app/data/migrations";
import { isOrganisationSetUp } from "#app/data/organisation";
import { createThrottle } from "#app/data/throttle";
import { readLadderFolder } from "#app/integrations/ladder-folder";
import { createMailer } from "#app/integrations/mail";
import { createAuth } from "./auth";
import type { Services } from "./context";
import { passPasswordLinkOn } from "./password-links";
import { computeSetUpCode } from "./set-up-code";
import { type Settings, SettingsError } from "./settings";

export type Booted = { services: Services; close(): Promise<void>; setUpCode: string | null };

/** Opens, migrates and fills what the server needs before its first request. */
export async function bootServices(settings: Settings): Promise<Booted> {
  const database = await openMigrated(settings);
  const mailer = createMailer(settings);
  const now = () => new Date();
  const logger = pino({ level: settings.LOG_LEVEL });
  const auth = createAuth(database, settings, (link) => passPasswordLinkOn({ database, mailer, settings }, link));
  const services: Services = {
    settings,
    database,
    auth,
    mailer,
    logger,
    now,
    ladders: new LadderLibrary(database),
    throttle: createThrottle(database),
  };
  if (settings.demo) {
    const { seedDemo } = await import("#prisma/demo/seed");
    await seedDemo(services);
  }
  await publishLadderFolder(services);
  const setUpCode = (await isOrganisationSetUp(database)) ? null : computeSetUpCode(settings.SECRET);
  return { services, close: () => database.close(), setUpCode };
}

async function openMigrated(settings: Settings) {
  const database = await openDatabase(settings.DATABASE_URL, {
    poolSize: settings.DATABASE_POOL_SIZE,
    connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
    statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
  });
  if ((await listPendingMigrations(database)).length > 0) {
    // The schema engine wants the database to itself.
    await database.close();
    await migrateDatabase(settings.DATABASE_URL);
    return openMigrated(settings);
  }
  return database;
}

async function publishLadderFolder({ database, settings, now }: Services): Promise<void> {
  const read = await readLadderFolder(settings.LADDER_DIR);
  if (!read.ok) throw new SettingsError(`The ladder in ${settings.LADDER_DIR} has errors:\n${read.report}`);
  const publication = await publishLadder(database, read.ladder, { actorId: null, at: now() });
  if (publication.result === "changed-without-new-version") {
    const { id, version } = read.ladder;
    throw new SettingsError(
      `The ladder in ${settings.LADDER_DIR} differs from "${id}" ${version} as it was published.\n` +
        "A published version never changes: give the changed ladder a new version in ladder.yaml.",
    );
  }
}
