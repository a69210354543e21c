import { describe, expect, it } from "vitest";
import { computeTrackMap } from "#app/features/ladder/domain/track-map";
import { edited, requireLadder, sourceWith } from "./fixture";

function rowsOf(changes: Record<string, string> = {}) {
  return computeTrackMap(requireLadder(sourceWith(changes)).ladder).map(({ track, firstRow, roles }) => ({
    track: track.id,
    firstRow,
    roles: roles.map(({ id }) => id),
  }));
}

describe("computeTrackMap", () => {
  it("begins a track that no other role leads to on the first row", () => {
    expect(rowsOf()).toEqual([
      { track: "engineering", firstRow: 0, roles: ["engineer", "senior-engineer"] },
      { track: "management", firstRow: 0, roles: ["manager"] },
    ]);
  });

  it("begins a track one row after the earliest role that leads to it", () => {
    const toManager = "leadsTo:\n  - role: manager\n    text: Across.\n";
    const senior = edited("roles/senior-engineer.yaml", "expectations:", `${toManager}expectations:`);
    expect(rowsOf({ "roles/senior-engineer.yaml": senior })[1]?.firstRow).toBe(2);
    const engineer = edited("roles/engineer.yaml", "leadsTo:\n", toManager);
    expect(rowsOf({ "roles/senior-engineer.yaml": senior, "roles/engineer.yaml": engineer })[1]?.firstRow).toBe(1);
  });
});
