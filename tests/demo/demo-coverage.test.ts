import { expect, test } from "vitest";
import { findRole, isCore } from "#app/features/ladder/domain/lookup";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { type CoveredBy, computeCoverage } from "#app/features/promotion/domain/coverage";
import { buildAssessments } from "#prisma/demo/assessments";
import { buildCycles } from "#prisma/demo/cycles";
import { buildEvidenceLog } from "#prisma/demo/evidence-log";
import { buildLadderBefore } from "#prisma/demo/ladder-before";
import { buildPeople, rolesIn } from "#prisma/demo/people";
import { readEarlierLadder } from "#prisma/demo/seed";
import { Words } from "#prisma/demo/words";
import { TODAY } from "#tests/support/demo-services";

const shipped = await readLadderFolder("ladder");
if (!shipped.ok) throw new Error(shipped.report);
const { ladder } = shipped;
const earlier = await readEarlierLadder("ladder");
const before = buildLadderBefore(earlier);
const demo = buildPeople(TODAY);
const words = new Words(demo);
const assessments = buildCycles(TODAY).flatMap((cycle) =>
  buildAssessments([ladder, earlier][cycle.back] ?? before, demo, words, cycle),
);
const log = buildEvidenceLog(ladder, demo, assessments, TODAY);
const nameOf = new Map(demo.people.map(({ id, name }) => [id, name]));

/** The evidence of a person that counts: what is not archived, with the endorsements that were given. */
function evidenceOf(personId: string): CoveredBy[] {
  return log.evidence
    .filter((item) => item.subjectId === personId && item.archivedAt === null)
    .map(({ id, title, links, happenedOn }) => ({
      id,
      title,
      happenedOn,
      links: JSON.parse(links) as string[],
      tags: log.tags
        .filter(({ evidenceId }) => evidenceId === id)
        .map(({ competencyId, criterionId }) => ({ competencyId, criterionId: criterionId || null })),
      vouches: log.vouches
        .filter(({ evidenceId, vouchedAt }) => evidenceId === id && vouchedAt !== null)
        .map(({ personId: by }) => ({ personId: by, name: nameOf.get(by) ?? by })),
    }));
}

test("the model engineer's log reads as a good year by competency, where single criteria said nearly nothing", () => {
  const engineer = demo.people.find(({ email }) => email === "engineer@demo.test");
  const role = engineer && findRole(ladder, rolesIn(engineer, 0).targetRoleId);
  if (!engineer || !role) throw new Error("the demo has no engineer who aims at a role");
  const evidence = evidenceOf(engineer.id);
  const { competencies, counts } = computeCoverage(ladder, role, evidence, TODAY);
  // As it was counted before: each criterion separately, by two independent items, one recent and one endorsed.
  const yearAgo = `${Number(TODAY.slice(0, 4)) - 1}${TODAY.slice(4)}`;
  const criteria = competencies.flatMap((each) => each.criteria);
  const alone = criteria.filter(
    ({ independent, newestOn, vouchedBy }) =>
      independent >= 2 && newestOn !== null && newestOn >= yearAgo && vouchedBy.length > 0,
  );
  expect([evidence.length, alone.length, criteria.length]).toEqual([26, 1, 84]);
  expect(counts).toEqual({ evidenced: 10, thin: 13, missing: 5 });
  const core = competencies.filter(({ weight }) => isCore(weight));
  expect([core.filter(({ state }) => state === "evidenced").length, core.length]).toEqual([8, 10]);
  expect(role.name).toBe("Staff Engineer");
});
