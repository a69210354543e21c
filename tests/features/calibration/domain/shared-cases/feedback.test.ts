import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CaseAnswer,
  computeFeedback,
  describeDistance,
} from "#app/features/calibration/domain/shared-cases/feedback";
import {
  allConsent,
  answersTo,
  CONSENT_STATES,
  transitionCase,
} from "#app/features/calibration/domain/shared-cases/lifecycle";

const REFERENCE = { competency: "a", proficiency: 3, criteria: ["x"], missing: [], reasoning: "Because." };
const CONTENT = { story: "s", evidence: [], reference: [REFERENCE] };
const LEVELS = [1, 2, 3, 4, 5];

const answer = (raterId: string, proficiency: number | null): CaseAnswer => ({
  raterId,
  ratings: [{ competency: "a", proficiency, note: `note of ${raterId}` }],
});
const feedback = (others: (number | null)[], own: number | null = 2) => {
  const answers = [answer("me", own), ...others.map((value, index) => answer(`other-${index}`, value))];
  const [first] = computeFeedback(CONTENT, answers, "me", LEVELS);
  if (!first) throw new Error("one competency");
  return first;
};

describe("feedback after an answer", () => {
  test("four others are withheld, five are shown; the sixth changes nothing, the tenth brings five at once", () => {
    expect(feedback([1, 2, 3, 3]).others).toEqual({ withheld: true });
    const five = feedback([1, 2, 3, 3, 4]).others;
    expect(five).toMatchObject({ withheld: false, n: 5 });
    expect(feedback([1, 2, 3, 3, 4, 5]).others).toEqual(five);
    expect(feedback([1, 2, 3, 3, 4, 5, null, 2, 2]).others).toEqual(five);
    expect(feedback([1, 2, 3, 3, 4, 5, null, 2, 2, 1]).others).toEqual(five);
    expect(feedback([1, 2, 3, 3, 4, 5, null, 2, 2, 1, 1]).others).toMatchObject({ n: 10, notObserved: 1 });
  });

  test("between any two looks nothing changes, or ratings of five people and more", () => {
    const rating = fc.option(fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(rating, { maxLength: 30 }), fc.array(rating, { maxLength: 12 }), (before, since) => {
        const [first, second] = [feedback(before).others, feedback([...before, ...since]).others];
        const size = (group: typeof first) => (group.withheld ? 0 : group.n);
        if (size(first) === size(second)) expect(second).toEqual(first);
        else expect(size(second) - size(first)).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  test("who did not observe it does not make up the five, and is no zero", () => {
    expect(feedback([1, 2, 3, 3, null]).others).toEqual({ withheld: true });
    expect(feedback([3, 3, null, 3, 3, 3]).others).toMatchObject({ n: 5, notObserved: 1, mean: { value: 3 } });
  });

  test("one's own rating is told from the reference in words, and is not among the others", () => {
    const result = feedback([3, 3, 3, 3, 3], 1);
    expect(result.own).toBe(1);
    expect(result.fromReference).toBe(-2);
    expect(result.others).toMatchObject({
      counts: [{ count: 0 }, { count: 0 }, { count: 5 }, { count: 0 }, { count: 0 }],
    });
    expect(feedback([], null).fromReference).toBeNull();
    expect([describeDistance(0), describeDistance(1), describeDistance(-2)]).toEqual([
      "the same as the reference",
      "one level above the reference",
      "2 levels below the reference",
    ]);
  });

  test("nobody else's note and nobody's name is ever in it", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { maxLength: 12 }), (others) => {
        const text = JSON.stringify(feedback(others));
        expect(text).not.toContain("other-");
      }),
    );
  });
});

describe("consent", () => {
  test("a real case opens with everyone's consent alone", () => {
    for (const first of CONSENT_STATES) {
      for (const second of CONSENT_STATES) {
        const moved = transitionCase("preparing", "open", [first, second]);
        expect(moved.ok).toBe(first === "given" && second === "given");
        expect(transitionCase("closed", "reopen", [first, second]).ok).toBe(first === "given" && second === "given");
      }
    }
    expect(allConsent([])).toBe(true);
  });

  test("steps that the state does not know say where the case is", () => {
    expect(transitionCase("open", "open", [])).toEqual({ ok: false, reason: "is-open" });
    expect(transitionCase("preparing", "close", [])).toEqual({ ok: false, reason: "is-preparing" });
    expect(transitionCase("closed", "close", [])).toEqual({ ok: false, reason: "is-closed" });
    expect(transitionCase("open", "close", ["given"])).toEqual({ ok: true, next: "closed" });
  });

  test("a mind can be changed at any time", () => {
    expect(CONSENT_STATES.map((state) => answersTo(state))).toEqual([
      ["given", "refused"],
      ["withdrawn"],
      ["given"],
      ["given"],
    ]);
  });
});
