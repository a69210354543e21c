import { readTable } from "#app/platform/backup/rows";
import type { Table } from "#app/platform/backup/shape";
import type { Reader } from "#app/platform/backup/snapshot";
import type { Portable } from "#app/platform/backup/values";

export type CheckResult = { check: string; ok: boolean; detail: string };

/** At most this many examples of what is wrong: enough to look for the cause. */
const MAX_EXAMPLES = 5;

/** Findings of a check: a few examples, and the total. */
export class Findings {
  readonly #examples: string[] = [];
  #count = 0;

  add(...texts: readonly string[]): void {
    this.#count += texts.length;
    this.#examples.push(...texts.slice(0, MAX_EXAMPLES - this.#examples.length));
  }

  toResult(check: string, right: string): CheckResult {
    if (this.#count === 0) return { check, ok: true, detail: right };
    const rest = this.#count - this.#examples.length;
    return { check, ok: false, detail: [...this.#examples, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ") };
  }
}

export function result(check: string, wrong: readonly string[], { right }: { right: string }): CheckResult {
  const findings = new Findings();
  findings.add(...wrong);
  return findings.toResult(check, right);
}

/** Reads a table's rows as objects, in the order of its key. */
export async function* readObjects(reader: Reader, table: Table): AsyncGenerator<Record<string, Portable>> {
  for await (const rows of readTable(reader, table)) {
    for (const row of rows) {
      yield Object.fromEntries(table.columns.map(({ name }, index) => [name, row[index] ?? null]));
    }
  }
}
