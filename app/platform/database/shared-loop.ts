import { setImmediate } from "node:timers/promises";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";
import { goRound } from "./event-loop";
import { READ } from "./sqlite-connections";

/** After reads have blocked the event loop this long, other work gets a turn first. */
const LONG_READS_MS = 5;

/**
 * Wraps the SQLite adapter so that reads outside transactions yield to the event loop. Each statement blocks the loop,
 * and so does a chain of short ones. So reads run one after the other, and after a long run of them the next one waits
 * for a turn of the loop.
 */
export function shareLoop(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return { ...factory, connect: async () => shareConnection(await factory.connect()) };
}

function shareConnection(connection: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = connection.queryRaw.bind(connection);
  let heldMs = 0;
  const read = async (query: SqlQuery) => {
    // A turn of the loop that happened anyway resets the count.
    if (heldMs === 0) void setImmediate().then(() => (heldMs = 0));
    const started = performance.now();
    try {
      return await queryRaw(query);
    } finally {
      heldMs += performance.now() - started;
      if (heldMs > LONG_READS_MS) {
        await goRound();
        heldMs = 0;
      }
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  connection.queryRaw = (query) => {
    if (!READ.test(query.sql)) return queryRaw(query);
    const answer = last.then(() => read(query));
    last = answer.catch(() => {});
    return answer;
  };
  return connection;
}
