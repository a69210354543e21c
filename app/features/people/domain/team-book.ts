import { parentsFirst } from "./parents-first";
import type { Team } from "./team-tree";

type Entry = { name: string; parent: string | null; isNew: boolean };

const keyOf = (name: string) => name.toLowerCase();

/**
 * Teams as they are and as they are about to be, by name, capitals apart. A path may begin anywhere in the tree
 * ("Storage" finds Storage within Platform), but must not contradict it. Whether paths agree does not depend on the
 * order in which they come.
 */
export class TeamBook {
  readonly #entries = new Map<string, Entry>();

  constructor(teams: readonly Team[]) {
    const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
    for (const { name, parentId } of teams) {
      const parentName = parentId === null ? undefined : nameOf.get(parentId);
      this.#entries.set(keyOf(name), { name, parent: parentName ? keyOf(parentName) : null, isNew: false });
    }
  }

  /** Plans the teams of a path that are not there yet. Gives the reason, and plans nothing, where the path contradicts the tree. */
  add(names: readonly string[]): string | null {
    const undo: (() => void)[] = [];
    for (const [index, name] of names.entries()) {
      const reason = this.#addOne(name, names[index - 1], undo);
      if (reason === null) continue;
      for (const step of undo.reverse()) step();
      return reason;
    }
    return null;
  }

  #addOne(name: string, above: string | undefined, undo: (() => void)[]): string | null {
    const key = keyOf(name);
    const parent = above === undefined ? null : keyOf(above);
    const entry = this.#entries.get(key);
    if (!entry) {
      this.#entries.set(key, { name, parent, isNew: true });
      undo.push(() => this.#entries.delete(key));
      return null;
    }
    if (parent === null || entry.parent === parent) return null;
    if (entry.isNew && entry.parent === null && !this.#isWithin(parent, key)) {
      entry.parent = parent;
      undo.push(() => {
        entry.parent = null;
      });
      return null;
    }
    const place = entry.parent === null ? "is not within another team" : `is within ${this.#nameOf(entry.parent)}`;
    return `the team ${entry.name} ${place}, so it cannot be within ${above}`;
  }

  /** Whether a team is the other one or anywhere within it. */
  #isWithin(key: string, outer: string): boolean {
    for (let current: string | null = key; current !== null; current = this.#entries.get(current)?.parent ?? null) {
      if (current === outer) return true;
    }
    return false;
  }

  /** The names from the outermost team down to the one that the path ends in, as the tree has them. */
  fullPath(names: readonly string[]): string[] {
    const path: string[] = [];
    const last = names.at(-1);
    for (
      let key = last === undefined ? null : keyOf(last);
      key !== null;
      key = this.#entries.get(key)?.parent ?? null
    ) {
      path.unshift(this.#nameOf(key));
    }
    return path;
  }

  /** The planned teams, each after the one that it is within. */
  planned(): { name: string; parent: string | null }[] {
    const planned = [...this.#entries.values()].filter(({ isNew }) => isNew);
    return parentsFirst(
      planned,
      ({ name }) => keyOf(name),
      ({ parent }) => parent,
    ).map(({ name, parent }) => ({ name, parent: parent === null ? null : this.#nameOf(parent) }));
  }

  #nameOf(key: string): string {
    return this.#entries.get(key)?.name ?? key;
  }
}
