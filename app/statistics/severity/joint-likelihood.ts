import {
  blocksOf,
  centreBlocks,
  createInformation,
  type Information,
  MAX_DENSE_PARAMETERS,
  MAX_FALLBACK_PARAMETERS,
  parameterCount,
} from "./information";
import { type FitData, findTies, type GroupedData, groupSubjects, type Totals } from "./sufficient-statistics";

export type JointEstimate = {
  /** Measures in logits, each block (items, raters, thresholds) with mean zero. */
  parameters: Float64Array;
  /** The variances of `parameters`; null where they could not be determined. */
  variances: Float64Array | null;
  /** Whether these take in the doubt about the other parameters, or leave it out. */
  errors: "joint" | "separate";
  converged: boolean;
  iterations: number;
  /** The largest difference that remains between an observed and an expected total, in score points. */
  largestResidual: number;
};

const MAX_ITERATIONS = 60;
const MAX_HALVINGS = 12;
/** A step is cut to this many logits, so that a poor start cannot throw the estimates off the scale. */
const MAX_STEP = 2;
/** The step after one of this size would be about its square. */
const CONVERGED_LOGITS = 1e-4;
/** A measure beyond this is on its way to infinity. */
const MAX_LOGITS = 25;

/**
 * Fits log(P_k / P_{k−1}) = subject − item − rater − threshold_k by joint maximum likelihood: all parameters by Newton's method
 * with the subjects eliminated. The likelihood is concave, so a step is taken if it does not lower it, else halved.
 * Data without a finite maximum end with `converged: false`. Sources: Wright and Masters (1982), Rating Scale Analysis, chapter 4;
 * Linacre (1989), Many-Facet Rasch Measurement, chapter 4.
 */
export function fitJointly(data: FitData): JointEstimate {
  const parameters = parameterCount(data);
  const grouped = groupSubjects(data);
  const climbWith = (dense: boolean) => climb(grouped, createInformation(grouped, grouped, { dense }));
  if (parameters <= MAX_DENSE_PARAMETERS) return climbWith(true);
  const estimate = climbWith(false);
  return estimate.converged || parameters > MAX_FALLBACK_PARAMETERS ? estimate : climbWith(true);
}

function climb(data: GroupedData, information: Information): JointEstimate {
  const likelihood = new Likelihood(data, information);
  let { subjects, parameters } = startingValues(data, likelihood);
  let current = likelihood.evaluate(subjects, parameters);
  let converged = false;
  let iterations = 0;
  while (!converged && iterations < MAX_ITERATIONS && farthest(subjects, parameters) < MAX_LOGITS) {
    iterations += 1;
    const step = likelihood.newtonStep();
    if (!step) break;
    const size = Math.max(largest(step.subjects), largest(step.parameters));
    let share = Math.min(1, MAX_STEP / size);
    let next = { subjects, parameters };
    let reached = Number.NaN;
    for (let halving = 0; halving < MAX_HALVINGS && !(reached >= current - 1e-9 * Math.abs(current)); halving++) {
      next = {
        subjects: subjects.map((value, i) => value + share * (step.subjects[i] as number)),
        parameters: parameters.map((value, i) => value + share * (step.parameters[i] as number)),
      };
      reached = likelihood.evaluate(next.subjects, next.parameters);
      share /= 2;
    }
    if (!Number.isFinite(reached)) break;
    ({ subjects, parameters } = next);
    current = reached;
    converged = size < CONVERGED_LOGITS;
  }
  const finite = [...blocksOf(data)].every(([from, to]) => parameters.slice(from, to).every(Number.isFinite));
  return {
    parameters,
    variances: converged && finite ? information.variances() : null,
    errors: information.errors,
    converged: converged && finite,
    iterations,
    largestResidual: Math.max(largest(likelihood.subjectGradient), largest(likelihood.gradient)),
  };
}

const largest = (vector: Float64Array) => vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
const farthest = (subjects: Float64Array, parameters: Float64Array) => Math.max(largest(subjects), largest(parameters));

/** Every element at the logit of its share of the possible score: the normal approximation (PROX) without its expansion factors. */
function startingValues(data: GroupedData, { totals }: Likelihood) {
  const logit = (score: number, ratings: number) => {
    const share = Math.min(
      1 - 0.5 / (ratings * data.steps),
      Math.max(0.5 / (ratings * data.steps), score / (ratings * data.steps)),
    );
    return Math.log(share / (1 - share));
  };
  const subjects = totals.subjectScores.map((score, s) => logit(score, totals.subjectCounts[s] as number));
  const parameters = new Float64Array(parameterCount(data));
  const [, , [firstStep]] = blocksOf(data) as [unknown, unknown, readonly [number, number]];
  for (let i = 0; i < firstStep; i++) parameters[i] = -logit(totals.scores[i] as number, totals.counts[i] as number);
  for (let k = 0; k < data.steps; k++) {
    parameters[firstStep + k] = Math.log((totals.categories[k] as number) / (totals.categories[k + 1] as number));
  }
  centreBlocks(parameters, data);
  return { subjects, parameters };
}

/**
 * Subjects stand here for all that are alike: their totals, gradients and information are those of all of them together, which
 * changes no step, for both sides of each equation grow alike. The log-likelihood with its gradient and information, gathered in one pass over the ratings.
 */
class Likelihood {
  /** Observed totals: the sufficient statistics. */
  readonly totals: Totals;
  readonly gradient: Float64Array;
  readonly subjectGradient: Float64Array;
  private readonly subjectInformation: Float64Array;
  /** What ties each subject to the parameters, row after row: parameter indexes and sums of covariances. */
  private readonly tieStart: Int32Array;
  private readonly tieIndex: Int32Array;
  private readonly tieValue: Float64Array;

