import { conjugateGradients, factorise, inverseDiagonal, solveFactorised } from "./linear-system";

/** The sizes of the model: items, raters and thresholds stand in one vector of parameters, in this order; subjects apart. */
export type Shape = { subjects: number; items: number; raters: number; steps: number };
export const parameterCount = ({ items, raters, steps }: Shape): number => items + raters + steps;

/** Where each block of the parameter vector begins and ends. Shifting all of one block changes nothing but the subjects. */
export function blocksOf({ items, raters, steps }: Shape): readonly (readonly [number, number])[] {
  return [
    [0, items],
    [items, items + raters],
    [items + raters, items + raters + steps],
  ];
}

/** Up to this many parameters besides the subjects', building their information matrix costs no more than applying it. */
export const MAX_DENSE_PARAMETERS = 400;
/** Up to this many it can be built where nothing else helps, in about a quarter of a minute. */
export const MAX_FALLBACK_PARAMETERS = 1_600;

/** How exact a step of the large form is: the next step mends the rest, so more would cost more than it gains. */
const STEP_TOLERANCE = 1e-3;
/** Raters who are linked in one long chain take many steps. Where the matrix can be built instead, that is sooner quicker. */
const MAX_STEPS = { withFallback: 150, without: 1_000 };

/**
 * The information on items, raters and thresholds once the subjects are eliminated (Schur's complement), gathered rating by rating,
 * ordered by subject. Subjects have one parameter each and share no rating, so their part is diagonal and costs nothing.
 */
export interface Information {
  /** Whether `variances` takes in the doubt about the other parameters. */
  readonly errors: "joint" | "separate";
  reset(): void;
  /**
   * For `times` ratings that are alike: `variance` and `covariances[k]`, of the category with being at least k + 1, are of all of them
   * together. `tails[k]`: the probability of being at least k + 1.
   */
  addRating(
    item: number,
    rater: number,
    times: number,
    variance: number,
    covariances: Float64Array,
    tails: Float64Array,
  ): void;
  /** After the last rating of a subject: its own information, and the sums that tie it to the parameters in `touched`. */
  endSubject(information: number, ties: Float64Array, touched: readonly number[]): void;
  /** The step that a gradient asks for; zero mean in each block. Null where the parameters are not determined. */
  solve(gradient: Float64Array): Float64Array | null;
  /** The variances of the parameters, each block centred at zero. Exact for the dense form; without the other parameters' doubt for the large one. */
  variances(): Float64Array | null;
}

export function createInformation(
  shape: Shape,
  ratings: { item: Int32Array; rater: Int32Array; start: Int32Array },
  { dense }: { dense: boolean },
): Information {
  return dense ? new DenseInformation(shape) : new LargeInformation(shape, ratings);
}

class DenseInformation implements Information {
  readonly errors = "joint";
  private readonly size: number;
  private readonly matrix: Float64Array;
  private factor: Float64Array | null = null;
  private penalty = 1;

  constructor(private readonly shape: Shape) {
    this.size = parameterCount(shape);
    this.matrix = new Float64Array(this.size * this.size);
  }

  reset(): void {
    this.matrix.fill(0);
    this.factor = null;
  }

  addRating(
    item: number,
    rater: number,
    times: number,
    variance: number,
    covariances: Float64Array,
    tails: Float64Array,
  ): void {
    const { matrix, size } = this;
    const { items, raters, steps } = this.shape;
    const column = items + rater;
    const itemRow = item * size;
    const raterRow = column * size;
    matrix[itemRow + item] = (matrix[itemRow + item] as number) + variance;
    matrix[itemRow + column] = (matrix[itemRow + column] as number) + variance;
    matrix[raterRow + column] = (matrix[raterRow + column] as number) + variance;
    const first = items + raters;
    for (let k = 0; k < steps; k++) {
      const covariance = covariances[k] as number;
      matrix[itemRow + first + k] = (matrix[itemRow + first + k] as number) + covariance;
      matrix[raterRow + first + k] = (matrix[raterRow + first + k] as number) + covariance;
      const tail = tails[k] as number;
      const row = (first + k) * size + first;
      for (let l = k; l < steps; l++) {
        matrix[row + l] = (matrix[row + l] as number) + times * (1 - tail) * (tails[l] as number);
      }
    }
  }

  endSubject(information: number, ties: Float64Array, touched: readonly number[]): void {
    const { matrix, size } = this;
    for (const row of touched) {
      const share = (ties[row] as number) / information;
      for (const column of touched) {
        if (column < row) continue;
        matrix[row * size + column] = (matrix[row * size + column] as number) - share * (ties[column] as number);
      }
    }
  }

  solve(gradient: Float64Array): Float64Array | null {
    const factor = this.factorised();
    if (!factor) return null;
    const step = solveFactorised(factor, this.size, gradient);
    centreBlocks(step, this.shape);
    return step;
  }

  variances(): Float64Array | null {
    const factor = this.factorised();
    if (!factor) return null;
    const variances = inverseDiagonal(factor, this.size);
    for (const [from, to] of blocksOf(this.shape)) {
      for (let i = from; i < to; i++) {
        // The only one of its kind is zero by convention, so there is no doubt about it.
        const shift = 1 / (this.penalty * (to - from));
        variances[i] = to - from === 1 ? 0 : Math.max(0, (variances[i] as number) - shift);
      }
    }
    return variances;
  }

