import path from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import type { Cairn } from "../cairn-process";

export type Row = Record<string, unknown>;

/** The database of a running server, from outside, alike on both engines: parameters are `?`. */
export type Tables = {
  all(sql: string, ...parameters: unknown[]): Promise<Row[]>;
  run(sql: string, ...parameters: unknown[]): Promise<void>;
  close(): Promise<void>;
};

export async function openTables(cairn: Cairn, postgresUrl: string | null): Promise<Tables> {
  if (postgresUrl === null) {
    const file = new Sqlite(path.join(cairn.dataDir, "demo.db"));
    return {
      all: async (sql, ...parameters) => file.prepare(sql).all(...parameters) as Row[],
      run: async (sql, ...parameters) => {
        file.prepare(sql).run(...parameters);
      },
      close: async () => {
        file.close();
      },
    };
  }
  const client = new pg.Client(postgresUrl);
  await client.connect();
  const query = (sql: string, parameters: unknown[]) => {
    let index = 0;
    return client.query(
      sql.replace(/\?/g, () => `$${++index}`),
      parameters,
    );
  };
  return {
    all: async (sql, ...parameters) => (await query(sql, parameters)).rows as Row[],
    run: async (sql, ...parameters) => {
      await query(sql, parameters);
    },
    close: () => client.end(),
  };
}

export const textOf = (row: Row, column: string): string => String(row[column] ?? "");
