import { join, raw, Sql, sqltag } from "@prisma/client/runtime/client";
import type { Database, Transaction } from "./database";
import type { Engine } from "./engine";

/**
 * Reads of many tables in one statement: what each page needs beyond who asks is one round trip, seen at one moment.
 * A column is an expression of SQL and what its value means; lists and groups of columns are columns too, so that a page
 * is one column. The names in expressions come from the program, values only through `sqltag`.
 */
export type Column<T> = {
  piece(engine: Engine): Piece;
  /** Its value is JSON in itself, not a text or a number. */
  isJson: boolean;
  decode(value: unknown): T;
};

/** A part of a statement. Parts are put together once, at the end: to copy them level by level would cost more than to run them. */
type Piece = string | Sql | readonly Piece[];

export type Columns = { readonly [name: string]: Column<unknown> };
export type ValuesOf<C extends Columns> = { [Name in keyof C]: C[Name] extends Column<infer T> ? T : never };

const FUNCTIONS = {
  sqlite: { array: "json_array", collect: "json_group_array" },
  postgresql: { array: "json_build_array", collect: "json_agg" },
} as const satisfies Record<Engine, Record<string, string>>;

function scalar<T>(sql: string | Sql, decode: (value: unknown) => T): Column<T> {
  return { piece: () => sql, isJson: false, decode };
}

/** A text. Where it holds one of some values, `mapped` with the reader of its column checks it (state-column.ts). */
export const text = (sql: string | Sql) => scalar(sql, (value) => value as string);
export const number = (sql: string | Sql) => scalar(sql, Number);
/** A truth value; SQLite has numbers for them. */
export const flag = (sql: string | Sql) => scalar(sql, (value) => value === true || value === 1);
/** A point in time; PostgreSQL gives it without the zone, which is UTC. */
export const instant = (sql: string | Sql) =>
  scalar(sql, (value) => new Date(/(Z|[+-]\d\d:?\d\d)$/.test(value as string) ? (value as string) : `${value}Z`));

/**
 * The value at a path of keys (expressions) in a JSON text; null if the path leads nowhere. The keys are ids: SQLite
 * would read one that begins with "$" or "[" as a path.
 */
export const jsonAt = <T>(document: Sql, path: readonly (string | Sql)[]): Column<T | null> => ({
  piece: (engine) => [
    "(",
    document,
    engine === "postgresql" ? ")::json" : ")",
    ...path.flatMap((step) => [" -> ", step]),
  ],
  isJson: true,
  decode: (value) => value as T | null,
});

/** A column whose value may be null. */
export const nullable = <T>(column: Column<T>): Column<T | null> => ({
  ...column,
  decode: (value) => (value === null ? null : column.decode(value)),
});

/** A column whose value `convert` maps. */
export const mapped = <T, U>(column: Column<T>, convert: (value: T) => U): Column<U> => ({
  ...column,
  decode: (value) => convert(column.decode(value)),
});

/** Several columns of the current row as one object. */
export function group<C extends Columns>(columns: C): Column<ValuesOf<C>> {
  return { piece: (engine) => arrayOf(engine, Object.values(columns)), isJson: true, decode: decodeRow(columns) };
}

/** Some columns of a row that a LEFT JOIN may not have found: null where `present`, its key, is. */
export function optionalGroup<C extends Columns>(present: string | Sql, columns: C): Column<ValuesOf<C> | null> {
  const { piece, decode } = group(columns);
  return nullable({
    piece: (engine) => ["CASE WHEN ", present, " IS NULL THEN NULL ELSE ", piece(engine), " END"],
    isJson: true,
    decode,
  });
}

/** Every row of `rest` (FROM … WHERE … ORDER BY …, which may refer to the outer row), in its order. */
export function list<C extends Columns>(columns: C, rest: Sql): Column<ValuesOf<C>[]> {
  const all = Object.values(columns);
  const decode = decodeRow(columns);
  return {
    piece: (engine) => {
      const { array, collect } = FUNCTIONS[engine];
      const inner = separate(all.map((column, index) => [column.piece(engine), ` AS c${index}`]));
      const outer = separate(all.map((column, index) => carry(engine, column, `q.c${index}`)));
      return [
        `(SELECT coalesce(${collect}(${array}(`,
        outer,
        `)), ${array}()) FROM (SELECT `,
        inner,
        " ",
        rest,
        ") q)",
      ];
    },
    isJson: true,
    decode: (value) => (value as unknown[]).map(decode),
  };
}

