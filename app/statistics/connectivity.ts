import type { RatingsTable } from "./ratings-table";
import { UnionFind } from "./union-find";

/** Raters, subjects and items whose measures can be compared with one another. */
export type Subset = { raters: string[]; subjects: string[]; items: string[] };
/** A rating that does not exist yet. */
export type ProposedRating = { rater: string; subject: string; item: string };
export type Connectivity = {
  connected: boolean;
  /** The largest (by ratings) first. An item or a rater can be in several; with no ratings there is none. */
  subsets: Subset[];
  /** As few ratings as connect all subsets, empty where they are connected. */
  extraRatings: ProposedRating[];
};

/**
 * Whether severity, ability and difficulty can be told apart: where each manager rated only their own reports, a strict manager
 * and a weak team look the same, however many items they share. With the fewest extra ratings that would change it; one
 * each is the minimum for an answer at all, more make it precise.
 *
 * Two ratings that share two of subject, item and rater link what they differ in; whatever is linked counts as the same from then
 * on, until nothing more links. This is exact but for designs in which no two ratings share two of the three (each item of each
 * case rated by another rater, once): those are called disconnected. Missing ratings link nothing.
 * Sources: Weeks and Williams (1964), Technometrics 6, 319–324; for judging plans, Linacre (1989), Many-Facet Rasch Measurement, ch. 11.
 */
export function analyseConnectivity(table: RatingsTable): Connectivity {
  const links = new Links(table);
  const subsets = links.listSubsets();
  return { connected: subsets.length <= 1, subsets, extraRatings: subsets.length > 1 ? links.connectAll() : [] };
}

/** Whether the ratings that `keep` passes connect all that occurs in them. */
export function isConnected(table: RatingsTable, keep: (rating: number) => boolean): boolean {
  const links = new Links(table, keep);
  return links.countSubsets() <= 1;
}

const FACETS = ["subject", "item", "rater"] as const;
type Facet = (typeof FACETS)[number];
type Cell = Record<Facet, number>;

class Links {
  private readonly sets: Record<Facet, UnionFind>;
  private readonly indexes: Record<Facet, Int32Array>;
  private readonly sizes: Record<Facet, number>;
  /** How many ratings each element has. */
  private readonly counts: Record<Facet, Int32Array>;
  /** One rating for each combination of linked subjects, items and raters. */
  private cells: Cell[] = [];
  /** Remembered between two rounds of linking. */
  private members: Partial<Record<Facet, Map<number, number[]>>> = {};

  constructor(
    private readonly table: RatingsTable,
    private readonly keep: ((rating: number) => boolean) | null = null,
  ) {
    this.sizes = { subject: table.subjects.length, item: table.items.length, rater: table.raters.length };
    this.indexes = { subject: table.subjectOf, item: table.itemOf, rater: table.raterOf };
    const { subject, item, rater } = this.sizes;
    this.sets = { subject: new UnionFind(subject), item: new UnionFind(item), rater: new UnionFind(rater) };
    this.counts = { subject: new Int32Array(subject), item: new Int32Array(item), rater: new Int32Array(rater) };
    for (const facet of FACETS) {
      const counts = this.counts[facet];
      this.forEachRating((rating) => {
        const element = this.indexes[facet][rating] as number;
        counts[element] = (counts[element] as number) + 1;
      });
    }
    // The first round goes over the ratings themselves; what is left of them is few.
    for (const differing of FACETS) this.linkRatings(differing);
    if (FACETS.every((facet) => this.sets[facet].sets === 1)) {
      this.cells.push(this.cellOf(0));
      return;
    }
    const seen = new Set<number>();
    this.forEachRating((rating) => {
      const combination = this.combinationOfRating(rating);
      if (seen.has(combination)) return;
      seen.add(combination);
      this.cells.push(this.cellOf(rating));
    });
    this.close();
  }

  private forEachRating(visit: (rating: number) => void): void {
    for (let rating = 0; rating < this.table.categoryOf.length; rating++) {
      if (this.keep === null || this.keep(rating)) visit(rating);
    }
  }

  private linkRatings(differing: Facet): void {
    const [first, second] = FACETS.filter((facet) => facet !== differing) as [Facet, Facet];
    const [sets, others, own] = [this.sets[first], this.sets[second], this.sets[differing]];
    const [ones, twos, ends] = [this.indexes[first], this.indexes[second], this.indexes[differing]];
    const width = this.sizes[second];
    const representative = createNumberMap(this.sizes[first] * width);
    // Nothing is left to link once all are in one set.
    for (let rating = 0; rating < ends.length && own.sets > 1; rating++) {
      if (this.keep !== null && !this.keep(rating)) continue;
      const key = sets.find(ones[rating] as number) * width + others.find(twos[rating] as number);
      const end = ends[rating] as number;
      const other = representative.get(key);
      if (other < 0) representative.set(key, end);
      else own.union(other, end);
    }
  }

  private cellOf(rating: number): Cell {
    return {
      subject: this.indexes.subject[rating] as number,
      item: this.indexes.item[rating] as number,
      rater: this.indexes.rater[rating] as number,
    };
  }

  /** Links until nothing more links. Each round leaves one cell per combination, so rounds get short quickly. */
  private close(): void {
    this.members = {};
    for (let linked = true; linked; ) {
      linked = false;
      for (const differing of FACETS) {
        const [first, second] = FACETS.filter((facet) => facet !== differing) as [Facet, Facet];
        const representative = new Map<number, number>();
        for (const cell of this.cells) {
          const key = this.sets[first].find(cell[first]) * this.sizes[second] + this.sets[second].find(cell[second]);
          const other = representative.get(key);
          if (other === undefined) representative.set(key, cell[differing]);
          else if (this.sets[differing].union(other, cell[differing])) linked = true;
        }
      }
      this.cells = [...new Map(this.cells.map((cell) => [this.combinationOf(cell), cell])).values()];
    }
  }

