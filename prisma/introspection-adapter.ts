import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { adapterFor, engineOf } from "#app/platform/database/engine";

const CHAR_OID = 18;
const UUID_OID = 2950;

/**
 * PostgreSQL's catalogue has columns of the internal type "char", which Prisma's adapter refuses and its engine wants as
 * characters. They travel through the adapter as UUIDs, of which the catalogue has none.
 */
async function connectForReadingTheCatalogue(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("connect", (client) => {
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
    connection.on("rowDescription", (message: { fields: { dataTypeID: number }[] }) => {
      for (const field of message.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = UUID_OID;
    });
  });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type) =>
      type === ColumnTypeEnum.Uuid ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/** An adapter through which the schema engine can read the structure of a database, to compare it with the schema. */
export async function introspectionAdapterFor(url: string): Promise<SqlMigrationAwareDriverAdapterFactory> {
  const adapter = await adapterFor(url);
  if (engineOf(url) === "sqlite") return adapter;
  const connect = () => connectForReadingTheCatalogue(url);
  return { provider: adapter.provider, adapterName: adapter.adapterName, connect, connectToShadowDb: connect };
}
