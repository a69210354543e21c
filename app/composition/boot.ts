import { CalibrationLibrary } from "#app/data/calibration-ratings";
import { type Database, openDatabase } from "#app/data/database";
import type { PoolSettings } from "#app/data/engine";
import { LadderLibrary } from "#app/data/ladder-library";
import { migrateDatabase } from "#app/data/migrate";
import { listPendingMigrations } from "#app/data/migrations";
import { isOrganisationSetUp } from "#app/data/organisation";
import { FrozenCases } from "#app/data/promotion-contents";
import { Remembered } from "#app/data/remembered";
import { fillSearchKeys } from "#app/data/search-keys";
import { createThrottle } from "#app/data/throttle";
import type { OnStatement } from "#app/data/watched-adapter";
import { AttachmentStore } from "#app/integrations/attachment-store";
import { createMailer } from "#app/integrations/mail";
import { Analyses } from "#app/workers/analyses";
import { createWorkers } from "#app/workers/pool";
import { createAuth } from "./auth";
import { createDrafts } from "./case";
import type { Services } from "./context";
import { createJobs } from "./jobs";
import { createLogger } from "./log";
import { passPasswordLinkOn } from "./password-links";
import { publishLadderFolder } from "./publish-ladder-folder";
import { computeSetUpCode } from "./set-up-code";
import type { Settings } from "./settings";
import { createTelemetry } from "./telemetry";

export type Booted = { services: Services; close(): Promise<void>; setUpCode: string | null };

/** Opens, migrates and fills what the server needs before its first request. */
export async function bootServices(settings: Settings): Promise<Booted> {
  const logger = createLogger(settings);
  const telemetry = createTelemetry(logger, { slowStatementMs: settings.SLOW_STATEMENT_MS });
  const database = await openMigrated(settings, telemetry.noteStatement);
  const mailer = createMailer(settings);
  const now = () => new Date();
  const auth = createAuth(
    database,
    settings,
    (link) => passPasswordLinkOn({ database, mailer, settings, logger, now }, link),
    // Its messages alone: what it adds to them may be an address or a token.
    (level, message) => logger[level](message),
  );
  const workers = createWorkers({ url: settings.DATABASE_URL, pool: poolOf(settings) }, { size: settings.WORKERS });
  const services: Services = {
    settings,
    database,
    auth,
    mailer,
    attachments: new AttachmentStore(settings.ATTACHMENTS_DIR),
    logger,
    telemetry,
    now,
    ladders: new LadderLibrary(database),
    throttle: createThrottle(database),
    calibrations: new CalibrationLibrary(database),
    frozenCases: new FrozenCases(database),
    drafts: createDrafts(),
    remembered: new Remembered(),
    workers,
    analyses: new Analyses(workers, logger),
    jobs: createJobs({ database, workers, logger, now }),
  };
  if (settings.demo) {
    const { seedDemo } = await import("#prisma/demo/seed");
    await seedDemo(services);
  }
  await publishLadderFolder(services);
  const setUpCode = (await isOrganisationSetUp(database)) ? null : computeSetUpCode(settings.SECRET);
  const close = async () => {
    await workers.close();
    await database.close();
  };
  return { services, close, setUpCode };
}

const poolOf = (settings: Settings): PoolSettings => ({
  poolSize: settings.DATABASE_POOL_SIZE,
  connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
  statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
});

async function openMigrated(settings: Settings, onStatement: OnStatement): Promise<Database> {
  const database = await openDatabase(settings.DATABASE_URL, poolOf(settings), onStatement);
  if ((await listPendingMigrations(database)).length > 0) {
    // The schema engine wants the database to itself.
    await database.close();
    await migrateDatabase(settings.DATABASE_URL);
    return openMigrated(settings, onStatement);
  }
  await fillSearchKeys(database);
  return database;
}
