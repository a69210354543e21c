import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AgendaFacts, buildAgenda, POINT_KINDS, SILENT_AFTER_DAYS } from "#app/features/growth/domain/agenda";
import { applyOrder, moveKey } from "#app/features/growth/domain/agenda-order";
import { CHECK_IN_EVERY_DAYS, daysBefore, daysBetween, isCheckInDue } from "#app/features/growth/domain/check-in";

const TODAY = "2026-11-20";

const EMPTY: AgendaFacts = {
  today: TODAY,
  person: { name: "Ada", isReader: true },
  disagreements: [],
  goals: [],
  gaps: [],
  evidence: [],
  feedback: [],
  followUps: [],
  lastHeldOn: null,
};
const goal = {
  id: "g1",
  competencyId: "mentoring",
  name: "Mentoring",
  state: "active" as const,
  dueOn: null as string | null,
  changedOn: TODAY,
  actions: [],
};
const kinds = (facts: Partial<AgendaFacts>) => buildAgenda({ ...EMPTY, ...facts }).map(({ kind }) => kind);

describe("buildAgenda", () => {
  test("nothing on record gives no point", () => {
    expect(buildAgenda(EMPTY)).toEqual([]);
  });

  test("the largest disagreements come first, three at most, and equal ratings are none", () => {
    const disagreements = [1, 0, 3, 2, 1].map((apart, index) => ({
      competencyId: `c${index}`,
      name: `C${index}`,
      self: 4,
      manager: 4 - apart,
      cycle: "2026 H1",
    }));
    const points = buildAgenda({ ...EMPTY, disagreements });
    expect(points.map(({ about }) => about)).toEqual(["c2", "c3", "c0"]);
    expect(points[0]?.why).toContain("the self-rating was 4 and the manager’s 1");
  });

  test("an active goal is silent from six weeks on; a planned one may rest", () => {
    const since = (days: number) => ({ ...goal, changedOn: daysBefore(TODAY, days) });
    expect(kinds({ goals: [since(SILENT_AFTER_DAYS - 1)] })).toEqual([]);
    expect(kinds({ goals: [since(SILENT_AFTER_DAYS)] })).toEqual(["goal-silent"]);
    expect(kinds({ goals: [since(SILENT_AFTER_DAYS + 1)] })).toEqual(["goal-silent"]);
    expect(kinds({ goals: [{ ...since(200), state: "planned" }] })).toEqual([]);
  });

  test("a late goal is one point, though it is silent too, and names what is late", () => {
    const action = { id: "a", text: "Write it down", dueOn: "2026-11-01", doneOn: null, withEvidence: false };
    const points = buildAgenda({ ...EMPTY, goals: [{ ...goal, changedOn: "2026-01-01", actions: [action] }] });
    expect(points).toMatchObject([{ kind: "goal-overdue", why: "Late: “Write it down”." }]);
  });

  test("only gaps of core weight without an open goal are named", () => {
    const gap = (competencyId: string, weight: "core" | "supporting", steps = 1) => ({
      competencyId,
      name: competencyId,
      weight,
      gap: steps,
      role: "Staff Engineer",
    });
    const gaps = [
      gap("security", "supporting"),
      gap("mentoring", "core"),
      gap("hiring", "core"),
      gap("design", "core", 2),
    ];
    const about = (goals: AgendaFacts["goals"]) => buildAgenda({ ...EMPTY, gaps, goals }).map((point) => point.about);
    expect(about([goal])).toEqual(["design", "hiring"]);
    expect(about([{ ...goal, state: "dropped" }])).toEqual(["design", "mentoring", "hiring"]);
  });

  test("feedback that nobody gave is no point", () => {
    const feedback = [
      { id: "f1", competencies: ["Mentoring"], answers: 0 },
      { id: "f2", competencies: ["Hiring"], answers: 1 },
    ];
    expect(buildAgenda({ ...EMPTY, feedback }).map(({ about }) => about)).toEqual(["f2"]);
  });

  const facts: fc.Arbitrary<AgendaFacts> = fc.record({
    today: fc.constant(TODAY),
    person: fc.record({ name: fc.constant("Ada"), isReader: fc.boolean() }),
    disagreements: fc.uniqueArray(
      fc.record({
        competencyId: fc.constantFrom("a", "b", "c", "d", "e"),
        name: fc.constant("A"),
        self: fc.integer({ min: 1, max: 5 }),
        manager: fc.integer({ min: 1, max: 5 }),
        cycle: fc.constant("H1"),
      }),
      { selector: ({ competencyId }) => competencyId },
    ),
    goals: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("1", "2", "3"),
        competencyId: fc.constantFrom("a", "b", "c"),
        name: fc.constant("A"),
        state: fc.constantFrom("planned", "active", "done", "dropped"),
        dueOn: fc.constantFrom(null, "2026-01-01", "2027-01-01"),
        changedOn: fc.constantFrom(TODAY, "2026-01-01"),
        actions: fc.constant([]),
      }),
      { selector: ({ id }) => id },
    ),
    gaps: fc.uniqueArray(
      fc.record({
        competencyId: fc.constantFrom("a", "b", "c", "d"),
        name: fc.constant("A"),
        weight: fc.constantFrom("core", "supporting", "optional"),
        gap: fc.integer({ min: 0, max: 3 }),
        role: fc.constant("Staff"),
      }),
      { selector: ({ competencyId }) => competencyId },
    ),
    evidence: fc.array(fc.record({ id: fc.string(), title: fc.string(), on: fc.constant(TODAY) }), { maxLength: 6 }),
    feedback: fc.constant([{ id: "f", competencies: ["A"], answers: 3 }]),
    followUps: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom("1", "2"),
        checkInId: fc.constant("c"),
        text: fc.string(),
        owner: fc.constant("Bo"),
        dueOn: fc.constantFrom(null, "2026-01-01", "2027-01-01"),
        agreedOn: fc.constant("2025-12-01"),
      }),
      { selector: ({ id }) => id },
    ),
    lastHeldOn: fc.constantFrom(null, "2026-11-01"),
  });

  test("every point has a key of its own, says why it is there, and stands in the order of kinds", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const points = buildAgenda(given);
        expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
        for (const { why, title, key } of points) {
          expect(why.trim()).not.toBe("");
          if (!key.startsWith("follow-up")) expect(title.trim()).not.toBe("");
        }
        const ranks = points.map(({ kind }) => POINT_KINDS.indexOf(kind));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe("the order a reader chose", () => {
  const keys = fc.uniqueArray(fc.constantFrom<string[]>("a", "b", "c", "d", "e", "f"));

  test("keeps every point once, those it names in its order, and is stable", () => {
    fc.assert(
      fc.property(keys, fc.array(fc.constantFrom<string[]>("a", "b", "c", "d", "x")), (present, chosen) => {
        const points = present.map((key) => ({ key }));
        const ordered = applyOrder(points, chosen).map(({ key }) => key);
        expect([...ordered].sort()).toEqual([...present].sort());
        const named = [...new Set(chosen)].filter((key) => present.includes(key));
        expect(ordered.filter((key) => named.includes(key))).toEqual(named);
        expect(applyOrder(points, ordered).map(({ key }) => key)).toEqual(ordered);
      }),
    );
  });

  test("what is new stands behind the point it follows by default", () => {
    const points = ["a", "b", "new", "c"].map((key) => ({ key }));
    expect(applyOrder(points, ["c", "b", "a"]).map(({ key }) => key)).toEqual(["c", "b", "new", "a"]);
    expect(applyOrder([{ key: "new" }, ...points.slice(0, 2)], ["b", "a"]).map(({ key }) => key)).toEqual([
      "new",
      "b",
      "a",
    ]);
  });

  test("a move and its opposite cancel, and nothing moves past the ends", () => {
    fc.assert(
      fc.property(keys, fc.constantFrom<string[]>("a", "b", "zz"), (order, key) => {
        const index = order.indexOf(key);
        const up = moveKey(order, key, "up");
        expect([...up].sort()).toEqual([...order].sort());
        if (index > 0) expect(moveKey(up, key, "down")).toEqual(order);
        else expect(up).toEqual(order);
        if (index === order.length - 1 || index === -1) expect(moveKey(order, key, "down")).toEqual(order);
      }),
    );
  });
});

test("a check-in is due from four weeks on, and never before the first", () => {
  expect(isCheckInDue(null, TODAY)).toBe(false);
  expect(isCheckInDue(daysBefore(TODAY, CHECK_IN_EVERY_DAYS - 1), TODAY)).toBe(false);
  expect(isCheckInDue(daysBefore(TODAY, CHECK_IN_EVERY_DAYS), TODAY)).toBe(true);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
});
