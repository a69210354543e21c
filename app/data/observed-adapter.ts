import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
} from "@prisma/driver-adapter-utils";

/** Told of every statement once it is done, whether it succeeded or not. Its values are not part of it. */
export type OnStatement = (sql: string, milliseconds: number) => void;

function observe<Queryable extends SqlQueryable>(queryable: Queryable, onStatement: OnStatement): Queryable {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  const timed = async <Result>(sql: string, run: () => Promise<Result>): Promise<Result> => {
    const started = performance.now();
    try {
      return await run();
    } finally {
      onStatement(sql, performance.now() - started);
    }
  };
  queryable.queryRaw = (query) => timed(query.sql, () => queryRaw(query));
  queryable.executeRaw = (query) => timed(query.sql, () => executeRaw(query));
  return queryable;
}

function observeConnection(connection: SqlDriverAdapter, onStatement: OnStatement): SqlDriverAdapter {
  const startTransaction = connection.startTransaction.bind(connection);
  connection.startTransaction = async (isolation) => observe(await startTransaction(isolation), onStatement);
  return observe(connection, onStatement);
}

/** The same adapter, with every statement reported: what the database really did, whoever asked for it. */
export function observeAdapter(
  factory: SqlMigrationAwareDriverAdapterFactory,
  onStatement: OnStatement,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => observeConnection(await factory.connect(), onStatement),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}
