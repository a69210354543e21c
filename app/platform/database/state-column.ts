import type { COLUMNS } from "./generated/columns";
import type { TableName } from "./tables";

type TextColumn<Name extends TableName> = {
  [C in keyof (typeof COLUMNS)[Name]]: (typeof COLUMNS)[Name][C] extends "text" | "text?" ? C : never;
}[keyof (typeof COLUMNS)[Name]] &
  string;

/** A state column holds a value that this release does not know: a newer release wrote it, or a change by hand. */
export class UnknownStateError extends Error {
  override name = "UnknownStateError";

  constructor(table: string, column: string, value: string, values: readonly string[]) {
    super(`${table}.${column} holds ${JSON.stringify(value)}, which is none of ${values.join(", ")}`);
  }
}

/**
 * The reader of a column that holds one of some values. States are text in the database, so the compiler cannot check them:
 * the reader gives the value its type, throws {@link UnknownStateError} for any other text and passes null on.
 */
export function stateColumn<Name extends TableName, Value extends string>(
  table: Name,
  column: TextColumn<Name>,
  values: readonly Value[],
) {
  const known = new Set<string>(values);
  return <Stored extends string | null>(stored: Stored): Value | Extract<Stored, null> => {
    if (stored !== null && !known.has(stored)) throw new UnknownStateError(table, column, stored, values);
    return stored as unknown as Value | Extract<Stored, null>;
  };
}
