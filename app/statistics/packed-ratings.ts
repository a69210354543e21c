import type { Rating } from "./ratings-table";

/** Ratings as numbers beside their names: what goes from one thread to another is copied, and objects cost the most. */
export type PackedRatings = {
  raters: string[];
  subjects: string[];
  items: string[];
  /** Per rating: the places of its rater, subject and item, and its value. */
  codes: Int32Array;
};

const WIDTH = 4;
/** No value of a scale: a missing rating. */
const MISSING = -1;

/** The same ratings in the same order. */
export function packRatings(ratings: readonly Rating[]): PackedRatings {
  const [raters, subjects, items] = [new Places(), new Places(), new Places()];
  const codes = new Int32Array(ratings.length * WIDTH);
  for (const [index, { rater, subject, item, value }] of ratings.entries()) {
    codes.set([raters.of(rater), subjects.of(subject), items.of(item), value ?? MISSING], index * WIDTH);
  }
  return { raters: raters.names, subjects: subjects.names, items: items.names, codes };
}

/** What {@link packRatings} was given. */
export function unpackRatings({ raters, subjects, items, codes }: PackedRatings): Rating[] {
  return Array.from({ length: codes.length / WIDTH }, (_, index) => {
    const at = (offset: number) => codes[index * WIDTH + offset] as number;
    const value = at(3);
    return {
      rater: raters[at(0)] as string,
      subject: subjects[at(1)] as string,
      item: items[at(2)] as string,
      value: value === MISSING ? null : value,
    };
  });
}

/** Names in the order in which they first occur, and the place of each. */
class Places {
  readonly names: string[] = [];
  readonly #known = new Map<string, number>();

  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}
