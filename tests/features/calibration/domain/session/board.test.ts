import { describe, expect, test } from "vitest";
import { type RatingValue, rated } from "#app/features/assessment/domain/rating";
import {
  type BoardFacts,
  buildCell,
  buildEntries,
  competenciesAsked,
  filterEntries,
  listColumns,
  listWide,
  sortEntries,
} from "#app/features/calibration/domain/session/board";
import {
  type BoardSubject,
  type CellDecision,
  isOutdated,
  ratingsBeforeSession,
  ratingsInSession,
} from "#app/features/calibration/domain/session/board-subject";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const ladder: Ladder = {
  ...tinyLadder({ craft: ["design", "testing"], people: ["mentoring"] }),
  tracks: [{ id: "engineering", name: "Engineering", summary: "For tests.", roles: ["senior", "staff"] }],
  roles: [
    { ...tinyRole({ design: ["core", 3], testing: ["core", 3] }), id: "senior" },
    { ...tinyRole({ design: ["core", 4], testing: ["core", 4], mentoring: ["core", 3] }), id: "staff" },
  ],
};
const values = (given: Record<string, number>) =>
  new Map<string, RatingValue>(Object.entries(given).map(([id, level]) => [id, rated(level)]));
const subject = (name: string, changes: Partial<BoardSubject> = {}): BoardSubject => ({
  assessmentId: name,
  person: { id: `p-${name}`, name },
  manager: { id: "m", name: "Mia" },
  team: { id: "t", name: "Storage" },
  roleId: "senior",
  targetRoleId: "senior",
  isFinal: true,
  ...changes,
});
const decision = (changes: Partial<CellDecision>): CellDecision => ({
  assessmentId: "ada",
  competencyId: "design",
  before: 4,
  after: 3,
  reason: "why",
  revision: 1,
  decidedBy: { id: "r", name: "Ruth" },
  decidedAt: new Date(0),
  ...changes,
});
const facts: BoardFacts = {
  ladder,
  subjects: [
    subject("ada"),
    subject("ben", { roleId: "staff", targetRoleId: "staff", manager: null, team: null }),
    subject("cleo"),
  ],
  ratings: new Map([
    [
      "ada",
      {
        self: values({ design: 5, testing: 3 }),
        manager: values({ design: 3 }),
        agreed: values({ design: 4, testing: 3 }),
      },
    ],
    ["ben", { self: values({ mentoring: 2 }), manager: values({ mentoring: 3 }) }],
  ]),
  earlier: new Map(),
  decisions: [decision({}), decision({ revision: 2, after: 2 })],
  remarks: [{ assessmentId: "ada", competencyId: "testing", count: 2 }],
  unexpected: [{ subject: "ben", item: "mentoring" }],
};
const entries = buildEntries(facts);
const [ada, ben, cleo] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];

describe("the ratings of a session", () => {
  test("begin from what is agreed, from the manager's where it is not, and from what earlier sessions made of it", () => {
    const { self, manager, agreed } = facts.ratings.get("ada") as Required<ReturnType<typeof Object>>;
    expect(ratingsBeforeSession({ self, manager }, []).get("design")).toEqual(rated(3));
    expect(ratingsBeforeSession({ self, manager, agreed }, []).get("design")).toEqual(rated(4));
    const earlier = [{ competencyId: "design", before: 4, after: 3, reason: "", sessionId: "", sessionName: "" }];
    expect(ratingsBeforeSession({ self, manager, agreed }, earlier).get("design")).toEqual(rated(3));
  });

  test("a decision on a rating that is another one by now has no effect, and is said to be looked at again", () => {
    const before = values({ design: 5 });
    expect(isOutdated(decision({}), before)).toBe(true);
    expect(ratingsInSession(before, [decision({})]).get("design")).toEqual(rated(5));
    expect(isOutdated(decision({ before: 5 }), before)).toBe(false);
    expect(isOutdated(decision({ before: null }), new Map())).toBe(false);
  });

  test("the last decision counts, and nothing that was given is changed", () => {
    expect(ada.standing.get("design")).toEqual(rated(2));
    expect(ada.ratings.agreed?.get("design")).toEqual(rated(4));
  });

  test("two steps between both sides stand out, one does not, and a missing rating never", () => {
    expect(listWide({ self: values({ a: 5, b: 4, c: 5 }), manager: values({ a: 3, b: 3 }) })).toEqual(["a"]);
    expect([...ada.standingOut]).toEqual(["design"]);
    expect([...ben.standingOut]).toEqual(["mentoring"]);
  });
});

describe("cells", () => {
  const craft = ["design", "testing"];
  test("a mean says how many ratings it rests on", () => {
    expect(buildCell(ada, competenciesAsked(ladder, ada.subject), craft, "standing")).toEqual({
      value: 2.5,
      rated: 2,
      of: 2,
      changed: 1,
      kept: 0,
      outdated: 0,
      remarks: 2,
      standsOut: 1,
    });
    expect(buildCell(ada, competenciesAsked(ladder, ada.subject), craft, "manager")).toMatchObject({
      value: 3,
      rated: 1,
      of: 2,
    });
  });

  test("nothing rated is no number, and what nobody is asked about is not counted", () => {
    expect(buildCell(cleo, competenciesAsked(ladder, cleo.subject), craft, "standing")).toMatchObject({
      value: null,
      rated: 0,
      of: 2,
    });
    expect(buildCell(ada, competenciesAsked(ladder, ada.subject), ["mentoring"], "standing")).toMatchObject({ of: 0 });
  });

  test("columns are the categories anyone is asked about, or the competencies of one of them", () => {
    expect(listColumns(ladder, entries, "").map(({ id }) => id)).toEqual(["craft", "people"]);
    expect(listColumns(ladder, [ada], "").map(({ id }) => id)).toEqual(["craft"]);
    expect(listColumns(ladder, entries, "craft").map(({ id }) => id)).toEqual(craft);
    expect(listColumns(ladder, entries, "no-such").map(({ id }) => id)).toEqual(["craft", "people"]);
  });
});

describe("order and filters", () => {
  const names = (list: typeof entries) => list.map(({ subject: { person } }) => person.name);

  test("those without a value come last in both directions", () => {
    expect(ada.gap).toEqual({ mean: 0.5, n: 2 });
    expect(cleo.gap).toBeNull();
    // Ben, a staff engineer, meets what little is rated of him.
    expect(names(sortEntries(entries, "gap", true, ladder))).toEqual(["ada", "ben", "cleo"]);
    expect(names(sortEntries(entries, "gap", false, ladder))).toEqual(["ben", "ada", "cleo"]);
    expect(names(sortEntries(entries, "manager", false, ladder))).toEqual(["ada", "cleo", "ben"]);
    expect(names(sortEntries(entries, "role", true, ladder))).toEqual(["ben", "ada", "cleo"]);
  });

  test("filters narrow together; a team passes those in the teams within it", () => {
    const none = { role: "", manager: "", team: "", search: "" };
    expect(names(filterEntries(entries, none, new Set()))).toEqual(["ada", "ben", "cleo"]);
    expect(names(filterEntries(entries, { ...none, team: "area" }, new Set(["area", "t"])))).toEqual(["ada", "cleo"]);
    expect(names(filterEntries(entries, { ...none, manager: "m", search: "CL" }, new Set()))).toEqual(["cleo"]);
    expect(filterEntries(entries, { ...none, role: "staff", manager: "m" }, new Set())).toEqual([]);
  });
});
