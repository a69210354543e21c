/**
 * Andrich's rating-scale model (1978), Psychometrika 43, 561–573: log(P_k / P_{k−1}) = location − threshold_k, where location is
 * subject − item − rater in logits and k counts the categories from 0.
 */
export type RatingScale = {
  /** The value of each category as raters gave it, ascending. */
  values: Float64Array;
  /** The threshold below each category but the first, in logits; their sum is zero. One fewer than there are values. */
  thresholds: Float64Array;
};

/** e to this is safe to multiply with the like of it. */
const SAFE_EXPONENT = 300;

/**
 * The moments of a rating at a location, by {@link Moments.at}, which overwrites those of the location before: it runs for every
 * rating, several times. Finite for every finite location.
 */
export class Moments {
  /** The probability of each category. */
  readonly probabilities: Float64Array;
  /** Of the category, counted from 0: the mean, and the moments about it. */
  expected = 0;
  variance = 0;
  third = 0;
  fourth = 0;
  /** Of the value that raters see: its mean, and how fast it grows with the location. */
  expectedValue = 0;
  valueSlope = 0;
  private readonly logOffsets: Float64Array;
  private readonly offsets: Float64Array;
  private readonly reach: number;

  constructor(private readonly scale: RatingScale) {
    const categories = scale.values.length;
    this.probabilities = new Float64Array(categories);
    this.logOffsets = new Float64Array(categories);
    for (let k = 1; k < categories; k++) {
      this.logOffsets[k] = (this.logOffsets[k - 1] as number) - (scale.thresholds[k - 1] as number);
    }
    this.offsets = this.logOffsets.map((offset) => Math.exp(offset));
    const safe = this.logOffsets.every((offset) => Math.abs(offset) < SAFE_EXPONENT);
    this.reach = safe ? SAFE_EXPONENT / categories : 0;
  }

  at(location: number): this {
    const { probabilities } = this;
    const total = Math.abs(location) < this.reach ? this.quickOdds(location) : this.safeOdds(location);
    let expected = 0;
    let expectedValue = 0;
    for (let k = 0; k < probabilities.length; k++) {
      const probability = (probabilities[k] as number) / total;
      probabilities[k] = probability;
      expected += k * probability;
      expectedValue += (this.scale.values[k] as number) * probability;
    }
    let variance = 0;
    let third = 0;
    let fourth = 0;
    let valueSlope = 0;
    for (let k = 0; k < probabilities.length; k++) {
      const probability = probabilities[k] as number;
      const deviation = k - expected;
      const square = deviation * deviation * probability;
      variance += square;
      third += square * deviation;
      fourth += square * deviation * deviation;
      valueSlope += probability * deviation * ((this.scale.values[k] as number) - expectedValue);
    }
    this.expected = expected;
    this.variance = variance;
    this.third = third;
    this.fourth = fourth;
    this.expectedValue = expectedValue;
    this.valueSlope = valueSlope;
    return this;
  }

  private quickOdds(location: number): number {
    const step = Math.exp(location);
    let power = 1;
    let total = 0;
    for (let k = 0; k < this.offsets.length; k++) {
      const odds = power * (this.offsets[k] as number);
      this.probabilities[k] = odds;
      total += odds;
      power *= step;
    }
    return total;
  }

  private safeOdds(location: number): number {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < this.logOffsets.length; k++) {
      largest = Math.max(largest, k * location + (this.logOffsets[k] as number));
    }
    let total = 0;
    for (let k = 0; k < this.logOffsets.length; k++) {
      const odds = Math.exp(k * location + (this.logOffsets[k] as number) - largest);
      this.probabilities[k] = odds;
      total += odds;
    }
    return total;
  }
}
