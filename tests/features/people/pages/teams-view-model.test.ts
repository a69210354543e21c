import { describe, expect, test } from "vitest";
import { type TeamNode, toTeamsView } from "#app/features/people/pages/team-list/view-model";

/** Teams by name, each with one person, `parent` being the name up to its last dot. */
const entriesOf = (...names: string[]) =>
  names.map((id) => {
    const parentId = id.includes(".") ? id.slice(0, id.lastIndexOf(".")) : null;
    return { id, name: `Team ${id}`, parentId, version: 1, people: 1 };
  });
const count = (from: number, prefix = "") => Array.from({ length: from }, (_, index) => `${prefix}${index}`);
const view = (entries: ReturnType<typeof entriesOf>, within: string | null = null, page = 1) =>
  toTeamsView(entries, { within, page });
const names = (nodes: readonly TeamNode[]): string[] => nodes.flatMap(({ id, teams }) => [id, ...names(teams)]);

describe("the page of teams", () => {
  test("has nothing of a team that is not there", () => {
    expect(view(entriesOf("a"), "b")).toBeNull();
  });

  test("shows the whole tree where it is small, and counts people within", () => {
    const all = view(entriesOf("a", "a.b", "a.b.c", "d"));
    expect(names(all?.teams ?? [])).toEqual(["a", "a.b", "a.b.c", "d"]);
    expect(all).toMatchObject({ total: 4, everyone: 4, path: [], pageCount: 1 });
    expect(all?.teams[0]).toMatchObject({ people: 1, everyone: 3, within: 1 });
  });

  test("shows whole levels while they fit, and how many teams are within those of the last one", () => {
    const fits = entriesOf("a", ...count(149, "a."));
    expect(names(view(fits)?.teams ?? [])).toHaveLength(150);
    const tooMany = entriesOf("a", ...count(150, "a."));
    expect(view(tooMany)?.teams).toMatchObject([{ id: "a", within: 150, teams: [], everyone: 151 }]);
    // A level is there as a whole or not at all.
    const uneven = entriesOf("a", "b", "b.0", ...count(150, "a."));
    expect(names(view(uneven)?.teams ?? [])).toEqual(["a", "b"]);
  });

  test("goes down into a team, with the way back up, and goes on by pages", () => {
    const entries = entriesOf("a", "a.b", ...count(160, "a.b."));
    const inside = view(entries, "a.b");
    expect(inside).toMatchObject({ total: 160, everyone: 161, page: 1, pageCount: 2 });
    expect(inside?.path.map(({ id }) => id)).toEqual(["a", "a.b"]);
    expect(inside?.teams).toHaveLength(150);
    expect(view(entries, "a.b", 2)?.teams.map(({ id }) => id)).toEqual(
      count(10).map((index) => `a.b.${150 + Number(index)}`),
    );
    expect(view(entries, "a.b", 99)).toMatchObject({ page: 2 });
  });

  test("is empty for a team without teams within it", () => {
    expect(view(entriesOf("a"), "a")).toMatchObject({ total: 0, teams: [], everyone: 1 });
  });
});
