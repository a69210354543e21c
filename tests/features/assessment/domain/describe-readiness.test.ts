import { describe, expect, test } from "vitest";
import { describeReadiness } from "#app/features/assessment/domain/describe-readiness";
import type { Ratings } from "#app/features/assessment/domain/rating";
import { computeReadiness } from "#app/features/assessment/domain/readiness";
import { ratings, tinyLadder, tinyRole } from "./tiny-ladder";

const ladder = tinyLadder(
  { design: ["system-design", "strategy"], people: ["mentoring", "hiring", "writing"] },
  { mayBeOneBelow: { supporting: 1 }, consecutiveCycles: 2 },
);
const role = tinyRole({
  "system-design": ["core", 4],
  strategy: ["core", 4],
  mentoring: ["core", 3],
  hiring: ["supporting", 3],
  writing: ["optional", 3],
});
const read = (...cycles: Ratings[]) => describeReadiness(ladder, role, computeReadiness(ladder, role, cycles));
const all = { "system-design": 4, strategy: 4, mentoring: 3, hiring: 3, writing: 1 };

describe("the headline", () => {
  test("without any rating says that nothing is rated, not that anything is below", () => {
    expect(read(ratings({})).headline).toBe("Nothing is rated yet of what Senior asks for.");
    expect(read().headline).toBe("Nothing is rated yet of what Senior asks for.");
  });

  test("counts what is below of the weight that must be met", () => {
    expect(read(ratings({ ...all, strategy: 3 })).headline).toBe("1 of 3 core competencies is below the expectation.");
    expect(read(ratings({ ...all, strategy: 2, mentoring: 2 })).headline).toBe(
      "2 of 3 core competencies are below the expectation.",
    );
  });

  test("tells one cycle that meets the rule from all the cycles that it asks for", () => {
    expect(read(ratings(all)).headline).toBe("What the ladder asks of Senior is evidenced in the latest cycle.");
    expect(read(ratings(all), ratings(all)).headline).toBe("What the ladder asks of Senior is evidenced.");
  });

  test("does not call the rule met while something that counts is unrated", () => {
    const { strategy: _, ...withoutStrategy } = all;
    expect(read(ratings(withoutStrategy)).headline).toBe("All rated core competencies are at the expectation.");
  });
});

describe("the details", () => {
  test("name what is below while it is few, with what the ladder allows", () => {
    expect(read(ratings({ ...all, strategy: 2, mentoring: 2, hiring: 2 })).details).toEqual([
      "One core competency is one step below (mentoring).",
      "One core competency is two or more steps below (strategy).",
      "One supporting competency is one step below (hiring), as the ladder allows.",
      "The ladder asks for this in two cycles in a row: none so far.",
    ]);
  });

  test("call a missing rating missing", () => {
    const { mentoring: _, ...withoutMentoring } = all;
    expect(read(ratings(withoutMentoring)).details).toContain("One has no rating (mentoring): missing, not below.");
  });

  test("say nothing of weights that the rule does not count", () => {
    expect(read(ratings(all)).details.join(" ")).not.toContain("optional");
  });
});
