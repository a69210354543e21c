import type { Random } from "../random";
import type { Rating } from "../ratings-table";

export type TrueValues = {
  subjects: number[];
  items: number[];
  raters: number[];
  thresholds: number[];
};

const centred = (values: number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
};

/** Known measures in logits: subjects about `ability`, items, raters and thresholds about zero. */
export function drawTrueValues(
  random: Random,
  {
    subjects,
    items,
    raters,
    categories = 5,
    spread = 1,
    ability = 0,
  }: {
    subjects: number;
    items: number;
    raters: number;
    categories?: number;
    spread?: number;
    ability?: number;
  },
): TrueValues {
  const draw = (count: number, deviation: number) => Array.from({ length: count }, () => random.normal() * deviation);
  return {
    subjects: draw(subjects, spread).map((value) => value + ability),
    items: centred(draw(items, 0.7)),
    raters: centred(draw(raters, 0.6)),
    thresholds: centred(Array.from({ length: categories - 1 }, (_, k) => 1.2 * k)),
  };
}

/** One rating from the model, by its own arithmetic: sums of logits, then a draw from the running total. Values from 1. */
export function drawRating(random: Random, location: number, thresholds: readonly number[]): number {
  const odds = [1];
  for (const threshold of thresholds) odds.push((odds.at(-1) as number) * Math.exp(location - threshold));
  let rest = random.next() * odds.reduce((sum, odd) => sum + odd, 0);
  const category = odds.findIndex((odd) => {
    rest -= odd;
    return rest < 0;
  });
  return (category < 0 ? odds.length - 1 : category) + 1;
}

/** Ratings of the model; `rates` says who rates whom, everyone everybody if it is left out. */
export function simulateRatings(
  random: Random,
  truth: TrueValues,
  rates: (subject: number, rater: number, item: number) => boolean = () => true,
): Rating[] {
  const ratings: Rating[] = [];
  truth.subjects.forEach((ability, s) => {
    truth.items.forEach((difficulty, i) => {
      truth.raters.forEach((severity, r) => {
        if (!rates(s, r, i)) return;
        const value = drawRating(random, ability - difficulty - severity, truth.thresholds);
        ratings.push({ rater: `r${r}`, subject: `s${s}`, item: `i${i}`, value });
      });
    });
  });
  return ratings;
}
