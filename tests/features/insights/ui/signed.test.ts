import { describe, expect, it } from "vitest";
import type { Cell } from "#app/features/insights/domain/groups";
import { formatCell, shadeOf } from "#app/features/insights/ui/signed";

const shown = (mean: number) => ({ state: "shown", mean }) as Cell;

describe("a cell of the heat map", () => {
  it.each([
    [-0.5, "−0.5", "bg-danger-soft"],
    [-0.45, "−0.5", "bg-danger-soft"],
    [-0.44, "−0.4", "bg-warn-soft"],
    [-0.151, "−0.2", "bg-warn-soft"],
    [-0.149, "−0.1", "bg-card"],
    [-0.04, "0.0", "bg-card"],
    [0.149, "+0.1", "bg-card"],
    [0.151, "+0.2", "bg-heat-2"],
    [0.44, "+0.4", "bg-heat-2"],
    [0.46, "+0.5", "bg-heat-3"],
  ])("of %f says %s and is shaded as that number", (mean, words, shade) => {
    expect(formatCell(shown(mean))).toBe(words);
    expect(shadeOf(shown(mean))).toContain(shade);
  });

  it("is not shaded where it is withheld", () => {
    expect(shadeOf({ state: "withheld" } as Cell)).toContain("bg-paper");
  });
});
