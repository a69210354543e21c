import { describe, expect, test } from "vitest";
import { pageOf, ROWS_PER_PAGE } from "#app/components/cycle/paging";
import type { BoardEntry } from "#app/data/cycle-board";
import type { Cycle } from "#app/data/cycles";
import { type Lifecycle, newLifecycle } from "#app/domain/assessment/lifecycle";
import { type BoardQuery, readBoardQuery, toBoard } from "#app/routes/cycles.$cycleId/view-model";
import { tinyLadder } from "#tests/domain/assessment/tiny-ladder";

const cycle: Cycle = {
  id: "c1",
  name: "2026 H2",
  ladderVersionId: "v1",
  ladderVersion: { ladderId: "tiny", version: "1" },
  startsOn: "2026-11-02",
  selfDueOn: "2026-11-13",
  reviewDueOn: "2026-11-27",
  closesOn: "2026-12-11",
  state: "open",
  launchedAt: null,
  closedAt: null,
  version: 1,
};
const teams = [
  { id: "platform", name: "Platform", parentId: null },
  { id: "storage", name: "Storage", parentId: "platform" },
  { id: "product", name: "Product", parentId: null },
];

const entry = (name: string, teamId: string | null, changes: Partial<Lifecycle> = {}): BoardEntry => ({
  assessmentId: `a-${name}`,
  subject: { id: name, name, teamId, teamName: teamId },
  reviewer: null,
  roleId: "senior",
  targetRoleId: "staff",
  finalAt: null,
  lifecycle: { ...newLifecycle("cycle"), ...changes },
  self: { rated: 0, submittedAt: null },
  review: { rated: 0, submittedAt: null },
});

const everyone = [
  entry("Ada", "platform"),
  entry("Abe", "storage", { selfSubmitted: true }),
  entry("Zoë", "product", { phase: "final", selfSubmitted: true, reviewSubmitted: true }),
  entry("Lee", null),
];

const board = (query: Partial<BoardQuery> = {}, today = "2026-11-14") =>
  toBoard(
    everyone,
    { cycle, ladder: tinyLadder({ craft: ["mentoring"] }), teams, today },
    { stage: "", team: "", search: "", page: 1, ...query },
  );
const names = (view: ReturnType<typeof board>) => view.rows.map(({ name }) => name);

describe("toBoard", () => {
  test("a team brings the teams in it, and narrows the counts too", () => {
    const view = board({ team: "platform" });
    expect(names(view)).toEqual(["Ada", "Abe"]);
    expect(view.total).toBe(2);
    expect(view.counts.find(({ stage }) => stage === "final")?.count).toBe(0);
  });

  test("a stage narrows the rows, and the counts still say where the others are", () => {
    const view = board({ stage: "waiting-for-review" });
    expect(names(view)).toEqual(["Abe"]);
    expect(view).toMatchObject({ total: 4, shown: 1 });
    expect(view.counts.find(({ stage }) => stage === "not-begun")?.count).toBe(2);
  });

  test("a search takes capitals and small letters alike", () => {
    expect(names(board({ search: "zOË" }))).toEqual(["Zoë"]);
  });

  test("who is late can be asked for, and is counted by what is missing", () => {
    const view = board({ stage: "late" });
    expect(names(view)).toEqual(["Ada", "Lee"]);
    expect(view.late).toEqual({ selfAssessments: 2, reviews: 0, confirmations: 0 });
    expect(board({ stage: "late" }, "2026-11-28").late).toEqual({ selfAssessments: 2, reviews: 3, confirmations: 0 });
  });

  test("offers a change of reviewer while one is rated, and reopening once it is final", () => {
    expect(board().rows.map(({ name, canChangeReviewer, canReopen }) => [name, canChangeReviewer, canReopen])).toEqual([
      ["Ada", true, false],
      ["Abe", true, false],
      ["Zoë", false, true],
      ["Lee", true, false],
    ]);
  });

  test("an open cycle has no place for what is closed without a result", () => {
    expect(board().counts.map(({ stage }) => stage)).not.toContain("closed");
  });
});

test("an address that makes no sense shows everything", () => {
  const request = new Request("http://localhost/cycles/c1?stage=sideways&page=-3&team=platform");
  expect(readBoardQuery(request)).toEqual({ stage: "", team: "platform", search: "", page: 1 });
});

test("a page has a hundred rows, and a page beyond the end is the last one", () => {
  const items = Array.from({ length: ROWS_PER_PAGE + 1 }, (_, index) => index);
  expect(pageOf(items.slice(1), 1)).toMatchObject({ page: 1, pageCount: 1 });
  expect(pageOf(items, 1).rows).toHaveLength(ROWS_PER_PAGE);
  expect(pageOf(items, 9)).toEqual({ rows: [ROWS_PER_PAGE], page: 2, pageCount: 2 });
  expect(pageOf([], 1)).toEqual({ rows: [], page: 1, pageCount: 1 });
});
