import { createHash } from "node:crypto";
import type { Table } from "./shape";
import type { Reader } from "./snapshot";
import { type Portable, toPortable } from "./values";

/** The number of rows in a table, and the SHA-256 of their lines in key order. Equal on both engines. */
export type Digest = { rows: number; sha256: string };

const quoted = (name: string) => `"${name}"`;

/** PostgreSQL sorts text by the rules of a language; its collation "C" is the order of bytes that SQLite has. */
function selectInOrder(reader: Reader, { name, columns, key }: Table): string {
  const order = key.map((column) => {
    const isText = columns.find((one) => one.name === column)?.kind === "text";
    return reader.engine === "postgresql" && isText ? `${quoted(column)} COLLATE "C"` : quoted(column);
  });
  return `SELECT ${columns.map((column) => quoted(column.name)).join(", ")} FROM ${quoted(name)} ORDER BY ${order.join(", ")}`;
}

/** The rows of a table in the order of its key, in parts. */
export async function* readTable(reader: Reader, table: Table): AsyncGenerator<Portable[][]> {
  const kinds = table.columns.map(({ kind }) => kind);
  for await (const part of reader.read(selectInOrder(reader, table))) {
    yield part.map((row) => kinds.map((kind, index) => toPortable(reader.engine, kind, row[index])));
  }
}

/** One line of JSON for each row. */
export const toLines = (rows: readonly Portable[][]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** Adds up a table's digest as its rows go by. */
export class Digester {
  #rows = 0;
  readonly #hash = createHash("sha256");

  add(rows: number, lines: string): void {
    this.#rows += rows;
    this.#hash.update(lines);
  }

  digest(): Digest {
    return { rows: this.#rows, sha256: this.#hash.digest("hex") };
  }
}

export async function computeDigest(reader: Reader, table: Table): Promise<Digest> {
  const digester = new Digester();
  for await (const rows of readTable(reader, table)) digester.add(rows.length, toLines(rows));
  return digester.digest();
}

export const isSameDigest = (one: Digest, other: Digest) => one.rows === other.rows && one.sha256 === other.sha256;
