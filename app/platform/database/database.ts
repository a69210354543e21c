import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { AuditKeys } from "./audit-key";
import { adapterFor, DEFAULT_POOL, type Engine, engineOf, type PoolSettings } from "./engine";
import type { Prisma, PrismaClient } from "./generated/sqlite/client";
import { shareLoop } from "./shared-loop";
import { separateReaders } from "./sqlite-connections";
import { type OnStatement, watchAdapter } from "./watched-adapter";

/** The client of the SQLite schema stands for both: the derived PostgreSQL client has the same types. */
export type Client = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export type Database = {
  engine: Engine;
  client: Client;
  /** Null where nothing is put on record. */
  auditKeys: AuditKeys | null;
  close(): Promise<void>;
};

/** Keep errors short: Prisma's long format would repeat the values that were written. */
async function newClient(engine: Engine, adapter: SqlMigrationAwareDriverAdapterFactory): Promise<Client> {
  if (engine === "postgresql") {
    const { PrismaClient } = await import("./generated/postgresql/client");
    return new PrismaClient({ adapter, errorFormat: "minimal" }) as unknown as Client;
  }
  const { PrismaClient } = await import("./generated/sqlite/client");
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

export type DatabaseOptions = { pool?: PoolSettings; onStatement?: OnStatement; auditKeys?: AuditKeys };

/**
 * Opens the database at `url` (`file:…` or `postgres://…`). Callers that write audit records pass the keys of the
 * chain.
 */
export async function openDatabase(
  url: string,
  { pool = DEFAULT_POOL, onStatement = () => {}, auditKeys }: DatabaseOptions = {},
): Promise<Database> {
  const engine = engineOf(url);
  // The driver would wait for a lock with the whole event loop.
  const adapter = await adapterFor(url, pool, { busyTimeoutMs: 0 });
  const connections =
    engine === "sqlite"
      ? shareLoop(watchAdapter(separateReaders(adapter, url.replace(/^file:/, "")), onStatement))
      : watchAdapter(adapter, onStatement);
  const client = await newClient(engine, connections);
  // An open file is held from the start: nothing may replace it.
  if (engine === "sqlite") await client.$connect();
  return { engine, client, auditKeys: auditKeys ?? null, close: () => client.$disconnect() };
}
