import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { suggestTags } from "#app/features/evidence/domain/suggest";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";

const shipped = await readLadderFolder("ladder");
if (!shipped.ok) throw new Error(shipped.report);
const { ladder } = shipped;
const ids = (text: string) => suggestTags(ladder, text).map(({ competencyId }) => competencyId);

describe("with the shipped ladder", () => {
  test.each(["", "the and of it", "asdf qwer", "🦀"])("nothing is suggested for %j", (text) => {
    expect(ids(text)).toEqual([]);
  });

  test.each([
    ["observability", "Put tracing and dashboards on the checkout; alerts now tell which service is slow"],
    ["incident-response", "Led the incident of 12 March as incident commander and wrote the postmortem"],
    ["code-review", "Reviewed changes of three teams and cut the review time"],
    ["mentoring", "Mentored two juniors through their first designs"],
  ])("%s is among what is suggested for: %s", (competencyId, text) => {
    expect(ids(text)).toContain(competencyId);
  });

  test("says by which words, as they were written, and names criteria of that competency", () => {
    const [first] = suggestTags(ladder, "TRACING and dashboards: alerts that page whoever can act on the symptom");
    expect(first?.because.length).toBeGreaterThanOrEqual(2);
    const competency = ladder.competencies.find(({ id }) => id === first?.competencyId);
    for (const { criterionId, level } of first?.criteria ?? []) {
      const at = competency?.proficiencies.find((each) => each.level === level);
      expect(at?.criteria.map(({ id }) => id)).toContain(criterionId);
    }
  });

  test("any text gets a few suggestions at most, each competency once", () => {
    fc.assert(
      fc.property(fc.lorem({ mode: "sentences", maxCount: 8 }), fc.string(), (a, b) => {
        const found = ids(`${a} review incident design ${b}`);
        expect(found.length).toBeLessThanOrEqual(4);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 40 },
    );
  });
});
