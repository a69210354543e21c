/**
 * How well the ratings of one element fit the model. Mean squares are 1 where they vary as much as the model expects, above where
 * they are noisier, below where they are more alike than it allows; `infit` weighs ratings by their information, `outfit` counts all alike
 * and so shows single surprises. The z forms are roughly normal if the model holds. Null for extreme elements, which always fit.
 */
export type FitStatistics = {
  infit: number | null;
  outfit: number | null;
  infitZ: number | null;
  outfitZ: number | null;
};

export const NO_FIT: FitStatistics = { infit: null, outfit: null, infitZ: null, outfitZ: null };

/** Per rating: the squared residual, and the model's variance and fourth moment of it. */
export type Residuals = { squares: Float64Array; variances: Float64Array; fourths: Float64Array; used: Uint8Array };

/**
 * Fit per element, `index` saying whose each rating is; ratings that are not `used` are left out. Sources: Wright and Masters
 * (1982), Rating Scale Analysis, pages 99–101; the z form is Wilson and Hilferty's cube root.
 */
export function computeFit(index: Int32Array, elements: number, residuals: Residuals): FitStatistics[] {
  const sums = Array.from({ length: 5 }, () => new Float64Array(elements));
  const counts = new Float64Array(elements);
  const [outfitSums, squareSums, varianceSums, outfitSpread, infitSpread] = sums as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { squares, variances, fourths, used } = residuals;
  for (let r = 0; r < index.length; r++) {
    if (used[r] === 0) continue;
    const e = index[r] as number;
    const square = squares[r] as number;
    const variance = Math.max(variances[r] as number, 1e-12);
    const fourth = fourths[r] as number;
    counts[e] = (counts[e] as number) + 1;
    outfitSums[e] = (outfitSums[e] as number) + square / variance;
    squareSums[e] = (squareSums[e] as number) + square;
    varianceSums[e] = (varianceSums[e] as number) + variance;
    outfitSpread[e] = (outfitSpread[e] as number) + fourth / (variance * variance) - 1;
    infitSpread[e] = (infitSpread[e] as number) + fourth - variance * variance;
  }
  return Array.from(counts, (count, e): FitStatistics => {
    if (count === 0) return NO_FIT;
    const outfit = (outfitSums[e] as number) / count;
    const infit = (squareSums[e] as number) / (varianceSums[e] as number);
    return {
      infit,
      outfit,
      infitZ: standardise(infit, Math.sqrt(Math.max(0, infitSpread[e] as number)) / (varianceSums[e] as number)),
      outfitZ: standardise(outfit, Math.sqrt(Math.max(0, outfitSpread[e] as number)) / count),
    };
  });
}

/** The mean square as a normal deviate, `spread` being its standard deviation under the model. Winsteps caps the spread likewise. */
function standardise(meanSquare: number, spread: number): number | null {
  const q = Math.min(Math.SQRT2, spread);
  return q > 1e-9 ? (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3 : null;
}
