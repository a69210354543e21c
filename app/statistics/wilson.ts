import { normalQuantile } from "./special-functions";

/**
 * The 95 % interval of a share, `count` of `total`, by Wilson's score method: inside 0…1 and not empty at 0 or at 1, where
 * the textbook interval is. A total of zero says nothing, so 0…1. Source: Wilson (1927), JASA 22, 209–212.
 */
export function wilsonInterval(count: number, total: number, confidence = 0.95): { lower: number; upper: number } {
  if (!(total > 0)) return { lower: 0, upper: 1 };
  const z = normalQuantile((1 + confidence) / 2);
  const share = count / total;
  const widening = 1 + (z * z) / total;
  const centre = (share + (z * z) / (2 * total)) / widening;
  const half = (z / widening) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return {
    lower: count <= 0 ? 0 : Math.max(0, centre - half),
    upper: count >= total ? 1 : Math.min(1, centre + half),
  };
}
