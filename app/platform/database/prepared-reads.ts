import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from "@prisma/driver-adapter-utils";
import Sqlite, { type Statement } from "better-sqlite3";
import { isPageRead, MAX_KEPT_STATEMENTS } from "./page-reads";

/**
 * What pages read, on a connection of its own to a SQLite file, with statements that are planned once: Prisma's adapter plans
 * a statement each time it runs. Null for every other statement, and for what goes wrong: the adapter, asked instead, says
 * what it is in Prisma's terms.
 */
export function openPreparedReads(path: string): { run(query: SqlQuery): SqlResultSet | null; close(): void } {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 0 });
  const kept = new Map<string, Statement>();
  const prepare = (sql: string): Statement | null => {
    const known = kept.get(sql);
    if (known || kept.size === MAX_KEPT_STATEMENTS) return known ?? null;
    const statement = connection.prepare(sql).raw();
    kept.set(sql, statement);
    return statement;
  };
  return {
    run(query) {
      if (!isPageRead(query.sql)) return null;
      try {
        const rows = prepare(query.sql)?.all(...query.args.map((arg, index) => toBound(arg, query.argTypes[index])));
        return rows ? { columnNames: ["answer"], columnTypes: [ColumnTypeEnum.Text], rows: rows as unknown[][] } : null;
      } catch {
        return null;
      }
    },
    close: () => connection.close(),
  };
}

/** A value as the adapter would bind it. */
function toBound(arg: unknown, type: SqlQuery["argTypes"][number] | undefined): unknown {
  if (typeof arg === "boolean") return Number(arg);
  if (arg instanceof Date || type?.scalarType === "datetime") {
    return new Date(arg as string).toISOString().replace("Z", "+00:00");
  }
  return arg;
}
