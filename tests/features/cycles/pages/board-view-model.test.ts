import { describe, expect, test } from "vitest";
import type { CountedStanding } from "#app/features/cycles/data/cycle-board";
import type { Cycle } from "#app/features/cycles/data/cycles";
import { type BoardQuery, readBoardQuery, toBoard, toRow } from "#app/features/cycles/pages/cycle/view-model";
import { pageOf, ROWS_PER_PAGE } from "#app/kernel/paging";
import type { Lifecycle } from "#app/policy/stages";
import { newLifecycle } from "#tests/features/assessment/domain/new-lifecycle";
import { tinyLadder } from "#tests/features/assessment/domain/tiny-ladder";

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
const standing = (count: number, changes: Partial<Lifecycle> = {}): CountedStanding => ({
  key: JSON.stringify(changes),
  lifecycle: { ...newLifecycle("cycle"), ...changes },
  rated: { self: 0, review: 0 },
  count,
});
const WAITING = { selfSubmitted: true };
const FINAL = { phase: "final", selfSubmitted: true, reviewSubmitted: true } as const;
const standings = [standing(120), standing(2, WAITING), standing(1, FINAL)];

const board = (query: Partial<BoardQuery> = {}, today = "2026-11-14") =>
  toBoard(standings, cycle, today, { stage: "", team: "", search: "", page: 1, ...query });

describe("toBoard", () => {
  test("counts everyone by stage, those without any at 0", () => {
    expect(board()).toMatchObject({ total: 123, shown: 123 });
    expect(board().counts.filter(({ count }) => count > 0)).toEqual([
      { stage: "not-begun", count: 120 },
      { stage: "waiting-for-review", count: 2 },
      { stage: "final", count: 1 },
    ]);
    expect(board().counts.find(({ stage }) => stage === "comparison")?.count).toBe(0);
  });

  test("a stage narrows the rows, and the counts still say where the others are", () => {
    const view = board({ stage: "waiting-for-review" });
    expect(view).toMatchObject({ total: 123, shown: 2, keys: [JSON.stringify(WAITING)], pageCount: 1 });
    expect(view.counts).toEqual(board().counts);
  });

  test("who is late can be asked for, and is counted by what is missing", () => {
    const view = board({ stage: "late" });
    expect(view).toMatchObject({ shown: 120, keys: [JSON.stringify({})] });
    expect(view.late).toEqual({ selfAssessments: 120, reviews: 0, confirmations: 0 });
    expect(board({ stage: "late" }, "2026-11-28").late).toEqual({
      selfAssessments: 120,
      reviews: 122,
      confirmations: 0,
    });
  });

  test("pages are of those who are shown, and one beyond the end is the last", () => {
    expect(board({ page: 2 })).toMatchObject({ page: 2, pageCount: 2, offset: ROWS_PER_PAGE });
    expect(board({ page: 9, stage: "final" })).toMatchObject({ page: 1, pageCount: 1, offset: 0 });
  });

  test("an open cycle has no place for what is closed without a result", () => {
    expect(board().counts.map(({ stage }) => stage)).not.toContain("closed");
  });
});

test("a row offers a change of reviewer while one is rated, and reopening once it is final", () => {
  const row = (changes: Partial<Lifecycle>) =>
    toRow(
      {
        assessmentId: "a",
        subject: { id: "ada", name: "Ada", teamName: null },
        reviewer: null,
        roleId: "senior",
        targetRoleId: "staff",
        lifecycle: { ...newLifecycle("cycle"), ...changes },
        self: { rated: 0, submittedAt: null },
        review: { rated: 0, submittedAt: null },
      },
      { cycle, ladder: tinyLadder({ craft: ["mentoring"] }), today: "2026-11-14" },
    );
  expect(row({})).toMatchObject({ canChangeReviewer: true, canReopen: false, stage: "not-begun" });
  expect(row(WAITING)).toMatchObject({ canChangeReviewer: true, canReopen: false, late: [] });
  expect(row(FINAL)).toMatchObject({ canChangeReviewer: false, canReopen: true, stage: "final" });
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
