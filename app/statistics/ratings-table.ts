/** One rating as it comes in; `null` where the rater gave none. */
export type Rating = { rater: string; subject: string; item: string; value: number | null };

/**
 * Ratings in a compact form that every statistic of this folder takes. Names become indexes in the order in which they first
 * appear; ratings are ordered by subject, item and rater, so that the ratings of one unit (a subject on an item) stand together.
 */
export type RatingsTable = {
  raters: readonly string[];
  subjects: readonly string[];
  items: readonly string[];
  /** The different values, ascending: those seen and those declared. */
  categories: Float64Array;
  /** Per rating: indexes into the lists above. */
  raterOf: Int32Array;
  subjectOf: Int32Array;
  itemOf: Int32Array;
  categoryOf: Int32Array;
  /** Unit u holds the ratings unitStart[u] … unitStart[u + 1] − 1; one entry more than there are units. */
  unitStart: Int32Array;
  unitSubject: Int32Array;
  /** Ratings that were null or not a finite number. */
  missing: number;
  /** Positions in the input of ratings that repeat a rater, subject and item: the first one counts, these do not. */
  duplicates: readonly number[];
};

/**
 * Indexes ratings. Missing ones are counted and left out, as are names that occur with missing ratings alone. `scale` declares
 * the values that raters could choose from, used or not: Gwet's coefficients depend on them. No errors: duplicates are listed.
 * Time and memory grow in proportion to the number of ratings.
 */
export function buildRatingsTable(
  ratings: Iterable<Rating>,
  { scale = [] }: { scale?: readonly number[] } = {},
): RatingsTable {
  const raters = new NameIndex();
  const subjects = new NameIndex();
  const items = new NameIndex();
  const values = new Set<number>(scale);
  const columns: Columns = { rater: [], subject: [], item: [], value: [], position: [] };
  let missing = 0;
  let position = -1;
  for (const rating of ratings) {
    position += 1;
    const { value } = rating;
    if (value === null || !Number.isFinite(value)) {
      missing += 1;
      continue;
    }
    columns.rater.push(raters.of(rating.rater));
    columns.subject.push(subjects.of(rating.subject));
    columns.item.push(items.of(rating.item));
    columns.value.push(value);
    columns.position.push(position);
    values.add(value);
  }
  const categories = Float64Array.from(values).sort();
  const asGiven = new Int32Array(columns.value.length);
  for (let row = 0; row < asGiven.length; row++) asGiven[row] = row;
  const order = isOrdered(columns)
    ? asGiven
    : [
        { keys: columns.rater, size: raters.names.length },
        { keys: columns.item, size: items.names.length },
        { keys: columns.subject, size: subjects.names.length },
      ].reduce<Int32Array>((sorted, { keys, size }) => sortStable(sorted, keys, size), asGiven);
  return {
    raters: raters.names,
    subjects: subjects.names,
    items: items.names,
    categories,
    missing,
    ...arrange(columns, order, categories),
  };
}

type Columns = Record<"rater" | "subject" | "item" | "value" | "position", number[]>;

class NameIndex {
  readonly names: string[] = [];
  private readonly indexes = new Map<string, number>();
  private last = "";
  private lastIndex = -1;

  of(name: string): number {
    // Ratings mostly come in runs of one subject or one rater.
    if (this.lastIndex < 0 || name !== this.last) {
      this.lastIndex = this.indexOf(name);
      this.last = name;
    }
    return this.lastIndex;
  }

  private indexOf(name: string): number {
    const known = this.indexes.get(name);
    if (known !== undefined) return known;
    this.indexes.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** Whether the ratings come by subject, item and rater already, as a query gives them. */
function isOrdered({ subject, item, rater }: Columns): boolean {
  for (let row = 1; row < subject.length; row++) {
    const step =
      (subject[row] as number) - (subject[row - 1] as number) ||
      (item[row] as number) - (item[row - 1] as number) ||
      (rater[row] as number) - (rater[row - 1] as number);
    if (step < 0) return false;
  }
  return true;
}

/** A counting sort: stable, and linear in the number of ratings. */
function sortStable(order: Int32Array, keys: readonly number[], size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (const key of keys) next[key + 1] = (next[key + 1] as number) + 1;
  for (let key = 0; key < size; key++) next[key + 1] = (next[key + 1] as number) + (next[key] as number);
  const sorted = new Int32Array(order.length);
  for (const row of order) {
    const key = keys[row] as number;
    const place = next[key] as number;
    sorted[place] = row;
    next[key] = place + 1;
  }
  return sorted;
}

function arrange(columns: Columns, order: Int32Array, categories: Float64Array) {
  const categoryOfValue = new Map(Array.from(categories, (value, index) => [value, index]));
  const raterOf = new Int32Array(order.length);
  const subjectOf = new Int32Array(order.length);
  const itemOf = new Int32Array(order.length);
  const categoryOf = new Int32Array(order.length);
  const unitStart: number[] = [];
  const unitSubject: number[] = [];
  const duplicates: number[] = [];
  let count = 0;
  for (const row of order) {
    const rater = columns.rater[row] as number;
    const subject = columns.subject[row] as number;
    const item = columns.item[row] as number;
    const sameUnit = count > 0 && subjectOf[count - 1] === subject && itemOf[count - 1] === item;
    if (sameUnit && raterOf[count - 1] === rater) {
      duplicates.push(columns.position[row] as number);
      continue;
    }
    if (!sameUnit) {
      unitStart.push(count);
      unitSubject.push(subject);
    }
    raterOf[count] = rater;
    subjectOf[count] = subject;
    itemOf[count] = item;
    categoryOf[count] = categoryOfValue.get(columns.value[row] as number) as number;
    count += 1;
  }
  unitStart.push(count);
  return {
    raterOf: raterOf.slice(0, count),
    subjectOf: subjectOf.slice(0, count),
    itemOf: itemOf.slice(0, count),
    categoryOf: categoryOf.slice(0, count),
    unitStart: Int32Array.from(unitStart),
    unitSubject: Int32Array.from(unitSubject),
    duplicates: duplicates.sort((a, b) => a - b),
  };
}

/** How many ratings the table holds. */
export const countRatings = (table: RatingsTable): number => table.categoryOf.length;

/** The value of a rating, by its position in the table. */
export const valueAt = (table: RatingsTable, rating: number): number =>
  table.categories[table.categoryOf[rating] as number] as number;

/** The ratings of a table back as a list, those that pass `keep`: to analyse a part of them. */
export function listRatings(table: RatingsTable, keep: (rating: number) => boolean = () => true): Rating[] {
  const ratings: Rating[] = [];
  for (let rating = 0; rating < table.categoryOf.length; rating++) {
    if (!keep(rating)) continue;
    ratings.push({
      rater: table.raters[table.raterOf[rating] as number] as string,
      subject: table.subjects[table.subjectOf[rating] as number] as string,
      item: table.items[table.itemOf[rating] as number] as string,
      value: valueAt(table, rating),
    });
  }
  return ratings;
}
