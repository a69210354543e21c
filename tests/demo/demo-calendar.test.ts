import { describe, expect, test } from "vitest";
import { checkCycleDates, isOverdue } from "#app/features/cycles/domain/cycle";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { buildAssessments } from "#prisma/demo/assessments";
import { STORIES } from "#prisma/demo/bank";
import { addDays, momentOn } from "#prisma/demo/calendar";
import { buildCycles } from "#prisma/demo/cycles";
import { buildOwnAssessments } from "#prisma/demo/own-assessments";
import { buildPeople } from "#prisma/demo/people";
import { Words } from "#prisma/demo/words";

const shipped = await readLadderFolder("ladder");
if (!shipped.ok) throw new Error(shipped.report);
const { ladder } = shipped;

describe("the demo organisation on any day", () => {
  // Every weekday, both ends of months and half-years, and a leap day.
  const days = ["2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01", "2027-01-21", "2027-01-22", "2028-02-29"];
  const week = Array.from({ length: 7 }, (_, index) => addDays("2027-08-28", index));

  for (const today of [...days, ...week]) {
    test(`${today}: one cycle is running, and nothing happens in the future or before its cycle`, () => {
      const cycles = buildCycles(today);
      const open = cycles.at(-1);
      if (!open) throw new Error("there is no open cycle");
      for (const cycle of cycles) expect(checkCycleDates(cycle)).toEqual([]);
      expect(new Set(cycles.map(({ name }) => name)).size).toBe(cycles.length);
      expect(open.startsOn < addDays(today, -20) && open.startsOn > addDays(today, -28)).toBe(true);
      expect(isOverdue(addDays(open.selfDueOn, -4), today)).toBe(false);
      for (const [index, cycle] of cycles.entries()) {
        const before = cycles[index - 1];
        if (before) expect(before.closesOn < cycle.startsOn).toBe(true);
      }
      const demo = buildPeople(today);
      const words = new Words(demo);
      const assessments = [
        ...cycles.flatMap((cycle) => buildAssessments(ladder, demo, words, cycle)),
        ...buildOwnAssessments(ladder, demo, words, today),
      ];
      const midnight = momentOn(today, 0).getTime();
      for (const { cycle, createdAt, finalAt, sheets, engineerConfirmedAt, managerConfirmedAt } of assessments) {
        const times = [finalAt, engineerConfirmedAt, managerConfirmedAt]
          .concat(sheets.flatMap((sheet) => [sheet.createdAt, sheet.submittedAt, ...sheet.ratings.map(({ at }) => at)]))
          .flatMap((time) => time?.getTime() ?? []);
        expect(Math.max(0, ...times)).toBeLessThan(midnight);
        expect(Math.min(...times, midnight)).toBeGreaterThanOrEqual(createdAt.getTime());
        if (cycle && cycle !== open) {
          expect(Math.max(...times)).toBeLessThan(momentOn(cycle.closesOn, 16).getTime());
        }
        const sides = sheets.filter(({ kind }) => kind !== "agreed").map((sheet) => sheet.submittedAt?.getTime() ?? 0);
        const agreed = sheets.find(({ kind }) => kind === "agreed");
        if (agreed) expect(agreed.createdAt.getTime()).toBeGreaterThan(Math.max(...sides));
      }
    });
  }
});

test("the bank has stories of every competency of the shipped ladder, none of them twice", () => {
  expect(Object.keys(STORIES).sort()).toEqual(ladder.competencies.map(({ id }) => id).sort());
  const stories = Object.values(STORIES).flat();
  expect(stories.length).toBeGreaterThanOrEqual(120);
  expect(new Set(stories.map(([, title]) => title)).size).toBe(stories.length);
  expect(new Set(stories.map(([, , note]) => note)).size).toBe(stories.length);
});