/** The first row of `rest`, which ends in LIMIT 1 unless it cannot have more; null where there is none. */
export const first = <C extends Columns>(columns: C, rest: Sql): Column<ValuesOf<C> | null> =>
  mapped(list(columns, rest), (rows) => rows[0] ?? null);

/** A fixed value without a query, for parts that the actor doesn't need. */
export const constant = <T>(value: T): Column<T> => scalar("NULL", () => value);

/**
 * An IN expression; false for no values. It pads the list with its last value to a power of two, so that lists of all
 * lengths share a few prepared statements.
 */
export const isIn = (sql: string | Sql, values: Iterable<string>): Sql => {
  const all = [...values];
  const last = all.at(-1);
  if (last === undefined) return sqltag`1 = 0`;
  while ((all.length & (all.length - 1)) !== 0) all.push(last);
  return sqltag`${typeof sql === "string" ? raw(sql) : sql} IN (${join(all)})`;
};

/** A database, or a transaction on it. */
export type Readable = Pick<Database, "engine"> & { client: Pick<Transaction, "$queryRaw"> };

/** Asks for all of it in one statement. */
export const read = async <C extends Columns>(database: Readable, columns: C): Promise<ValuesOf<C>> =>
  (await ask(database, columns)).decode();

/**
 * Reads columns and also returns the raw answer. An equal raw answer lets the caller reuse everything it derived from
 * the last one.
 */
export async function ask<C extends Columns>(
  { client, engine }: Readable,
  columns: C,
): Promise<{ answer: string; decode(): ValuesOf<C> }> {
  const whole = group(columns);
  const type = engine === "postgresql" ? "::text" : "";
  const statement = putTogether(["SELECT (", whole.piece(engine), `)${type} AS "answer"`]);
  const rows = await client.$queryRaw<{ answer: string }[]>(statement);
  const { answer } = rows[0] as { answer: string };
  return { answer, decode: () => whole.decode(JSON.parse(answer)) };
}

/** Reads a single column. */
export const readOne = async <T>(database: Readable, column: Column<T>): Promise<T> =>
  (await read(database, { column })).column;

const separate = (pieces: readonly Piece[]): Piece =>
  pieces.map((piece, index) => (index === 0 ? piece : [", ", piece]));

const arrayOf = (engine: Engine, columns: readonly Column<unknown>[]): Piece => [
  `${FUNCTIONS[engine].array}(`,
  separate(columns.map((column) => carry(engine, column, column.piece(engine)))),
  ")",
];

/** SQLite forgets that a text is JSON on its way through a subquery. */
const carry = (engine: Engine, { isJson }: Column<unknown>, piece: Piece): Piece =>
  isJson && engine === "sqlite" ? ["json(", piece, ")"] : piece;

function putTogether(whole: Piece): Sql {
  const texts = [""];
  const values: unknown[] = [];
  const add = (piece: Piece): void => {
    if (typeof piece === "string") texts[texts.length - 1] += piece;
    else if (piece instanceof Sql) {
      for (const [index, text] of piece.strings.entries()) {
        if (index > 0) texts.push("");
        texts[texts.length - 1] += text;
      }
      values.push(...piece.values);
    } else for (const part of piece) add(part);
  };
  add(whole);
  return new Sql(texts, values);
}

function decodeRow<C extends Columns>(columns: C): (value: unknown) => ValuesOf<C> {
  const entries = Object.entries(columns);
  return (value) => {
    const row: Record<string, unknown> = {};
    for (const [index, [name, column]] of entries.entries()) row[name] = column.decode((value as unknown[])[index]);
    return row as ValuesOf<C>;
  };
}