  /** The same number for ratings whose subjects, items and raters are linked. */
  private combinationOf({ subject, item, rater }: Cell): number {
    const { sets, sizes } = this;
    return (sets.subject.find(subject) * sizes.item + sets.item.find(item)) * sizes.rater + sets.rater.find(rater);
  }

  private combinationOfRating(rating: number): number {
    const { sets, sizes, indexes } = this;
    const within = sets.subject.find(indexes.subject[rating] as number) * sizes.item;
    return (
      (within + sets.item.find(indexes.item[rating] as number)) * sizes.rater +
      sets.rater.find(indexes.rater[rating] as number)
    );
  }

  countSubsets(): number {
    return this.cells.length;
  }

  listSubsets(): Subset[] {
    const { raters, subjects, items } = this.table;
    if (this.cells.length === 1 && this.keep === null) {
      return [{ raters: [...raters], subjects: [...subjects], items: [...items] }];
    }
    const members = new Map<number, { ratings: number; subject: Set<number>; item: Set<number>; rater: Set<number> }>();
    this.forEachRating((rating) => {
      const combination = this.combinationOfRating(rating);
      const subset = members.get(combination) ?? { ratings: 0, subject: new Set(), item: new Set(), rater: new Set() };
      subset.ratings += 1;
      for (const facet of FACETS) subset[facet].add(this.indexes[facet][rating] as number);
      members.set(combination, subset);
    });
    const names = (indexes: Set<number>, all: readonly string[]) =>
      [...indexes].sort((a, b) => a - b).map((index) => all[index] as string);
    return [...members.values()]
      .sort((a, b) => b.ratings - a.ratings)
      .map(({ subject, item, rater }) => ({
        raters: names(rater, raters),
        subjects: names(subject, subjects),
        items: names(item, items),
      }));
  }

  /**
   * Adds ratings, each linking two sets that were apart, until all are linked. Each takes one unknown away, and no rating can take
   * away two, so no shorter list exists. A rater goes to another subset's case where that helps: it is easiest to arrange.
   */
  connectAll(): ProposedRating[] {
    const proposed: ProposedRating[] = [];
    for (let links = this.nextLinks(); links.length > 0; links = this.nextLinks()) {
      for (const { rater, subject, item } of links) {
        proposed.push({
          rater: this.table.raters[rater] as string,
          subject: this.table.subjects[subject] as string,
          item: this.table.items[item] as string,
        });
      }
      this.cells.push(...links);
      this.close();
    }
    return proposed;
  }

  private nextLinks(): Cell[] {
    const home = this.cells.reduce<Cell | null>(
      (best, cell) => (best && this.weightOf(best) >= this.weightOf(cell) ? best : cell),
      null,
    );
    if (!home) return [];
    for (const facet of ["rater", "subject", "item"] as const) {
      const set = this.sets[facet];
      const away = this.cells.filter((cell) => set.find(cell[facet]) !== set.find(home[facet]));
      if (away.length === 0) continue;
      // Where all share the items, a subset is one group of raters and their subjects, so one rating each will do. Otherwise one link may
      // bring others with it.
      const itemsShared = this.cells.every((cell) => this.sets.item.find(cell.item) === this.sets.item.find(home.item));
      return (itemsShared ? away : away.slice(0, 1)).map((cell) => this.linkTo(home, cell, facet));
    }
    return [];
  }

  /** The home subset's case and item for a rater of the other; or, where raters are shared, what else sets the two apart. */
  private linkTo(home: Cell, away: Cell, facet: Facet): Cell {
    const link = { ...home, [facet]: this.busiestLike(facet, away[facet]) };
    if (facet !== "rater") return link;
    const rater = this.table.raters[link.rater];
    return { ...link, subject: this.busiestLike("subject", home.subject, (i) => this.table.subjects[i] !== rater) };
  }

  private weightOf(cell: Cell): number {
    return FACETS.reduce((sum, facet) => sum + (this.counts[facet][cell[facet]] as number), 0);
  }

  /** The member of the same set with the most ratings, where possible one that `suits`: nobody should rate themselves. */
  private busiestLike(facet: Facet, member: number, suits: (member: number) => boolean = () => true): number {
    const counts = this.counts[facet];
    const ranked = (this.membersOf(facet).get(this.sets[facet].find(member)) ?? []).filter(suits);
    return ranked.reduce(
      (best, i) => ((counts[i] as number) > (counts[best] as number) ? i : best),
      ranked[0] ?? member,
    );
  }

  private membersOf(facet: Facet): Map<number, number[]> {
    const known = this.members[facet];
    if (known) return known;
    const members = new Map<number, number[]>();
    for (let i = 0; i < this.sizes[facet]; i++) {
      const root = this.sets[facet].find(i);
      const list = members.get(root);
      if (list) list.push(i);
      else members.set(root, [i]);
    }
    this.members[facet] = members;
    return members;
  }
}

/** Above this, a table of all possible keys would be mostly empty. */
const MAX_DENSE_KEYS = 4_000_000;

/** A map from whole numbers below `bound` to whole numbers from 0; −1 where there is none. */
function createNumberMap(bound: number): { get(key: number): number; set(key: number, value: number): void } {
  if (bound <= MAX_DENSE_KEYS) {
    const values = new Int32Array(bound).fill(-1);
    return {
      get: (key) => values[key] as number,
      set: (key, value) => {
        values[key] = value;
      },
    };
  }
  const values = new Map<number, number>();
  return { get: (key) => values.get(key) ?? -1, set: (key, value) => void values.set(key, value) };
}
