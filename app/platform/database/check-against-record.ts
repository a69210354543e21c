import type { Sql } from "@prisma/client/runtime/client";
import type { Reader } from "#app/platform/backup/snapshot";
import { comparePerson, PEOPLE } from "./check-access";
import { CALIBRATION, CASES, compareCase, compareDecisions } from "./check-decisions";
import { compareRatings, RATINGS } from "./check-final-ratings";
import { type CheckResult, Findings } from "./check-result";

/** A row of a comparison: a part (0: records, then what is stored), and its values as text. */
export type ComparedRow = { part: number; values: readonly (string | null)[] };

/** The result for one subject: its records against its rows. */
type Compared = {
  /** Numbers of compared values, and of values that could not be compared. */
  compared: number;
  uncertain?: number;
  wrong: readonly string[];
};

export type Compare = (id: string, rows: readonly ComparedRow[]) => Compared;

/**
 * Compares what is stored with the last record that made it. Statements come sorted by subject, so that one subject's rows
 * at a time are in memory, however many people there are.
 */
export async function* checkAgainstRecord(
  reader: Reader,
  { sendsMail }: { sendsMail: boolean },
): AsyncGenerator<CheckResult> {
  const check = (name: string, statement: Sql, compare: Compare, uncertain = "") =>
    compareAll(reader, statement, compare, { name, uncertain });
  yield await check(
    "agreed ratings",
    RATINGS,
    compareRatings,
    "an earlier release moved them without a record of each",
  );
  yield await check("promotion decisions", CASES, compareCase);
  yield await check("calibration decisions", CALIBRATION, compareDecisions);
  const access = comparePerson({ engine: reader.engine, sendsMail });
  yield await check("access rights", PEOPLE, access, "links that people asked for themselves");
}

async function compareAll(
  reader: Reader,
  statement: Sql,
  compare: Compare,
  words: { name: string; uncertain: string },
): Promise<CheckResult> {
  const findings = new Findings();
  let compared = 0;
  let uncertain = 0;
  for await (const { id, rows } of readSubjects(reader, statement)) {
    const found = compare(id, rows);
    compared += found.compared;
    uncertain += found.uncertain ?? 0;
    findings.add(...found.wrong);
  }
  const rest = uncertain > 0 ? `; ${uncertain} could not be compared: ${words.uncertain}` : "";
  return findings.toResult(words.name, `${compared} are what their records say${rest}`);
}

/** Rows of one subject after the other: the first column names it, the second its part, the third its place in that. */
async function* readSubjects(
  reader: Reader,
  statement: Sql,
): AsyncGenerator<{ id: string; rows: readonly ComparedRow[] }> {
  let id: string | null = null;
  let rows: ComparedRow[] = [];
  for await (const part of reader.read(statement.sql)) {
    for (const [subject, kind, , ...values] of part) {
      const next = String(subject);
      if (next !== id) {
        if (id !== null) yield { id, rows };
        id = next;
        rows = [];
      }
      rows.push({ part: Number(kind), values: values.map((value) => (value === null ? null : String(value))) });
    }
  }
  if (id !== null) yield { id, rows };
}
