import { raw } from "@prisma/client/runtime/client";
import { AUDIT_ACTIONS } from "#app/platform/database/audit";
import { type Column, group, mapped, nullable, number } from "#app/platform/database/reading";
import { sql, table } from "#app/platform/database/tables";

const r = table("AuditRecord", "r");

/** The subject of an audit record: the first word of its action. */
type Kind = "person" | "team" | "cycle" | "assessment" | "calibration" | "shared-case" | "case" | "organisation";

/** The last look-up: the newest record of all, and the number returned. */
type Look = { last: number; record: number };

/** No record has a number after it. */
const LAST_OF_ALL = 2 ** 31 - 1;

/** More than are looked at between two changes; the one not asked for the longest makes room. */
const MAX_REMEMBERED = 100;

/**
 * Caches aggregates over everyone, whose cost grows with what is stored. Each answer carries the number of the newest
 * record it rests on, and is recomputed once there is a newer one. The number is read before the answer is computed, so
 * an answer is never older than it says.
 */
export class Remembered {
  readonly #answers = new Map<string, { record: number; answer: Promise<unknown> }>();
  readonly #looks = new Map<string, Look>();

  /**
   * A number that grows with every record of these kinds: every change that counts or moves something writes one with it,
   * so what was computed at this number holds until it is another. Only records after those that were there at the last
   * look are gone through; of the first look it is the newest record of any kind.
   */
  newest(kinds: readonly Kind[]): Column<number> {
    const key = kinds.join();
    const known = this.#looks.get(key);
    const actions = AUDIT_ACTIONS.filter((action) => kinds.some((kind) => action.startsWith(`${kind}.`)));
    const columns = group({
      last: number(sql`(SELECT coalesce(max(${r.sequence}), 0) FROM ${r})`),
      newer: nullable(
        number(sql`(SELECT max(${r.sequence}) FROM ${r} WHERE ${r.sequence} > ${known?.last ?? LAST_OF_ALL}
          AND ${r.action} IN (${raw(actions.map((action) => `'${action}'`).join())}))`),
      ),
    });
    return mapped(columns, ({ last, newer }) => {
      // A restored backup may hold fewer records than were there before.
      const record = known && last >= known.last ? (newer ?? known.record) : last;
      this.#looks.set(key, { last, record });
      return record;
    });
  }

  answer<T>(key: string, record: number, compute: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    const answer = known?.record === record ? (known.answer as Promise<T>) : compute();
    this.#answers.delete(key);
    this.#answers.set(key, { record, answer });
    // Evict a failed answer, so that the next call retries.
    answer.catch(() => this.#answers.get(key)?.answer === answer && this.#answers.delete(key));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MAX_REMEMBERED && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
