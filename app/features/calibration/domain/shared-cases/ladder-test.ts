import { computeGwetAC, computePercentAgreement } from "#app/statistics/chance-corrected";
import { type Estimate, type Estimated, isEstimable, type NotEstimable, notEstimable } from "#app/statistics/estimate";
import { countPublished } from "#app/statistics/published-batches";
import { buildRatingsTable, type Rating } from "#app/statistics/ratings-table";
import { analyseSeverity } from "#app/statistics/severity/severity";
import { MIN_GROUP_SIZE } from "#app/statistics/small-groups";
import { type ThresholdOrder, thresholdsInOrder } from "#app/statistics/threshold-order";

/** Between two neighbouring steps: how often two raters of the same case stand on different sides of it. */
export type StepSplit = { level: number; share: number; pairs: number };

/**
 * Mean squares outside these limits mark an item that is rated more erratically, or more uniformly, than the model
 * expects.
 */
export const ERRATIC_FROM = 1.4;
const REDUNDANT_BELOW = 0.6;

/** Between agreement that is moderate and what is less: Landis and Koch (1977), Biometrics 33, 159–174. */
export const AGREEMENT_BORDER = 0.4;

type Verdict = "differently" | "unclear" | "alike" | "unknown" | "withheld";

export type CompetencyTest = {
  competency: string;
  raters: number;
  cases: number;
  ratings: number;
  /** On the same step, corrected for chance. */
  agreement: Estimate;
  percent: Estimate;
  /** The step at which raters part most often; null where none of them do. */
  split: StepSplit | null;
  infit: number | null;
  outfit: number | null;
  verdict: Verdict;
  words: string;
};

export type LadderTest = {
  competencies: CompetencyTest[];
  /** Whether the levels of the scale are used in order, or why that can't be estimated. */
  thresholds: ThresholdOrder | NotEstimable;
  ratings: number;
};

/**
 * How alike raters read each competency, from what several of them said of the same cases (`cases`), and how well it fits
 * with the rest, from these and their reviews (`reviews`). `cases` are in the order of their submission, and count in batches of
 * {@link MIN_GROUP_SIZE} people: one more answer changes nothing that anybody could tell it by. Before the first batch a competency is withheld.
 * Agreement is Gwet's AC1, which holds
 * where all cases lie at much the same step, as coefficients that compare with the spread of cases do not; fit is that of the rating-scale model. Limits of fit: Wright and Linacre
 * (1994), Rasch Measurement Transactions 8:3; of agreement: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48.
 */
export function testLadder(
  competencyIds: readonly string[],
  cases: readonly Rating[],
  reviews: readonly Rating[],
): LadderTest {
  const byItem = new Map<string, Rating[]>();
  for (const rating of cases) {
    if (rating.value === null) continue;
    byItem.set(rating.item, [...(byItem.get(rating.item) ?? []), rating]);
  }
  const published = new Map(
    [...byItem].map(([item, ratings]) => [item, ratings.slice(0, countPublished(ratings.map(({ rater }) => rater)))]),
  );
  const table = buildRatingsTable([...[...published.values()].flat(), ...reviews]);
  const { fit } = analyseSeverity(table);
  const items = new Map(isEstimable(fit) ? fit.items.map((item) => [item.id, item]) : []);
  return {
    ratings: table.categoryOf.length,
    thresholds: isEstimable(fit) ? thresholdsInOrder(fit.thresholds) : fit,
    competencies: competencyIds.flatMap((competency) => {
      const given = byItem.get(competency);
      if (!given) return [];
      const ratings = published.get(competency) ?? [];
      if (ratings.length === 0) return [withhold(competency, given)];
      const item = items.get(competency);
      return [testCompetency(competency, ratings, { infit: item?.infit ?? null, outfit: item?.outfit ?? null })];
    }),
  };
}

const countOf = (competency: string, ratings: readonly Rating[]) => ({
  competency,
  raters: new Set(ratings.map(({ rater }) => rater)).size,
  cases: new Set(ratings.map(({ subject }) => subject)).size,
  ratings: ratings.length,
});

function withhold(competency: string, given: readonly Rating[]): CompetencyTest {
  const reason = `fewer than ${MIN_GROUP_SIZE} people have rated it`;
  return {
    ...countOf(competency, given),
    agreement: notEstimable(reason),
    percent: notEstimable(reason),
    split: null,
    infit: null,
    outfit: null,
    verdict: "withheld",
    words: `withheld: ${reason}`,
  };
}

function testCompetency(
  competency: string,
  ratings: readonly Rating[],
  fit: Pick<CompetencyTest, "infit" | "outfit">,
): CompetencyTest {
  const table = buildRatingsTable(ratings);
  const agreement = computeGwetAC(table);
  const split = findWidestSplit(ratings);
  return {
    ...countOf(competency, ratings),
    agreement,
    percent: computePercentAgreement(table),
    split,
    ...fit,
    ...judge(agreement, split, fit),
  };
}

/**
 * The step at which pairs of raters of the same case part most often, with the share of pairs. The lowest of equal ones;
 * null where all pairs agree or there are none.
 */
export function findWidestSplit(ratings: readonly Rating[]): StepSplit | null {
  const byCase = new Map<string, number[]>();
  for (const { subject, value } of ratings) {
    if (value !== null) byCase.set(subject, [...(byCase.get(subject) ?? []), value]);
  }
  const levels = [...new Set([...byCase.values()].flat())].sort((a, b) => a - b).slice(1);
  const groups = [...byCase.values()];
  const pairs = groups.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  if (pairs === 0) return null;
  const splits = levels.map((level) => {
    const parted = groups.reduce((sum, values) => {
      const above = values.filter((value) => value >= level).length;
      return sum + above * (values.length - above);
    }, 0);
    return { level, share: parted / pairs, pairs };
  });
  const widest = splits.reduce<StepSplit | null>(
    (best, split) => (best === null || split.share > best.share ? split : best),
    null,
  );
  return widest && widest.share > 0 ? widest : null;
}

function judge(
  agreement: Estimate,
  split: StepSplit | null,
  { infit, outfit }: Pick<CompetencyTest, "infit" | "outfit">,
): Pick<CompetencyTest, "verdict" | "words"> {
  const parts: string[] = [];
  const isErratic = [infit, outfit].some((value) => value !== null && value > ERRATIC_FROM);
  let verdict: Verdict;
  if (!isEstimable<Estimated>(agreement)) {
    verdict = "unknown";
    parts.push(`agreement is not estimable: ${agreement.notEstimable}`);
  } else if (agreement.upper < AGREEMENT_BORDER) {
    verdict = "differently";
    parts.push("raters read it differently");
  } else if (agreement.lower >= AGREEMENT_BORDER) {
    verdict = "alike";
    parts.push("raters read it alike");
  } else {
    verdict = "unclear";
    parts.push("too few cases to tell whether raters read it alike");
  }
  if (split && verdict !== "alike") parts.push(`they part most often at ${split.level}`);
  if (isErratic) parts.push("ratings of it are more erratic than those of the others");
  else if (infit !== null && infit < REDUNDANT_BELOW) parts.push("it says little that the others do not say");
  return { verdict, words: parts.join("; ") };
}
