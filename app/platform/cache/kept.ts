/** LRU cache of costly values. A key names the state of the data, so other data means another key. */
export class Kept<T> {
  readonly #max: number;
  readonly #values = new Map<string, T>();

  constructor(max: number) {
    this.#max = max;
  }

  /** Gets the value under the key, or creates it. A promise that fails is evicted, so the next call retries. */
  find(key: string, make: () => T): T {
    const known = this.#values.get(key);
    const value = known ?? make();
    if (known === undefined && value instanceof Promise) value.catch(() => this.forget(key));
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#max && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }

  forget(key: string): void {
    this.#values.delete(key);
  }
}
