import { CalibrationLibrary } from "#app/features/calibration/data/calibration-ratings";
import { AttachmentStore } from "#app/features/evidence/files/attachment-store";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { createThrottle } from "#app/features/identity/data/throttle";
import { createAuth } from "#app/features/identity/server/auth";
import { passPasswordLinkOn } from "#app/features/identity/server/password-links";
import { computeSetUpCode } from "#app/features/identity/server/set-up-code";
import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { publishLadderFolder } from "#app/features/ladder/server/publish-ladder-folder";
import { FrozenCases } from "#app/features/promotion/data/promotion-contents";
import { createDrafts } from "#app/features/promotion/server/case";
import { Remembered } from "#app/platform/cache/remembered";
import { type Database, openDatabase } from "#app/platform/database/database";
import type { PoolSettings } from "#app/platform/database/engine";
import { migrateDatabase } from "#app/platform/database/migrate";
import { listPendingMigrations } from "#app/platform/database/migrations";
import { fillSearchKeys } from "#app/platform/database/search-keys";
import type { OnStatement } from "#app/platform/database/watched-adapter";
import { Analyses } from "#app/platform/jobs/analyses";
import { createJobs } from "#app/platform/jobs/jobs";
import { createWorkers } from "#app/platform/jobs/pool";
import { createMailer } from "#app/platform/mail/mail";
import type { Services } from "#app/platform/server/context";
import { createLogger } from "#app/platform/server/log";
import type { Settings } from "#app/platform/server/settings";
import { createTelemetry } from "#app/platform/server/telemetry";

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
  const workers = createWorkers(
    { url: settings.DATABASE_URL, pool: poolOf(settings) },
    { size: settings.WORKERS, deadlineMs: settings.TASK_DEADLINE_MS },
  );
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
