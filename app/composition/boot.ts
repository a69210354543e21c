import type { Logger } from "pino";
import { CalibrationLibrary } from "#app/features/calibration/data/calibration-ratings";
import { AttachmentStore } from "#app/features/evidence/files/attachment-store";
import { isOrganisationSetUp } from "#app/features/identity/data/organisation";
import { forgetEndedSessions } from "#app/features/identity/data/sessions";
import { createThrottle } from "#app/features/identity/data/throttle";
import { createAuth } from "#app/features/identity/server/auth";
import { passPasswordLinkOn } from "#app/features/identity/server/password-links";
import { sessionLimits } from "#app/features/identity/server/session";
import { computeSetUpCode } from "#app/features/identity/server/set-up-code";
import { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { publishLadderFolder } from "#app/features/ladder/server/publish-ladder-folder";
import { FrozenCases } from "#app/features/promotion/data/promotion-contents";
import { createDrafts } from "#app/features/promotion/server/case";
import { Remembered } from "#app/platform/cache/remembered";
import { continueAuditChain, readAuditHead } from "#app/platform/database/audit";
import { type AuditKeys, deriveAuditKeys } from "#app/platform/database/audit-key";
import { type Database, openDatabase } from "#app/platform/database/database";
import type { PoolSettings } from "#app/platform/database/engine";
import { deleteOldDrafts } from "#app/platform/database/form-drafts";
import { migrateDatabase } from "#app/platform/database/migrate";
import { listPendingMigrations } from "#app/platform/database/migrations";
import { announceProcess } from "#app/platform/database/other-processes";
import { fillSearchKeys } from "#app/platform/database/search-keys";
import { deleteOldForms } from "#app/platform/database/submitted-forms";
import type { OnStatement } from "#app/platform/database/watched-adapter";
import { makeDataPrivate } from "#app/platform/files/private-files";
import { createVirusScanner } from "#app/platform/files/virus-scanner";
import { Analyses } from "#app/platform/jobs/analyses";
import { createJobs } from "#app/platform/jobs/jobs";
import { createWorkers } from "#app/platform/jobs/pool";
import { createMailer } from "#app/platform/mail/mail";
import type { Services } from "#app/platform/server/context";
import { createLogger } from "#app/platform/server/log";
import { warnAtStart } from "#app/platform/server/proxy-warning";
import { createRequestLimit } from "#app/platform/server/request-limit";
import { createSecurityLog } from "#app/platform/server/security-log";
import { createSecuritySweep } from "#app/platform/server/security-sweep";
import type { Settings } from "#app/platform/server/settings";
import { createTelemetry } from "#app/platform/server/telemetry";
import { WORKER_ENTRY } from "./tasks";

export type Booted = { services: Services; close(): Promise<void>; setUpCode: string | null };

/** Opens, migrates and fills what the server needs before its first request. */
export async function bootServices(settings: Settings): Promise<Booted> {
  const logger = createLogger(settings);
  const telemetry = createTelemetry(logger, { slowStatementMs: settings.SLOW_STATEMENT_MS });
  for (const place of await makeDataPrivate(settings)) {
    logger.warn({ place }, "other users of this machine can reach this: it is not Cairn's to change");
  }
  const presence = announceProcess(settings.DATABASE_URL, new Date());
  for (const other of presence.others) {
    logger.warn(other, "another process has this SQLite file open: use PostgreSQL for several processes");
  }
  const auditKeys = deriveAuditKeys(settings.SECRET, settings.SECRET_PREVIOUS);
  const database = await openMigrated(settings, auditKeys, telemetry.noteStatement);
  const mailer = createMailer(settings);
  const now = () => new Date();
  const days = settings.SECURITY_EVENTS_DAYS;
  const sweep = createSecuritySweep({
    database,
    logger,
    now,
    days,
    others: [
      () => deleteOldForms(database, now()),
      () => deleteOldDrafts(database, now()),
      () => forgetEndedSessions(database, "everyone", now(), sessionLimits(settings)),
    ],
  });
  const securityLog = createSecurityLog({ database, logger, now, secret: settings.SECRET, onAdded: sweep.noteAdded });
  await resumeAuditChain(database, logger, now());
  telemetry.watchAuditHead(() => readAuditHead(database.client));
  const auth = createAuth(
    database,
    settings,
    (link) => passPasswordLinkOn({ database, mailer, settings, logger, securityLog, now }, link),
    // Its messages alone: what it adds to them may be an address or a token.
    (level, message) => logger[level](message),
  );
  const workers = createWorkers(
    { url: settings.DATABASE_URL, pool: poolOf(settings), auditKeys },
    { size: settings.WORKERS, deadlineMs: settings.TASK_DEADLINE_MS, entry: WORKER_ENTRY },
  );
  const services: Services = {
    settings,
    database,
    auth,
    mailer,
    attachments: new AttachmentStore(settings.ATTACHMENTS_DIR),
    logger,
    securityLog,
    telemetry,
    now,
    ladders: new LadderLibrary(database),
    throttle: createThrottle(database),
    scanForViruses: createVirusScanner(settings.ANTIVIRUS_URL),
    requestLimit: createRequestLimit(settings.REQUESTS_PER_MINUTE),
    calibrations: new CalibrationLibrary(database),
    frozenCases: new FrozenCases(database),
    drafts: createDrafts(),
    remembered: new Remembered(),
    workers,
    analyses: new Analyses(workers, logger),
    jobs: createJobs({ database, workers, logger, now }),
  };
  warnAtStart(services);
  if (settings.demo) {
    const { seedDemo } = await import("#prisma/demo/seed");
    await seedDemo(services);
  }
  await publishLadderFolder(services);
  const setUpCode = (await isOrganisationSetUp(database)) ? null : computeSetUpCode(settings.SECRET);
  sweep.start();
  const close = async () => {
    await workers.close();
    await securityLog.flush();
    await sweep.stop();
    await database.close();
    presence.leave();
  };
  return { services, close, setUpCode };
}

const poolOf = (settings: Settings): PoolSettings => ({
  poolSize: settings.DATABASE_POOL_SIZE,
  connectTimeoutMs: settings.DATABASE_CONNECT_TIMEOUT_MS,
  statementTimeoutMs: settings.DATABASE_STATEMENT_TIMEOUT_MS,
});

/** Logs what is wrong with the end of the audit log, or expected only once. */
async function resumeAuditChain(database: Database, logger: Logger, at: Date): Promise<void> {
  const { state, records } = await continueAuditChain(database, at);
  if (state === "keyed") {
    logger.warn(
      { records },
      "the audit log continues with a new key; expect this once after an upgrade or a new SECRET",
    );
  } else if (state === "key-missing") {
    logger.error({ records }, "the audit log was written with a SECRET that is not here: add it to SECRET_PREVIOUS");
  } else if (state === "broken") {
    logger.error({ records }, "the end of the audit log is not what Cairn wrote: run `cairn db check`");
  }
}

async function openMigrated(settings: Settings, auditKeys: AuditKeys, onStatement: OnStatement): Promise<Database> {
  const database = await openDatabase(settings.DATABASE_URL, { pool: poolOf(settings), onStatement, auditKeys });
  if ((await listPendingMigrations(database)).length > 0) {
    // The schema engine wants the database to itself.
    await database.close();
    await migrateDatabase(settings.DATABASE_URL);
    return openMigrated(settings, auditKeys, onStatement);
  }
  await fillSearchKeys(database);
  return database;
}