  constructor(
    private readonly data: GroupedData,
    private readonly information: Information,
  ) {
    this.totals = data.totals;
    this.gradient = new Float64Array(parameterCount(data));
    this.subjectGradient = new Float64Array(data.subjects);
    this.subjectInformation = new Float64Array(data.subjects);
    const ties = findTies(data);
    this.tieStart = ties.start;
    this.tieIndex = ties.index;
    this.tieValue = new Float64Array(ties.index.length);
  }

  /** The log-likelihood at these values; NaN or −∞ where they are too far out to compute it. */
  evaluate(subjects: Float64Array, parameters: Float64Array): number {
    const { start, item, rater, weight: weightOf, items, raters, steps } = this.data;
    const { information, gradient } = this;
    const firstStep = items + raters;
    const odds = parameters.map((parameter) => Math.exp(-parameter));
    const weights = new Float64Array(steps);
    const tails = new Float64Array(steps);
    const covariances = new Float64Array(steps);
    const ties = new Float64Array(parameters.length);
    const expectedScores = new Float64Array(parameters.length);
    let logDivisors = 0;
    information.reset();
    for (let subject = 0; subject + 1 < start.length; subject++) {
      const subjectOdds = Math.exp(subjects[subject] as number);
      const to = start[subject + 1] as number;
      const alike = weightOf[subject] as number;
      let subjectExpected = 0;
      let subjectVariance = 0;
      let ownLogDivisors = 0;
      let product = 1;
      for (let r = start[subject] as number; r < to; r++) {
        const i = item[r] as number;
        const j = items + (rater[r] as number);
        const locationOdds = subjectOdds * (odds[i] as number) * (odds[j] as number);
        let weight = 1;
        let divisor = 1;
        let first = 0;
        let second = 0;
        for (let k = 0; k < steps; k++) {
          weight *= locationOdds * (odds[firstStep + k] as number);
          weights[k] = weight;
          divisor += weight;
          first += (k + 1) * weight;
          second += (k + 1) * (k + 1) * weight;
        }
        const inverse = 1 / divisor;
        const expected = first * inverse;
        const variance = alike * (second * inverse - expected * expected);
        product *= divisor;
        if (product > 1e200) {
          ownLogDivisors += Math.log(product);
          product = 1;
        }
        let tail = 0;
        let tailScore = 0;
        for (let k = steps - 1; k >= 0; k--) {
          const probability = (weights[k] as number) * inverse;
          tail += probability;
          tailScore += (k + 1) * probability;
          const covariance = alike * (tailScore - expected * tail);
          tails[k] = tail;
          covariances[k] = covariance;
          ties[firstStep + k] = (ties[firstStep + k] as number) + covariance;
          expectedScores[firstStep + k] = (expectedScores[firstStep + k] as number) + alike * tail;
        }
        information.addRating(i, rater[r] as number, alike, variance, covariances, tails);
        expectedScores[i] = (expectedScores[i] as number) + alike * expected;
        expectedScores[j] = (expectedScores[j] as number) + alike * expected;
        ties[i] = (ties[i] as number) + variance;
        ties[j] = (ties[j] as number) + variance;
        subjectExpected += alike * expected;
        subjectVariance += variance;
      }
      logDivisors += alike * (ownLogDivisors + Math.log(product));
      this.subjectGradient[subject] = (this.totals.subjectScores[subject] as number) - subjectExpected;
      this.subjectInformation[subject] = subjectVariance;
      this.keepTies(subject, ties, subjectVariance);
    }
    const { totals } = this;
    let likelihood = -logDivisors;
    for (let s = 0; s < subjects.length; s++)
      likelihood += (subjects[s] as number) * (totals.subjectScores[s] as number);
    for (let p = 0; p < parameters.length; p++) {
      const observed = p < firstStep ? (totals.scores[p] as number) : (totals.atLeast[p - firstStep] as number);
      likelihood -= (parameters[p] as number) * observed;
      gradient[p] = (expectedScores[p] as number) - observed;
    }
    return likelihood;
  }

  private keepTies(subject: number, ties: Float64Array, information: number): void {
    const from = this.tieStart[subject] as number;
    const touched: number[] = [];
    for (let t = from; t < (this.tieStart[subject + 1] as number); t++) touched.push(this.tieIndex[t] as number);
    this.information.endSubject(information, ties, touched);
    touched.forEach((parameter, offset) => {
      this.tieValue[from + offset] = ties[parameter] as number;
      ties[parameter] = 0;
    });
  }

  /** The Newton step from where the likelihood was last evaluated; null where the data do not determine it. */
  newtonStep(): { subjects: Float64Array; parameters: Float64Array } | null {
    const { tieStart, tieIndex, tieValue, subjectInformation, subjectGradient } = this;
    const eliminated = Float64Array.from(this.gradient);
    // A subject's measure enters with the opposite sign of the other parameters, and so does what it ties.
    for (let s = 0; s < subjectInformation.length; s++) {
      const share = (subjectGradient[s] as number) / (subjectInformation[s] as number);
      for (let t = tieStart[s] as number; t < (tieStart[s + 1] as number); t++) {
        const p = tieIndex[t] as number;
        eliminated[p] = (eliminated[p] as number) + share * (tieValue[t] as number);
      }
    }
    const parameters = this.information.solve(eliminated);
    if (!parameters?.every(Number.isFinite)) return null;
    const subjects = subjectInformation.map((information, s) => {
      let pull = subjectGradient[s] as number;
      for (let t = tieStart[s] as number; t < (tieStart[s + 1] as number); t++) {
        pull += (tieValue[t] as number) * (parameters[tieIndex[t] as number] as number);
      }
      return pull / information;
    });
    return subjects.every(Number.isFinite) ? { subjects, parameters } : null;
  }
}
