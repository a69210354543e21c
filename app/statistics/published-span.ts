/**
 * What can be worked out from published sums: every linear combination of the groups' indicators, over blocks of people whom no
 * group tells apart. Arithmetic is modulo a prime, so it is exact: whatever holds for fractions holds here as well, and that
 * something holds here alone has a chance of one in tens of millions, on the side of caution.
 */
const PRIME = 67_108_859;

type Row = { pivot: number; values: Float64Array };

const multiply = (a: number, b: number) => (a * b) % PRIME;

function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = multiply(result, base);
    base = multiply(base, base);
  }
  return result;
}

/** target − factor × row, in place. */
function subtract(target: Float64Array, row: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) {
    target[i] = ((target[i] as number) + (PRIME - factor) * (row[i] as number)) % PRIME;
  }
}

const scaled = (values: Float64Array, factor: number) => values.map((value) => multiply(value, factor));

/** The span in reduced echelon form, blocks being ordered by size, the largest first. */
export class PublishedSpan {
  private constructor(
    readonly sizes: readonly number[],
    /** The most people a combination may be about without being allowed. */
    readonly most: number,
    private readonly rows: readonly Row[],
  ) {}

  static empty(sizes: readonly number[], most: number): PublishedSpan {
    return new PublishedSpan(sizes, most, []);
  }

  /** The combinations about blocks of at most `most` people alone: because large blocks come first, these are the rows whose pivot is small. */
  get small(): readonly Row[] {
    return this.rows.filter(({ pivot }) => (this.sizes[pivot] as number) <= this.most);
  }

  /** The span with one more group, made up of these blocks; the same span where it could be worked out already. */
  with(blocks: readonly number[]): PublishedSpan {
    const values = new Float64Array(this.sizes.length);
    for (const block of blocks) values[block] = 1;
    for (const row of this.rows) {
      const factor = values[row.pivot] as number;
      if (factor !== 0) subtract(values, row.values, factor);
    }
    const pivot = values.findIndex((value) => value !== 0);
    if (pivot < 0) return this;
    const own = { pivot, values: scaled(values, inverse(values[pivot] as number)) };
    const others = this.rows.map((row) => {
      const factor = row.values[pivot] as number;
      if (factor === 0) return row;
      const reduced = row.values.slice();
      subtract(reduced, own.values, factor);
      return { pivot: row.pivot, values: reduced };
    });
    return new PublishedSpan(this.sizes, this.most, [...others, own]);
  }
}

/**
 * How much work is left, in numbers changed: counted rather than timed, so that the answer is the same on every machine. One search may
 * take a part of it; without enough of it the answer is "unknown", which counts as a refusal.
 */
export type Budget = { left: number };
const MAX_WORK = 4_000_000;
/** Together about half a second. */
export const createBudget = (): Budget => ({ left: 15 * MAX_WORK });

/**
 * Whether some combination is about 1 … `most` people. Such a combination is not zero at some pivot, whatever pivots are chosen. So each
 * pivot in turn is supposed to be in it: its column is set aside, the row gets another pivot, and the rest of the people
 * must be found among the pivots again. A row with no other column left is a combination of what was set aside.
 */
export function findSmallCombination(span: PublishedSpan, budget: Budget): "none" | "found" | "unknown" {
  const { most } = span;
  const { rows: small, sizes } = compact(span);
  const isSmall = ({ values }: Row) =>
    values.reduce((sum, value, i) => sum + (value === 0 ? 0 : (sizes[i] as number)), 0) <= most;
  if (small.some(isSmall)) return "found";
  let work = 0;
  const allowed = Math.min(MAX_WORK, budget.left);

  function search(
    rows: readonly Row[],
    aside: ReadonlySet<number>,
    excluded: ReadonlySet<number>,
    left: number,
  ): boolean {
    const tried = new Set(excluded);
    for (const row of rows) {
      const column = row.pivot;
      const size = sizes[column] as number;
      if (size > left || tried.has(column)) continue;
      work += rows.length * sizes.length;
      if (work > allowed) return false;
      const without = new Set(aside).add(column);
      const repivoted = repivot(rows, row, without, tried);
      if (repivoted === null || search(repivoted, without, tried, left - size)) return true;
      // None has this column together with those set aside, so none need be looked for.
      tried.add(column);
    }
    return false;
  }

  const found = search(small, new Set(), new Set(), most);
  budget.left -= Math.min(work, allowed);
  if (found) return "found";
  return work > allowed ? "unknown" : "none";
}

/** The small rows without the columns in which all of them are zero: those of all large blocks are. */
function compact({ small, sizes }: PublishedSpan): { rows: Row[]; sizes: number[] } {
  const columns = sizes.flatMap((_, column) => (small.some(({ values }) => values[column] !== 0) ? [column] : []));
  const place = new Map(columns.map((column, index) => [column, index]));
  const rows = small.map(({ pivot, values }) => ({
    pivot: place.get(pivot) as number,
    values: Float64Array.from(columns, (column) => values[column] as number),
  }));
  return { rows, sizes: columns.map((column) => sizes[column] as number) };
}

/** The rows with another pivot for one of them, one that cannot be in the combination if there is such; null where it has no other column. */
function repivot(
  rows: readonly Row[],
  row: Row,
  aside: ReadonlySet<number>,
  excluded: ReadonlySet<number>,
): Row[] | null {
  let pivot = -1;
  for (let column = 0; column < row.values.length; column++) {
    if (row.values[column] === 0 || aside.has(column)) continue;
    if (pivot < 0 || excluded.has(column)) pivot = column;
    if (excluded.has(column)) break;
  }
  if (pivot < 0) return null;
  const own = { pivot, values: scaled(row.values, inverse(row.values[pivot] as number)) };
  return rows.map((other) => {
    if (other === row) return own;
    const factor = other.values[pivot] as number;
    if (factor === 0) return other;
    const values = other.values.slice();
    subtract(values, own.values, factor);
    return { pivot: other.pivot, values };
  });
}
