/**
 * What was costly to make, under keys that name the state of the data it is made of: other data, another key. The last
 * used ones stay.
 */
export class Kept<T> {
  readonly #max: number;
  readonly #values = new Map<string, T>();

  constructor(max: number) {
    this.#max = max;
  }

  /** The value under the key, made now where there is none. A promise that fails is forgotten, and made anew. */
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
