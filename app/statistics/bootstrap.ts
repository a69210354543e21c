import { CONFIDENCE } from "./estimate";
import { quantileOfSorted } from "./quantile";
import { createRandom } from "./random";

/** With fewer usable samples than this share, the interval would describe the odd ones only. */
const MIN_USABLE_SHARE = 0.5;

/**
 * The percentile interval of a statistic over `clusters` independent subjects, resampled with replacement `replicates` times.
 * `statistic` is told how many times each subject is taken; samples in which it is not finite (no variation) are left out, and
 * the result is null where those are half of them or more. The same seed gives the same interval. Source: Efron (1979), Ann. Stat. 7.
 */
export function bootstrapInterval({
  clusters,
  replicates,
  seed,
  statistic,
}: {
  clusters: number;
  replicates: number;
  seed: number;
  statistic: (times: Float64Array) => number;
}): { lower: number; upper: number } | null {
  const random = createRandom(seed);
  const times = new Float64Array(clusters);
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    times.fill(0);
    for (let draw = 0; draw < clusters; draw++) {
      const cluster = random.below(clusters);
      times[cluster] = (times[cluster] as number) + 1;
    }
    const value = statistic(times);
    if (Number.isFinite(value)) values.push(value);
  }
  if (values.length === 0 || values.length < MIN_USABLE_SHARE * replicates) return null;
  values.sort((a, b) => a - b);
  const tail = (1 - CONFIDENCE) / 2;
  return { lower: quantileOfSorted(values, tail), upper: quantileOfSorted(values, 1 - tail) };
}
