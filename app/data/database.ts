import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { adapterFor, DEFAULT_POOL, type Engine, engineOf, type PoolSettings } from "./engine";
import type { Prisma, PrismaClient } from "./generated/sqlite/client";
import { type OnStatement, watchAdapter } from "./watched-adapter";

/** The client of the SQLite schema stands for both: the derived PostgreSQL client has the same types. */
export type Client = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export type Database = {
  engine: Engine;
  client: Client;
  close(): Promise<void>;
};

/** Errors are kept short: anything more would repeat the values that were written. */
async function newClient(engine: Engine, adapter: SqlMigrationAwareDriverAdapterFactory): Promise<Client> {
  if (engine === "postgresql") {
    const { PrismaClient } = await import("./generated/postgresql/client");
    return new PrismaClient({ adapter, errorFormat: "minimal" }) as unknown as Client;
  }
  const { PrismaClient } = await import("./generated/sqlite/client");
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

/**
 * Opens the database at `url` (`file:…` or `postgres://…`). On SQLite what has been acknowledged survives a power cut:
 * write-ahead log, every commit synced, foreign keys enforced.
 */
export async function openDatabase(
  url: string,
  pool: PoolSettings = DEFAULT_POOL,
  onStatement: OnStatement = () => {},
): Promise<Database> {
  const engine = engineOf(url);
  const client = await newClient(engine, watchAdapter(await adapterFor(url, pool), onStatement));
  if (engine === "sqlite") {
    await client.$queryRawUnsafe("PRAGMA journal_mode = WAL");
    await client.$executeRawUnsafe("PRAGMA synchronous = FULL");
    await client.$executeRawUnsafe("PRAGMA foreign_keys = ON");
  }
  return { engine, client, close: () => client.$disconnect() };
}
