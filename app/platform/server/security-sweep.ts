import type { Logger } from "pino";
import type { Database } from "#app/platform/database/database";
import { deleteOldSecurityEvents } from "#app/platform/database/security-events";

const DAY_MS = 86_400_000;
/** After this many new rows the sweep runs before the day is over. */
const ROWS_BETWEEN = 50_000;

export type SecuritySweep = {
  /** Deletes what is too old, now and once a day. */
  start(): void;
  noteAdded(rows: number): void;
  stop(): Promise<void>;
};

/** Every process sweeps: what one has deleted, the next does not find. */
export function createSecuritySweep({
  database,
  logger,
  now,
  days,
  others = [],
}: {
  database: Database;
  logger: Logger;
  now: () => Date;
  days: number;
  /** Other deletions by age. */
  others?: readonly (() => Promise<unknown>)[];
}): SecuritySweep {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let added = 0;
  const sweep = () => {
    added = 0;
    running ??= deleteOldSecurityEvents(database, { now: now(), days })
      .then((deleted) => {
        if (deleted > 0) logger.info({ deleted, days }, "old security events were deleted");
      })
      .then(async () => {
        for (const deleteOthers of others) await deleteOthers();
      })
      .catch((error) => logger.error({ err: error }, "what is past its time could not be deleted"))
      .finally(() => {
        running = null;
      });
  };
  return {
    start() {
      sweep();
      timer = setInterval(sweep, DAY_MS).unref();
    },
    noteAdded(rows) {
      added += rows;
      if (added >= ROWS_BETWEEN) sweep();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
