import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import { isConflict } from "./errors";
import { openPreparedReads } from "./prepared-reads";

/** How long a writer waits for another process or thread before SQLite reports that it is busy. */
const BUSY_TIMEOUT_MS = 5_000;
const FIRST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 50;

/** Write-ahead log with a sync at every commit: acknowledged writes survive a power cut. */
const SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

export const READ = /^\s*SELECT\b/i;
const WRITE = /^\s*(INSERT|UPDATE|DELETE|REPLACE|WITH)\b/i;

/**
 * SQLite through three connections, for Prisma's adapter has one for everything: a request would read what the open
 * transaction of another one has not committed, and a write outside transactions would vanish with it.
 *
 * - reads outside transactions have a connection of their own and see what is committed; what pages read has another one,
 *   with prepared statements
 * - writers take turns; each begins by taking the database's lock, so that none loses it half-way to another process
 * - the wait for that lock never blocks the event loop
 */
export function separateReaders(
  factory: SqlMigrationAwareDriverAdapterFactory,
  path: string,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const writer = await factory.connect();
      await waitForLock(() => writer.executeScript(SETTINGS));
      const reader = await factory.connect();
      await waitForLock(() => reader.executeScript(SETTINGS));
      return joinConnections(writer, reader, openPreparedReads(path));
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function joinConnections(
  writer: SqlDriverAdapter,
  reader: SqlDriverAdapter,
  prepared: ReturnType<typeof openPreparedReads>,
): SqlDriverAdapter {
  const takeTurn = createQueue();

  const startTransaction: SqlDriverAdapter["startTransaction"] = async (isolation) => {
    const done = await takeTurn();
    try {
      const transaction = await writer.startTransaction(isolation);
      try {
        await writer.executeScript("COMMIT");
        await waitForLock(() => writer.executeScript("BEGIN IMMEDIATE"));
      } catch (error) {
        await transaction.rollback();
        throw error;
      }
      return releaseAfter(transaction, done);
    } catch (error) {
      done();
      throw error;
    }
  };

  const write = async <Result>(query: SqlQuery, run: (on: Transaction | SqlDriverAdapter) => Promise<Result>) => {
    if (!WRITE.test(query.sql)) {
      const done = await takeTurn();
      return run(writer).finally(done);
    }
    const transaction = await startTransaction();
    try {
      const result = await run(transaction);
      await writer.executeScript("COMMIT");
      await transaction.commit();
      return result;
    } catch (error) {
      await writer.executeScript("ROLLBACK").catch(() => {});
      await transaction.rollback();
      throw error;
    }
  };

  return {
    provider: writer.provider,
    adapterName: writer.adapterName,
    queryRaw: async (query) =>
      READ.test(query.sql) ? (prepared.run(query) ?? reader.queryRaw(query)) : write(query, (on) => on.queryRaw(query)),
    executeRaw: (query) => write(query, (on) => on.executeRaw(query)),
    executeScript: async (script) => {
      const done = await takeTurn();
      return writer.executeScript(script).finally(done);
    },
    startTransaction,
    dispose: async () => {
      prepared.close();
      await reader.dispose();
      await writer.dispose();
    },
  };
}

/** Wraps a transaction so that the next writer starts when it has ended, committed or rolled back. */
function releaseAfter(transaction: Transaction, done: () => void): Transaction {
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  transaction.commit = () => commit().finally(done);
  transaction.rollback = () => rollback().finally(done);
  return transaction;
}

/** Gives turns in the order asked; a turn ends when its function is called. */
function createQueue(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let done = () => {};
    last = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  };
}

async function waitForLock<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) && !isBusy(error)) throw error;
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The adapter names a busy database after a network's timeout. */
function isBusy(error: unknown): boolean {
  const { cause } = error as { cause?: { kind?: unknown } };
  return cause?.kind === "SocketTimeout";
}
