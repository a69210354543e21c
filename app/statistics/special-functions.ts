/**
 * Distribution functions and quantiles, to about 12 significant digits in the middle and 9 in the tails. All are pure and
 * give a number for every argument inside their domain; outside it they give NaN, so callers check first.
 */

const LANCZOS_G = 7;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** The natural logarithm of the gamma function, x > 0. Source: Lanczos (1964), coefficients for g = 7. */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const shifted = x - 1;
  const [first, ...rest] = LANCZOS;
  const series = rest.reduce((sum, coefficient, index) => sum + coefficient / (shifted + index + 1), first as number);
  const t = shifted + LANCZOS_G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(series);
}

const TINY = 1e-300;
const ENOUGH = 1e-16;
/** The continued fraction of the incomplete beta needs about √max(a, b) steps: this serves degrees of freedom into the millions. */
const MAX_STEPS = 20_000;

/** The regularised incomplete beta function I_x(a, b), 0 ≤ x ≤ 1. Source: Abramowitz and Stegun (1964), 26.5.8, by Lentz's method. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast only below the mean; above it the mirror image does.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const guard = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH) break;
  }
  return fraction;
}

/** The regularised upper incomplete gamma function Q(a, x), a > 0, x ≥ 0. Source: Abramowitz and Stegun (1964), 6.5.29 and 6.5.31. */
export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n <= MAX_STEPS && term > sum * ENOUGH; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= MAX_STEPS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < ENOUGH) break;
  }
  return fraction;
}

/** The share of the standard normal distribution below z. */
export function normalCdf(z: number): number {
  const tail = 0.5 * upperIncompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

/** The z below which the share p of the standard normal distribution lies; ±∞ at 0 and 1. Start: Abramowitz and Stegun (1964), 26.2.23; then Halley's steps. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (!(p > 0)) return p === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  const t = Math.sqrt(-2 * Math.log(p));
  let z = -(t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))));
  for (let step = 0; step < 4; step++) {
    const error = ((normalCdf(z) - p) * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2);
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}

/** The share of the F distribution below f. Degrees of freedom need not be whole. */
export function fCdf(f: number, df1: number, df2: number): number {
  return f <= 0 ? 0 : 1 - fUpperTail(f, df1, df2);
}

/** The share of the F distribution above f: the p value of an F test. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : incompleteBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}

/** The f below which the share p of the F distribution lies; 0 at p = 0, ∞ at p = 1. */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  return Math.exp(solveIncreasing((logF) => fCdf(Math.exp(logF), df1, df2) - p));
}

/** The share of Student's t distribution below t. */
export function tCdf(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
  return t < 0 ? tail : 1 - tail;
}

const quantilesOfT = new Map<number, number>();

/** The t below which the share p of Student's t distribution lies. Remembers its answers: the same few are asked for again and again. */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  if (p !== 0.975) return Math.sqrt(fQuantile(2 * p - 1, 1, df));
  const known = quantilesOfT.get(df) ?? Math.sqrt(fQuantile(2 * p - 1, 1, df));
  if (quantilesOfT.size < 1_000) quantilesOfT.set(df, known);
  return known;
}

/** The share of the chi-square distribution above x. */
export function chiSquareUpperTail(x: number, df: number): number {
  return upperIncompleteGamma(df / 2, x / 2);
}

/** Where an increasing function crosses zero, by bisection between −700 and 700: the logarithms of all that a double holds. */
function solveIncreasing(f: (x: number) => number): number {
  let low = -1;
  let high = 1;
  while (f(low) > 0 && low > -700) low *= 2;
  while (f(high) < 0 && high < 700) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
