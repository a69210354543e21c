import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
} from "@prisma/driver-adapter-utils";
import { UnstorableTextError } from "./errors";

/** Called after every statement, failed ones included. Bound values are not passed. */
export type OnStatement = (sql: string, milliseconds: number) => void;

/** PostgreSQL has no place for this character; SQLite would take it, and the two would differ. */
const UNSTORABLE = "\u0000";

function requireStorable({ args }: SqlQuery): void {
  for (const arg of args) if (typeof arg === "string" && arg.includes(UNSTORABLE)) throw new UnstorableTextError();
}

function watch<Queryable extends SqlQueryable>(queryable: Queryable, onStatement: OnStatement): Queryable {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  const timed = async <Result>(query: SqlQuery, run: () => Promise<Result>): Promise<Result> => {
    requireStorable(query);
    const started = performance.now();
    try {
      return await run();
    } finally {
      onStatement(query.sql, performance.now() - started);
    }
  };
  queryable.queryRaw = (query) => timed(query, () => queryRaw(query));
  queryable.executeRaw = (query) => timed(query, () => executeRaw(query));
  return queryable;
}

function watchConnection(connection: SqlDriverAdapter, onStatement: OnStatement): SqlDriverAdapter {
  const startTransaction = connection.startTransaction.bind(connection);
  connection.startTransaction = async (isolation) => watch(await startTransaction(isolation), onStatement);
  return watch(connection, onStatement);
}

/** Wraps the adapter: rejects text that one of the engines can't store, and reports every statement. */
export function watchAdapter(
  factory: SqlMigrationAwareDriverAdapterFactory,
  onStatement: OnStatement,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => watchConnection(await factory.connect(), onStatement),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}
