import { raw, sqltag } from "@prisma/client/runtime/client";
import { AUDIT_ACTIONS } from "./audit";
import { type Column, group, mapped, nullable, number } from "./reading";

/** What an audit record is about, as the first word of its action. */
type Kind = "person" | "team" | "cycle" | "assessment" | "calibration" | "shared-case" | "case" | "organisation";

/**
 * The number of the newest record of these kinds: every change that counts or moves something writes one with it, so what
 * was computed at this number holds until there is another. Each action is one look into an index, and for that its
 * condition is no equality: PostgreSQL would walk through all records from the newest back to find one of a rare action.
 */
export function newestRecord(kinds: readonly Kind[]): Column<number> {
  const actions = AUDIT_ACTIONS.filter((action) => kinds.some((kind) => action.startsWith(`${kind}.`)));
  const newest: Record<string, Column<number | null>> = {};
  for (const action of actions) {
    const name = raw(`'${action}'`);
    const last = sqltag`(SELECT r."sequence" FROM "AuditRecord" r
      WHERE r."action" >= ${name} AND r."action" <= ${name} ORDER BY r."action" DESC, r."sequence" DESC LIMIT 1)`;
    newest[action] = nullable(number(last));
  }
  return mapped(group(newest), (numbers) => Math.max(0, ...Object.values(numbers).map((each) => each ?? 0)));
}

/** More than are looked at between two changes; the one not asked for the longest makes room. */
const MAX_REMEMBERED = 100;

/**
 * Answers over everyone, which cost what is stored and not what is shown: kept in memory with the number of the newest
 * record that they rest on, and computed anew once there is a newer one. The number is read before the answer is
 * computed, so an answer is never older than it says.
 */
export class Remembered {
  readonly #answers = new Map<string, { record: number; answer: Promise<unknown> }>();

  answer<T>(key: string, record: number, compute: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    const answer = known?.record === record ? (known.answer as Promise<T>) : compute();
    this.#answers.delete(key);
    this.#answers.set(key, { record, answer });
    // What failed is tried again by whoever asks next.
    answer.catch(() => this.#answers.get(key)?.answer === answer && this.#answers.delete(key));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MAX_REMEMBERED && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
