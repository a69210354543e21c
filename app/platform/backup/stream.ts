import { type Digest, Digester, readTable, toLines } from "./rows";
import type { Shape, Table } from "./shape";
import type { Reader } from "./snapshot";
import type { Portable } from "./values";

/** The content of a database, table after table: parts of its rows, then what they came to. */
export type Part =
  | { kind: "rows"; table: Table; rows: Portable[][]; lines: string }
  | { kind: "end"; table: Table; digest: Digest };

export async function* streamContent(reader: Reader, { tables }: Shape): AsyncGenerator<Part> {
  for (const table of tables) {
    const digester = new Digester();
    for await (const rows of readTable(reader, table)) {
      const lines = toLines(rows);
      digester.add(rows.length, lines);
      yield { kind: "rows", table, rows, lines };
    }
    yield { kind: "end", table, digest: digester.digest() };
  }
}
