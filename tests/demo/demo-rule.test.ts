import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readIn } from "#app/features/assessment/data/comparable-ratings";
import { explainReadiness } from "#app/features/assessment/domain/explain-readiness";
import { proficiencyOf, type Ratings, valuesOf } from "#app/features/assessment/domain/rating";
import { DEMO_SEVERITY } from "#app/features/assessment/domain/simulate-rule";
import { analyseSession } from "#app/features/calibration/domain/session/severity";
import { readLadderCases } from "#app/features/calibration/files/ladder-cases";
import { canonicalJson } from "#app/features/ladder/domain/canonical";
import { findRole } from "#app/features/ladder/domain/lookup";
import { comparableCompetencies } from "#app/features/ladder/domain/migration";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import type { Day } from "#app/kernel/day";
import { buildAssessments, type DemoAssessment } from "#prisma/demo/assessments";
import { buildCycles } from "#prisma/demo/cycles";
import { buildLadderBefore } from "#prisma/demo/ladder-before";
import { buildPeople, rolesIn } from "#prisma/demo/people";
import { CASE_STORIES } from "#prisma/demo/promotion-words";
import { readEarlierLadder } from "#prisma/demo/seed";
import { buildSharedCases } from "#prisma/demo/shared-cases";
import { Words } from "#prisma/demo/words";
import { TODAY } from "#tests/support/demo-services";

const shipped = await readLadderFolder("ladder");
if (!shipped.ok) throw new Error(shipped.report);
const { ladder } = shipped;
const earlier = await readEarlierLadder("ladder");
const before = buildLadderBefore(earlier);
const ladderOf = (back: number): Ladder => [ladder, earlier][back] ?? before;

function buildDemo(today: Day) {
  const demo = buildPeople(today);
  const words = new Words(demo);
  const assessments = buildCycles(today).flatMap((cycle) => buildAssessments(ladderOf(cycle.back), demo, words, cycle));
  return { demo, assessments };
}

const comparable = [0, 1, 2].map(
  (back) => new Map(comparableCompetencies(ladderOf(back), earlier).map((pair) => [pair.before, pair.after])),
);

/** Agreed ratings as the version of the latest closed cycle reads them. */
function agreedRatings({ cycle, sheets }: DemoAssessment): Ratings {
  const agreed = sheets.find(({ kind }) => kind === "agreed")?.ratings ?? [];
  return readIn(
    comparable[cycle?.back ?? 0] ?? new Map(),
    valuesOf(new Map(agreed.map((rating) => [rating.competencyId, rating]))),
  );
}

type Demo = ReturnType<typeof buildDemo>;

/** What the rule of the latest closed cycle's version says of a person, by the closed cycles from `newest` back, the latest first. */
function verdictOf({ assessments }: Demo, personId: string, roleId: string, newest = 1) {
  const role = findRole(earlier, roleId);
  if (!role) throw new Error(`${roleId} is not on the ladder`);
  const cycles = assessments
    .filter(({ person, cycle }) => person.id === personId && cycle !== null && cycle.back >= newest)
    .sort((a, b) => (a.cycle?.back ?? 0) - (b.cycle?.back ?? 0))
    .map(agreedRatings);
  return explainReadiness(earlier, role, { cycles, results: [] }).verdict;
}

test("the earlier version is what was shipped and published as 2026.4", () => {
  const hash = createHash("sha256").update(canonicalJson(earlier)).digest("hex");
  expect([earlier.version, hash]).toEqual([
    "2026.4",
    "65925101dc7c218589af6fde7fccc863926111c2d2520e27dbdc9023f75d5673",
  ]);
});

describe.each([TODAY, "2027-07-20", "2028-01-15"])("the demo of %s tells one story", (today) => {
  const world = buildDemo(today);

  test("whom the committee approved meets the rule by the ratings it had, and whom it told not yet does not", () => {
    const verdicts = CASE_STORIES.flatMap(({ name, decision, session }) => {
      const person = world.demo.people.find((each) => each.name === name);
      if (!decision || !person) return [];
      const { targetRoleId } = rolesIn(person, 1);
      const newest = session === "first" ? 2 : 1;
      return [{ name, decision: decision.verdict, rule: verdictOf(world, person.id, targetRoleId, newest) }];
    });
    expect(verdicts.filter(({ decision }) => decision === "approve").length).toBeGreaterThanOrEqual(3);
    expect(verdicts.filter(({ decision }) => decision === "not-yet").length).toBeGreaterThanOrEqual(2);
    for (const { name, decision, rule } of verdicts) {
      expect({ name, rule }).toEqual({ name, rule: decision === "approve" ? "met" : "not-met" });
    }
  });

  test("most people meet the rule for the role they hold, few for the next one, and nobody is promoted by accident", () => {
    const reviewed = world.demo.people.filter(
      ({ id }) => world.assessments.filter(({ person, cycle }) => person.id === id && cycle?.back !== 0).length === 2,
    );
    const inRole = reviewed.map((person) => verdictOf(world, person.id, rolesIn(person, 1).roleId));
    const next = reviewed.flatMap((person) => {
      const { roleId, targetRoleId } = rolesIn(person, 1);
      return roleId === targetRoleId ? [] : [verdictOf(world, person.id, targetRoleId)];
    });
    const share = (verdicts: string[]) => verdicts.filter((verdict) => verdict === "met").length / verdicts.length;
    expect(reviewed.length).toBeGreaterThan(50);
    expect(share(inRole)).toBeGreaterThan(0.6);
    expect(share(next)).toBeGreaterThan(0.04);
    expect(share(next)).toBeLessThan(0.2);
  });
});

test("managers differ in severity as the simulation of the rule assumes", async () => {
  const { cases } = await readLadderCases("ladder", ladder);
  const { demo, assessments } = buildDemo(TODAY);
  const reviews = assessments.flatMap(({ id: subject, sheets }) =>
    sheets.flatMap(({ kind, raterId, submittedAt, ratings }) =>
      kind === "manager" && raterId !== null && submittedAt
        ? ratings.map(({ competencyId: item, value }) => ({
            rater: raterId,
            subject,
            item,
            value: proficiencyOf(value),
          }))
        : [],
    ),
  );
  const answers = buildSharedCases(ladder, cases, demo, assessments, TODAY).flatMap(({ id: subject, answers: given }) =>
    given.flatMap(({ raterId: rater, ratings }) =>
      ratings.map(({ competencyId: item, proficiency: value }) => ({ rater, subject, item, value })),
    ),
  );
  const steps = analyseSession([...reviews, ...answers]).managers.flatMap(({ steps: found }) => (found ? [found] : []));
  expect(steps.length).toBeGreaterThan(10);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = mean(steps.map(({ value }) => value));
  const observed = (mean(steps.map(({ value }) => (value - centre) ** 2)) * steps.length) / (steps.length - 1);
  // The half width of a 95 % interval is 1.96 standard errors.
  const error = mean(steps.map(({ lower, upper }) => ((upper - lower) / (2 * 1.96)) ** 2));
  expect(Math.sqrt(observed - error)).toBeCloseTo(DEMO_SEVERITY, 1);
});