  /** A shift of a block is not determined by the data: adding κuu′ for its direction u makes it so, and centres the solution. */
  private factorised(): Float64Array | null {
    if (this.factor) return this.factor;
    const { matrix, size } = this;
    let trace = 0;
    for (let i = 0; i < size; i++) trace += matrix[i * size + i] as number;
    this.penalty = Math.max(trace / size, 1e-6);
    for (const [from, to] of blocksOf(this.shape)) {
      const share = this.penalty / (to - from);
      for (let row = from; row < to; row++) {
        for (let column = row; column < to; column++) {
          matrix[row * size + column] = (matrix[row * size + column] as number) + share;
        }
      }
    }
    this.factor = factorise(matrix, size);
    return this.factor;
  }
}

/** For many raters: the same matrix applied to vectors from the ratings themselves, in memory proportional to them. */
class LargeInformation implements Information {
  readonly errors = "separate";
  private readonly variance: Float64Array;
  private readonly covariance: Float64Array;
  private readonly subjectInformation: Float64Array;
  private readonly stepMatrix: Float64Array;
  private readonly diagonal: Float64Array;
  private rating = 0;
  private subject = 0;

  constructor(
    private readonly shape: Shape,
    private readonly ratings: { item: Int32Array; rater: Int32Array; start: Int32Array },
  ) {
    this.variance = new Float64Array(ratings.item.length);
    this.covariance = new Float64Array(ratings.item.length * shape.steps);
    this.subjectInformation = new Float64Array(shape.subjects);
    this.stepMatrix = new Float64Array(shape.steps * shape.steps);
    this.diagonal = new Float64Array(parameterCount(shape));
  }

  reset(): void {
    this.rating = 0;
    this.subject = 0;
    this.stepMatrix.fill(0);
    this.diagonal.fill(0);
  }

  addRating(
    item: number,
    rater: number,
    times: number,
    variance: number,
    covariances: Float64Array,
    tails: Float64Array,
  ): void {
    const { items, raters, steps } = this.shape;
    this.variance[this.rating] = variance;
    this.covariance.set(covariances, this.rating * steps);
    this.rating += 1;
    this.diagonal[item] = (this.diagonal[item] as number) + variance;
    this.diagonal[items + rater] = (this.diagonal[items + rater] as number) + variance;
    for (let k = 0; k < steps; k++) {
      for (let l = 0; l < steps; l++) {
        const joint = tails[Math.max(k, l)] as number;
        const cell = k * steps + l;
        this.stepMatrix[cell] =
          (this.stepMatrix[cell] as number) + times * (joint - (tails[k] as number) * (tails[l] as number));
      }
      const place = items + raters + k;
      this.diagonal[place] =
        (this.diagonal[place] as number) + times * (tails[k] as number) * (1 - (tails[k] as number));
    }
  }

  endSubject(information: number, ties: Float64Array, touched: readonly number[]): void {
    this.subjectInformation[this.subject] = information;
    this.subject += 1;
    for (const i of touched) this.diagonal[i] = (this.diagonal[i] as number) - (ties[i] as number) ** 2 / information;
  }

  solve(gradient: Float64Array): Float64Array | null {
    const fallback = parameterCount(this.shape) <= MAX_FALLBACK_PARAMETERS;
    const { solution: step, converged } = conjugateGradients(
      (vector) => this.multiply(vector),
      this.diagonal,
      gradient,
      {
        tolerance: STEP_TOLERANCE,
        maxSteps: fallback ? MAX_STEPS.withFallback : MAX_STEPS.without,
      },
    );
    if (!converged && fallback) return null;
    centreBlocks(step, this.shape);
    return step;
  }

  variances(): Float64Array | null {
    return this.diagonal.map((information) => (information > 0 ? 1 / information : 0));
  }

  private multiply(vector: Float64Array): Float64Array {
    const { items, raters, steps } = this.shape;
    const { item, rater, start } = this.ratings;
    const first = items + raters;
    const image = new Float64Array(vector.length);
    for (let subject = 0; subject + 1 < start.length; subject++) {
      const to = start[subject + 1] as number;
      let pull = 0;
      for (let r = start[subject] as number; r < to; r++) {
        pull +=
          (this.variance[r] as number) *
          ((vector[item[r] as number] as number) + (vector[items + (rater[r] as number)] as number));
        for (let k = 0; k < steps; k++)
          pull += (this.covariance[r * steps + k] as number) * (vector[first + k] as number);
      }
      const shift = pull / (this.subjectInformation[subject] as number);
      for (let r = start[subject] as number; r < to; r++) {
        const i = item[r] as number;
        const j = items + (rater[r] as number);
        const location = (vector[i] as number) + (vector[j] as number) - shift;
        let value = (this.variance[r] as number) * location;
        for (let k = 0; k < steps; k++) {
          const covariance = this.covariance[r * steps + k] as number;
          value += covariance * (vector[first + k] as number);
          image[first + k] = (image[first + k] as number) + covariance * location;
        }
        image[i] = (image[i] as number) + value;
        image[j] = (image[j] as number) + value;
      }
    }
    for (let k = 0; k < steps; k++) {
      for (let l = 0; l < steps; l++) {
        image[first + k] =
          (image[first + k] as number) + (this.stepMatrix[k * steps + l] as number) * (vector[first + l] as number);
      }
    }
    return image;
  }
}

/** Sets the mean of items, of raters and of thresholds to zero. */
export function centreBlocks(parameters: Float64Array, shape: Shape): void {
  for (const [from, to] of blocksOf(shape)) {
    let sum = 0;
    for (let i = from; i < to; i++) sum += parameters[i] as number;
    for (let i = from; i < to; i++) parameters[i] = (parameters[i] as number) - sum / (to - from);
  }
}
