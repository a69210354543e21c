import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { printLadder } from "#app/features/ladder/domain/print";
import { requireLadder } from "./fixture";
import { ladderArbitrary } from "./ladder-arbitrary";

describe("printLadder", () => {
  it("prints what parseLadder reads back as the same ladder, for every ladder", () => {
    fc.assert(
      fc.property(ladderArbitrary, (ladder) => {
        const result = parseLadder(printLadder(ladder));
        expect(result.ok ? result.ladder : result.issues).toEqual(ladder);
      }),
    );
  });

  it("prints one file per competency and role, in the ladder's order", () => {
    expect(printLadder(requireLadder().ladder).files.map(({ path }) => path)).toEqual([
      "ladder.yaml",
      "competencies/observability.yaml",
      "competencies/mentoring.yaml",
      "roles/engineer.yaml",
      "roles/senior-engineer.yaml",
      "roles/manager.yaml",
    ]);
  });

  it("prints keys in the order of the format and leaves out what is empty by default", () => {
    const { ladder } = requireLadder();
    const [role] = ladder.roles;
    if (!role) throw new Error("the small ladder has roles");
    const shuffled = Object.fromEntries(Object.entries(role).toReversed()) as typeof role;
    const printed = printLadder({ ...ladder, roles: [shuffled] }).files.at(-1)?.text;
    expect(printed).toBe(`id: engineer
name: Engineer
summary: Builds features.
leadsTo:
  - role: senior-engineer
    text: By reach.
expectations:
  - competency: observability
    proficiency: 1
    weight: core
  - competency: mentoring
    proficiency: 1
    weight: optional
`);
  });

  it("keeps empty lists and maps that the format asks for", () => {
    const { ladder } = requireLadder();
    const promotionRule = { mustMeet: [], mayBeOneBelow: {}, consecutiveCycles: 1 };
    const result = parseLadder(printLadder({ ...ladder, promotionRule }));
    expect(result).toMatchObject({ ok: true, ladder: { promotionRule } });
  });
});
