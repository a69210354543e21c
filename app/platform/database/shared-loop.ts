import { setImmediate } from "node:timers/promises";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";
import { goRound } from "./event-loop";
import { READ } from "./sqlite-connections";

/** Once reads have held the event loop up for so long, whoever else waits comes first. */
const LONG_READS_MS = 5;

/**
 * The same adapter of SQLite, whose reads outside transactions share the event loop with everything else. A statement holds
 * it up until it is done, and so does a chain of them, however short each is. So they come one after the other, and once
 * they have held the loop up for long, the next one, and what is made of the last one, waits until it has gone round.
 */
export function shareLoop(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return { ...factory, connect: async () => shareConnection(await factory.connect()) };
}

function shareConnection(connection: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = connection.queryRaw.bind(connection);
  let heldMs = 0;
  const read = async (query: SqlQuery) => {
    // What was held before the loop went round by itself does not count.
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
