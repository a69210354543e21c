import { Sql } from "@prisma/client/runtime/client";
import { COLUMNS } from "./generated/columns";
import { type Column, flag, instant, nullable, number, text } from "./reading";

type Kinds = { text: string; number: number; flag: boolean; instant: Date };
type ValueOf<Kind> = Kind extends `${infer K extends keyof Kinds}?` ? Kinds[K] | null : Kinds[Kind & keyof Kinds];

export type TableName = keyof typeof COLUMNS;
/** A column of a table under its alias: what is read, and what a condition names. */
export type Named<T> = Sql & Column<T>;
/** A table under an alias, by the names of its columns: those of the schema, and no other. */
export type Table<Name extends TableName> = {
  readonly [C in keyof (typeof COLUMNS)[Name]]: Named<ValueOf<(typeof COLUMNS)[Name][C]>>;
} & InFrom;
export type OptionalTable<Name extends TableName> = {
  readonly [C in keyof (typeof COLUMNS)[Name]]: Named<ValueOf<(typeof COLUMNS)[Name][C]> | null>;
} & InFrom;
const FROM = Symbol("from");
type InFrom = { readonly [FROM]: Sql };

const MEANINGS = { text: text(""), number: number(""), flag: flag(""), instant: instant("") };

class NamedColumn extends Sql {
  readonly isJson = false;
  readonly decode: (value: unknown) => unknown;
  constructor(expression: string, kind: string) {
    super([expression], []);
    const meaning: Column<unknown> = MEANINGS[kind.replace(/\?+$/, "") as keyof Kinds];
    this.decode = kind.includes("?") ? nullable(meaning).decode : meaning.decode;
  }
  readonly piece = () => this.strings[0] as string;
}

export const table = <Name extends TableName>(name: Name, alias: string): Table<Name> => named(name, alias, "");

/** A table of a LEFT JOIN, whose columns may all be null. */
export const optionalTable = <Name extends TableName>(name: Name, alias: string): OptionalTable<Name> =>
  named(name, alias, "?");

function named<T>(name: TableName, alias: string, optional: "" | "?"): T {
  const columns = Object.entries(COLUMNS[name]).map(([column, kind]) => [
    column,
    new NamedColumn(`${alias}."${column}"`, kind + optional),
  ]);
  return { ...Object.fromEntries(columns), [FROM]: new Sql([`"${name}" ${alias}`], []) };
}

type Value = string | number | boolean | Date | null;

/** A part of a statement: tables and columns by their names, everything else as a value. */
export const sql = (texts: TemplateStringsArray, ...parts: readonly (Value | Sql | InFrom)[]): Sql =>
  new Sql(
    texts,
    parts.map((part) => (part !== null && typeof part === "object" && FROM in part ? part[FROM] : part)),
  );

/** The column's name without its alias, for the lists of INSERT and RETURNING. */
export const unqualified = (column: Named<unknown>): Sql =>
  new Sql([column.sql.slice(column.sql.indexOf(".") + 1)], []);

/** The table's name without an alias, for INSERT. */
export const unaliased = (from: InFrom): Sql => new Sql([from[FROM].sql.slice(0, from[FROM].sql.lastIndexOf(" "))], []);

/** The column without null, where the statement ensures that there is a value. */
export const present = <T>(column: Column<T>) => column as Column<NonNullable<T>>;
