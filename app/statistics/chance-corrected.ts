import { coefficientEstimate, type Estimate, notEstimable, shareEstimate } from "./estimate";
import type { RatingsTable } from "./ratings-table";
import { clusteredError, unitPatterns } from "./unit-patterns";
import { agreementWeights, type Weights } from "./weights";

/**
 * The mean share of a unit's pairs of raters that agree (with weights: how much they agree), over the units with at least two
 * ratings. `n` is the number of those units. Missing ratings make no pair. Source: Gwet (2014), section 2.3 and 3.3.
 */
export function computePercentAgreement(table: RatingsTable, weights: Weights = "identity"): Estimate {
  const matrix = agreementWeights(weights, table.categories);
  if (matrix instanceof Float64Array && matrix.some((weight) => weight < 0 || weight > 1)) {
    return notEstimable("the weights have to lie between 0 and 1");
  }
  return chanceCorrected(table, weights, () => ({ expected: 0, slopes: null }));
}

/**
 * Fleiss' kappa for any number of raters, who need not be the same from unit to unit, with missing ratings: chance agreement is
 * that of two raters who both draw from the mean distribution of all raters. Weights, where given, have to be symmetric. `n` is the
 * number of units with at least two ratings; units with one still tell how often a category is used. Sources: Fleiss (1971),
 * Psychol. Bull. 76, 378–382; with missing ratings and the standard error without assuming no agreement, Gwet (2014), section 2.5.
 */
export function computeFleissKappa(table: RatingsTable, weights: Weights = "identity"): Estimate {
  return chanceCorrected(table, weights, (prevalence, matrix) => {
    const size = prevalence.length;
    const slopes = new Float64Array(size);
    let expected = 0;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const weight = matrix[row * size + column] as number;
        expected += weight * (prevalence[row] as number) * (prevalence[column] as number);
        slopes[row] = (slopes[row] as number) + weight * (prevalence[column] as number);
        slopes[column] = (slopes[column] as number) + weight * (prevalence[row] as number);
      }
    }
    return { expected, slopes };
  });
}

/**
 * Gwet's AC1 (identity weights) and AC2 (any others): chance agreement is that of ratings given at random where the case is hard,
 * so it does not collapse when nearly everyone gets the same rating. Depends on the number of categories: declare the scale
 * when building the table if some values may be unused. `n` as for Fleiss' kappa. Sources: Gwet (2008), Br. J. Math. Stat.
 * Psychol. 61, 29–48; Gwet (2014), sections 2.5 and 3.4.
 */
export function computeGwetAC(table: RatingsTable, weights: Weights = "identity"): Estimate {
  const size = table.categories.length;
  if (size < 2) {
    return notEstimable("only one value was used: declare the whole scale to correct for chance");
  }
  return chanceCorrected(table, weights, (prevalence, matrix) => {
    const factor = matrix.reduce((sum, weight) => sum + weight, 0) / (size * (size - 1));
    const expected = factor * prevalence.reduce((sum, share) => sum + share * (1 - share), 0);
    return { expected, slopes: prevalence.map((share) => factor * (1 - 2 * share)) };
  });
}

/** Chance agreement, and its derivative by the prevalence of each category (null where it does not depend on it). */
type ChanceAgreement = { expected: number; slopes: Float64Array | null };

/**
 * (p_a − p_e) / (1 − p_e) with its linearised error. Observed agreement is a ratio whose divisor, the number of units with two
 * ratings, is taken as given. Gwet's published error counts a unit with one rating as one of no agreement instead, so it
 * is larger where there are such units (0.143 against 0.125 on Krippendorff's twelve units) and the same where there are none.
 */
function chanceCorrected(
  table: RatingsTable,
  weights: Weights,
  chance: (prevalence: Float64Array, matrix: Float64Array) => ChanceAgreement,
): Estimate {
  const matrix = agreementWeights(weights, table.categories);
  if (!(matrix instanceof Float64Array)) return matrix;
  const { observed, pairedUnits, prevalence, units } = summarise(table, matrix);
  if (pairedUnits === 0) return notEstimable("no subject was rated by two raters on the same item");
  const { expected, slopes } = chance(prevalence, matrix);
  if (slopes && 1 - expected < 1e-12) {
    return notEstimable("every rating is the same, so agreement cannot be told from chance");
  }
  const mean = weightedMean(observed, table);
  const value = (mean - expected) / (1 - expected);
  const patterns = unitPatterns(table);
  const influence = new Float64Array(patterns.size.length);
  for (let p = 0; p < influence.length; p++) {
    const observedPart = (patterns.size[p] as number) < 2 ? 0 : ((observed[p] as number) - mean) / pairedUnits;
    const expectedPart = slopes ? prevalenceSlope(table, p, slopes, prevalence) / units : 0;
    influence[p] = (observedPart * (1 - expected) - (1 - mean) * expectedPart) / (1 - expected) ** 2;
  }
  const { standardError, subjects } = clusteredError(table, influence, slopes ? 1 : 2);
  if (subjects < 2) return notEstimable("one subject alone does not show how far it can be trusted");
  const estimate = slopes ? coefficientEstimate : shareEstimate;
  return estimate(value, standardError, { n: pairedUnits, subjects });
}

/** Observed agreement per pattern, and how often each category is used, each unit counting alike. */
function summarise(table: RatingsTable, matrix: Float64Array) {
  const { frequency, size, start, category, count } = unitPatterns(table);
  const categories = table.categories.length;
  const observed = new Float64Array(size.length);
  const prevalence = new Float64Array(categories);
  let pairedUnits = 0;
  for (let p = 0; p < size.length; p++) {
    const ratings = size[p] as number;
    let agreement = 0;
    for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
      const own = count[i] as number;
      const row = (category[i] as number) * categories;
      prevalence[category[i] as number] =
        (prevalence[category[i] as number] as number) + ((frequency[p] as number) * own) / ratings;
      for (let j = start[p] as number; j < (start[p + 1] as number); j++) {
        agreement +=
          (matrix[row + (category[j] as number)] as number) * own * ((count[j] as number) - (i === j ? 1 : 0));
      }
    }
    if (ratings < 2) continue;
    observed[p] = agreement / (ratings * (ratings - 1));
    pairedUnits += frequency[p] as number;
  }
  const units = table.unitSubject.length;
  return { observed, pairedUnits, units, prevalence: prevalence.map((share) => share / units) };
}

function weightedMean(observed: Float64Array, table: RatingsTable): number {
  const { frequency, size } = unitPatterns(table);
  let sum = 0;
  let units = 0;
  for (let p = 0; p < observed.length; p++) {
    if ((size[p] as number) < 2) continue;
    sum += (observed[p] as number) * (frequency[p] as number);
    units += frequency[p] as number;
  }
  return sum / units;
}

/** How chance agreement moves with one more unit of this pattern, times the number of units. */
function prevalenceSlope(table: RatingsTable, p: number, slopes: Float64Array, prevalence: Float64Array): number {
  const { size, start, category, count } = unitPatterns(table);
  let own = 0;
  for (let i = start[p] as number; i < (start[p + 1] as number); i++) {
    own += (slopes[category[i] as number] as number) * ((count[i] as number) / (size[p] as number));
  }
  return slopes.reduce((sum, slope, c) => sum - slope * (prevalence[c] as number), own);
}
