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
    expect(read(ratings({})).headline).toBe("Nothing that Senior requires is rated yet.");
    expect(read().headline).toBe("Nothing that Senior requires is rated yet.");
  });

  test("counts what is met of the weight that must be met", () => {
    expect(read(ratings({ ...all, strategy: 3 })).headline).toBe("2 of 3 core competencies meet what Senior requires.");
    expect(read(ratings({ ...all, strategy: 2, mentoring: 2 })).headline).toBe(
      "1 of 3 core competencies meet what Senior requires.",
    );
  });

  test("tells one cycle that meets the rule from all the cycles that it asks for", () => {
    expect(read(ratings(all)).headline).toBe("All that Senior requires is met in the latest cycle.");
    expect(read(ratings(all), ratings(all)).headline).toBe("All that Senior requires is met.");
  });

  test("does not call the rule met while something that counts is unrated", () => {
    const { strategy: _, ...withoutStrategy } = all;
    expect(read(ratings(withoutStrategy)).headline).toBe("All rated core competencies meet their target.");
  });
});

describe("the details", () => {
  test("name what is below while it is few, with what the ladder allows", () => {
    expect(read(ratings({ ...all, strategy: 2, mentoring: 2, hiring: 2 })).details).toEqual([
      "One core competency is one level below target (mentoring).",
      "One core competency is two or more levels below target (strategy).",
      "One supporting competency is one level below target (hiring), as the ladder allows.",
      "This takes two cycles in a row at this level: none yet.",
    ]);
  });

  test("call a missing rating missing", () => {
    const { mentoring: _, ...withoutMentoring } = all;
    expect(read(ratings(withoutMentoring)).details).toContain(
      "One isn’t rated yet (mentoring) and doesn’t count as a gap.",
    );
  });

  test("say nothing of weights that the rule does not count", () => {
    expect(read(ratings(all)).details.join(" ")).not.toContain("optional");
  });
});
