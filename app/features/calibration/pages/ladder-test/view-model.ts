import type { CycleProfile } from "#app/features/calibration/data/shared-cases-ratings";
import type { CompetencyTest, LadderTest } from "#app/features/calibration/domain/shared-cases/ladder-test";
import { formatSigned } from "#app/features/insights/ui/signed";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { plural } from "#app/kernel/words";
import type { Analysis } from "#app/platform/jobs/analyses";
import { type Estimate, type Estimated, isEstimable } from "#app/statistics/estimate";
import { observedProfileDrift } from "#app/statistics/profile-drift";
import { computeQuantile } from "#app/statistics/quantile";

/** Why it is not estimable is said once a row, in words. */
const describeEstimate = (estimate: Estimate): string =>
  isEstimable<Estimated>(estimate)
    ? `${hundredths(estimate.value)} (${hundredths(estimate.lower)} to ${hundredths(estimate.upper)})`
    : "not estimable";

const hundredths = (value: number) => value.toFixed(2).replace("-", "−");

export type TestRow = {
  id: string;
  name: string;
  verdict: CompetencyTest["verdict"];
  words: string;
  basis: string;
  agreement: string;
  percent: string;
  infit: string;
  outfit: string;
  /** The step that raters part at, with the criteria above it: what they read differently. */
  split: { level: number; isWide: boolean; share: string; criteria: { id: string; text: string }[] } | null;
};

/** From here on it is worth looking at the step, whether or not agreement can be estimated. */
const WIDE_SPLIT = 0.4;

const ORDER: Record<CompetencyTest["verdict"], number> = {
  differently: 0,
  unclear: 1,
  unknown: 2,
  alike: 3,
  withheld: 4,
};

/** What was tested, the most ambiguous first. */
function toTestRows(ladder: Ladder, { competencies }: LadderTest): TestRow[] {
  const mean = (value: number | null) => (value === null ? "–" : value.toFixed(2));
  const agreementOf = ({ agreement }: CompetencyTest) => (isEstimable<Estimated>(agreement) ? agreement.value : 1);
  return competencies
    .toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || agreementOf(a) - agreementOf(b))
    .map((test): TestRow => {
      const competency = findCompetency(ladder, test.competency);
      const step = competency?.proficiencies.find(({ level }) => level === test.split?.level);
      return {
        id: test.competency,
        name: competency?.name ?? test.competency,
        verdict: test.verdict,
        words: test.words,
        basis: `${test.ratings} ratings by ${test.raters} people of ${test.cases} ${plural(test.cases, "case")}`,
        agreement: describeEstimate(test.agreement),
        percent: describeEstimate(test.percent),
        infit: mean(test.infit),
        outfit: mean(test.outfit),
        split: test.split && {
          level: test.split.level,
          isWide: test.split.share >= WIDE_SPLIT,
          share: `${Math.round(test.split.share * 100)} % of ${test.split.pairs} pairs`,
          criteria: (step?.criteria ?? []).map(({ id, text }) => ({ id, text })),
        },
      };
    });
}

/** What came of the test, once it is there. */
export function toTestView(ladder: Ladder, test: Analysis<LadderTest>) {
  if (test.state !== "ready") return test;
  const { ratings, thresholds } = test.result;
  return {
    state: test.state,
    result: {
      tests: toTestRows(ladder, test.result),
      ratings,
      order: isEstimable(thresholds)
        ? { inOrder: thresholds.inOrder, skipped: thresholds.skipped.map(({ words }) => words) }
        : { notEstimable: thresholds.notEstimable },
    },
  };
}

export type DriftRow = { id: string; name: string; expectation: number; words: string; points: string[] };

/** How people of a role stand to what it expects, cycle by cycle, those furthest from it first. */
export function toDriftRows(ladder: Ladder, roleId: string, profiles: readonly CycleProfile[]): DriftRow[] {
  const role = findRole(ladder, roleId);
  const rows = (role?.expectations ?? []).map(({ competency, proficiency }) => {
    const medians = profiles.map(({ cycle, byCompetency }) => {
      const values = byCompetency.get(competency) ?? [];
      return { cycle, median: computeQuantile(values, 0.5), people: values.length };
    });
    const drift = observedProfileDrift(proficiency, medians);
    return {
      distance: Math.abs(drift.latest?.aboveExpectation ?? 0),
      row: {
        id: competency,
        name: findCompetency(ladder, competency)?.name ?? competency,
        expectation: proficiency,
        words: drift.words,
        points: drift.points.map(({ aboveExpectation, withheld, people }) =>
          withheld ? "withheld" : aboveExpectation === null ? "–" : `${formatSigned(aboveExpectation)} (n = ${people})`,
        ),
      },
    };
  });
  return rows.sort((a, b) => b.distance - a.distance).map(({ row }) => row);
}
