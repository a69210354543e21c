import { expect, test } from "vitest";
import { buildChart } from "#app/features/people/domain/chart";

const person = (id: string, managerId: string | null, reportCount: number) => ({ id, managerId, reportCount });

test("a chart nests reports in their order, keeps counts of what is not shown, and leaves strangers out", () => {
  const trees = buildChart(
    ["a"],
    [person("a", "above", 2), person("c", "a", 0), person("b", "a", 5), person("x", "elsewhere", 0)],
  );
  expect(trees).toEqual([
    {
      person: person("a", "above", 2),
      reportCount: 2,
      reports: [
        { person: person("c", "a", 0), reports: [], reportCount: 0 },
        { person: person("b", "a", 5), reports: [], reportCount: 5 },
      ],
    },
  ]);
});

test("nobody at the top is no chart", () => {
  expect(buildChart(["gone"], [])).toEqual([]);
});
