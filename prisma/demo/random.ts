/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** At least 0 and below 1. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    const state = this.#state;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** At least `from`, at most `to`. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#next() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  /** Roughly normal: the sum of four uniform numbers, whose variance is 4/12. */
  normal(mean: number, deviation: number): number {
    const sum = this.#next() + this.#next() + this.#next() + this.#next();
    return mean + deviation * (sum - 2) * Math.sqrt(3);
  }
}

/**
 * A stream of its own for each key, so that a change to one person, competency or cycle leaves the others as they are.
 * The seed is the key's hash (FNV-1a).
 */
export function randomFor(...key: (string | number)[]): Random {
  const text = key.join("/");
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return new Random(hash >>> 0);
}
