import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_HITS, type SearchHit, searchLadder } from "#app/features/ladder/domain/search";
import { listSearchEntries } from "#app/features/ladder/domain/search-entries";
import { MAX_QUERY_LENGTH } from "#app/features/ladder/domain/search-words";
import { readLadderFolder } from "#app/features/ladder/files/ladder-folder";
import { requireLadder } from "./fixture";

const { ladder } = requireLadder();
const read = await readLadderFolder("ladder");
if (!read.ok) throw new Error(read.report);
const shipped = read.ladder;

const textOf = (segments: { text: string }[]) => segments.map(({ text }) => text).join("");
const markedIn = (hit: SearchHit | undefined) =>
  [...(hit?.heading ?? []), ...(hit?.excerpt ?? [])].filter(({ isMatch }) => isMatch).map(({ text }) => text);

describe("searchLadder", () => {
  it("finds nothing for nothing", () => {
    for (const query of ["", "   ", "…", "-"]) {
      expect(searchLadder(ladder, query)).toEqual({ hits: [], total: 0, hasAllWords: true, corrections: [] });
    }
  });

  it("finds nothing for words that are far from any of the ladder's", () => {
    expect(searchLadder(ladder, "zygote")).toMatchObject({ hits: [], total: 0, corrections: [] });
  });

  it("gives a criterion its place, its trail and its marked words", () => {
    const [hit] = searchLadder(ladder, "deletes alerts").hits;
    expect(hit?.place).toEqual({
      page: "competency",
      competencyId: "observability",
      level: 3,
      criterionId: "removes-noise",
    });
    expect(hit?.trail).toEqual(["Observability", "3 Leading", "Criterion"]);
    expect(markedIn(hit)).toEqual(["deletes", "alerts"]);
  });

  it("finds a word by its beginning from two letters on, as one types", () => {
    expect(searchLadder(ladder, "d").total).toBe(0);
    for (const typed of ["da", "dash", "dashboar", "dashboards", "DASHBOARD"]) {
      expect(searchLadder(ladder, typed).hits.map(({ excerpt }) => textOf(excerpt))).toContain(
        "Reads the dashboards of one service.",
      );
    }
  });

  it("finds a word in another grammatical form", () => {
    expect(markedIn(searchLadder(ladder, "measuring").hits[0])).toEqual(["measured"]);
  });

  it("takes a misspelt word for its nearest, and says so", () => {
    const result = searchLadder(ladder, "dashbaords");
    expect(result.corrections).toEqual([{ typed: "dashbaords", used: "dashboards" }]);
    expect(result.total).toBeGreaterThan(0);
  });

  it("asks for all words, and says where it settles for some of them", () => {
    expect(searchLadder(ladder, "alert request")).toMatchObject({ total: 1, hasAllWords: true });
    const some = searchLadder(ladder, "alert mentee");
    expect(some.hasAllWords).toBe(false);
    expect(some.total).toBeGreaterThan(1);
  });

  it("does not ask for words that carry grammar, unless there are no others", () => {
    expect(searchLadder(ladder, "the alert of").total).toBe(searchLadder(ladder, "alert").total);
    expect(searchLadder(ladder, "of").total).toBeGreaterThan(0);
  });

  it("looks at the first characters of an endless query only", () => {
    const query = `alert ${"a".repeat(MAX_QUERY_LENGTH)} mentee`;
    expect(searchLadder(ladder, query).hasAllWords).toBe(false);
    expect(searchLadder(ladder, "dash ".repeat(50_000)).total).toBeGreaterThan(0);
  });

  it("never throws, whatever is typed, and gives as many hits as it may", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem({ mode: "words" })), (query) => {
        const { hits, total } = searchLadder(ladder, query);
        expect(hits.length).toBe(Math.min(total, MAX_HITS));
      }),
      { numRuns: 50 },
    );
  });

  it("finds every text of the ladder by its own words", () => {
    for (const { text, place } of listSearchEntries(ladder)) {
      const { hits, total } = searchLadder(ladder, text);
      if (total <= MAX_HITS) expect(hits.map((hit) => hit.place)).toContainEqual(place);
    }
  });
});

describe("ranking, in the shipped ladder", () => {
  it("puts a competency first for its name, also while it is being typed", () => {
    for (const { id, name } of shipped.competencies) {
      for (const query of [name, name.toLowerCase().slice(0, -1)]) {
        const [best] = searchLadder(shipped, query).hits;
        expect(best?.place, query).toEqual({ page: "competency", competencyId: id, level: null, criterionId: null });
      }
    }
  });

  it("puts a role first for its name", () => {
    for (const { id, name } of shipped.roles) {
      const [best] = searchLadder(shipped, name).hits;
      expect(best?.place, name).toEqual({ page: "role", roleId: id, section: null, responsibilityId: null });
    }
  });

  it("finds what only one part of one profile says", () => {
    expect(searchLadder(shipped, "tail latency 85").hits[0]?.place).toMatchObject({
      page: "role",
      roleId: "senior-engineer",
      section: "sample-evidence",
    });
  });
});
