import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "#app/features/ladder/domain/canonical";
import { checkContent } from "#app/features/ladder/domain/check";
import { categoryOf, expectationsByCompetency, rolesOf } from "#app/features/ladder/domain/lookup";
import { parseLadder } from "#app/features/ladder/domain/parse";
import { formatIssue } from "#app/features/ladder/domain/source";
import { computeTrackMap } from "#app/features/ladder/domain/track-map";
import { readLadderSource } from "#app/features/ladder/files/ladder-folder";
import { readCoverage, resolveCoveragePath } from "./coverage";

const parsed = parseLadder(await readLadderSource("ladder"));
if (!parsed.ok) throw new Error(parsed.issues.map(formatIssue).join("\n"));
const { ladder, warnings, places } = parsed;
const coverage = readCoverage(await readFile("ladder/README.md", "utf8"));

/** What an instance that runs the shipped ladder has stored of it: the SHA-256 of its content. */
const PUBLISHED: Readonly<Record<string, string>> = {
  "2026.5": "dea6e5211bccc07ffafc8588d6a275f2bbb5baea4571a73d7234fae83d587a55",
  "2026.4": "65925101dc7c218589af6fde7fccc863926111c2d2520e27dbdc9023f75d5673",
  "2026.3": "86b341ceda8363d616cb3ff71bfbe95e2189f503e6d2d7dcef61d1e8adb65d92",
};

describe("the shipped ladder", () => {
  it("is what was published under its version: a change of content takes a new version and a new line here", () => {
    const hash = createHash("sha256").update(canonicalJson(ladder)).digest("hex");
    expect({ [ladder.version]: PUBLISHED[ladder.version] }).toEqual({ [ladder.version]: hash });
  });

  it("has no warnings, and nothing its content check would say", () => {
    expect([...warnings, ...checkContent(ladder, places)].map(formatIssue)).toEqual([]);
  });

  it("describes every proficiency of every competency completely", () => {
    const incomplete = ladder.competencies.flatMap((competency) =>
      ladder.proficiencies.flatMap(({ level }) => {
        const described = competency.proficiencies.find((proficiency) => proficiency.level === level);
        const { criteria = [], evidence = [] } = described ?? {};
        const faults = [
          !described?.descriptor && "no descriptor",
          criteria.length !== 3 && `${criteria.length} criteria`,
          (evidence.length < 1 || evidence.length > 2) && `${evidence.length} examples of evidence`,
          !described?.misreading && "no misreading",
        ].filter(Boolean);
        return faults.map((fault) => `${competency.id} ${level}: ${fault}`);
      }),
    );
    expect(incomplete).toEqual([]);
  });

  it("gives every criterion an id of its own within its competency", () => {
    for (const { id, proficiencies } of ladder.competencies) {
      const ids = proficiencies.flatMap(({ criteria }) => criteria.map((criterion) => criterion.id));
      expect(new Set(ids).size, id).toBe(ids.length);
    }
  });

  it("names four defining and six core competencies for every role", () => {
    const counts = ladder.roles.map(({ id, expectations }) => {
      const count = (weight: string) => expectations.filter((expectation) => expectation.weight === weight).length;
      return [id, count("defining"), count("core")];
    });
    expect(counts).toEqual(ladder.roles.map(({ id }) => [id, 4, 6]));
  });

  it("never expects less of a role than of the one before it, unless it says why", () => {
    const falls = ladder.tracks.flatMap((track) =>
      rolesOf(ladder, track).flatMap((role, index, roles) => {
        const before = roles[index - 1];
        const earlier = before ? expectationsByCompetency(before) : new Map();
        return role.expectations.flatMap(({ competency, proficiency, why }) =>
          proficiency < (earlier.get(competency)?.proficiency ?? 0) && !why ? [`${role.id}: ${competency}`] : [],
        );
      }),
    );
    expect(falls).toEqual([]);
  });

  it("keeps every core and supporting competency of a role in the next one", () => {
    const lost = ladder.tracks.flatMap((track) =>
      rolesOf(ladder, track).flatMap((role, index, roles) => {
        const next = roles[index + 1];
        const expected = next ? expectationsByCompetency(next) : null;
        return role.expectations.flatMap(({ competency, weight }) =>
          expected && weight !== "optional" && !expected.has(competency) ? [`${next?.id}: ${competency}`] : [],
        );
      }),
    );
    expect(lost).toEqual([]);
  });

  it("gives every role a whole profile", () => {
    for (const role of ladder.roles) {
      const { qualifications, time, outlook, aiTools, sampleEvidence } = role;
      expect({ role: role.id, qualifications, time, outlook, aiTools, sampleEvidence }).toEqual({
        role: role.id,
        qualifications: expect.anything(),
        time: expect.anything(),
        outlook: expect.any(String),
        aiTools: expect.any(String),
        sampleEvidence: expect.anything(),
      });
      expect(role.atAGlance.length, role.id).toBeGreaterThan(0);
      // The ten of a Senior Engineer, or what takes their place.
      expect(role.responsibilities.length, role.id).toBeGreaterThanOrEqual(10);
      expect(role.leadsTo.length, role.id).toBeGreaterThan(0);
    }
    const withArchetypes = ladder.roles.filter(({ archetypes }) => archetypes.length > 0).map(({ id }) => id);
    expect(withArchetypes).toEqual(["staff-engineer", "principal-engineer"]);
  });

  it("says of every role how it differs from the one below it and from the one beside it on another track", () => {
    const map = computeTrackMap(ladder);
    const rows = new Map(map.flatMap(({ firstRow, roles }) => roles.map(({ id }, index) => [id, firstRow + index])));
    const pairs: string[] = [];
    for (const { track, roles } of map) {
      for (const [index, role] of roles.entries()) {
        const told = role.differences.map((difference) => difference.role);
        expect(told.length, role.id).toBeGreaterThan(0);
        const below = track.roles[index - 1];
        if (below) expect(told, role.id).toContain(below);
        const beside = ladder.roles.filter(({ id }) => rows.get(id) === rows.get(role.id) && !track.roles.includes(id));
        for (const { id } of beside) expect(told, role.id).toContain(id);
        pairs.push(...beside.map(({ id }) => `${role.id} beside ${id}`));
      }
    }
    // Both ways of three pairs: without any the loop above would say nothing.
    expect(pairs).toHaveLength(6);
  });

  it("has shares of time that can sum to 100 % in every role", () => {
    for (const { id, time } of ladder.roles) {
      const sum = (edge: "from" | "to") => time?.activities.reduce((total, range) => total + range[edge], 0) ?? 0;
      expect([sum("from") <= 100, sum("to") >= 100], id).toEqual([true, true]);
    }
  });
});

describe("the coverage table", () => {
  it("has facts, each with a place", () => {
    expect(coverage.length).toBeGreaterThan(60);
    expect(coverage.filter(({ paths }) => paths.length === 0)).toEqual([]);
  });

  it("names places that exist", async () => {
    const missing: string[] = [];
    for (const place of new Set(coverage.flatMap(({ paths }) => paths))) {
      const value = await resolveCoveragePath("ladder", place);
      if (value === undefined || value === null || value === "") missing.push(place);
    }
    expect(missing).toEqual([]);
  });

  it("lists every competency of the ladder, under its category and by its name", () => {
    const listed = coverage.flatMap(({ fact, paths }) => {
      const [, category, name] = /^Competency, ([^:]+): (.+)$/.exec(fact) ?? [];
      return category && name ? [`${category}: ${name.toLowerCase()} (${paths.join()})`] : [];
    });
    const present = ladder.competencies.map(({ id, name }) => {
      return `${categoryOf(ladder, id)?.name}: ${name.toLowerCase()} (competencies/${id}.yaml)`;
    });
    expect(listed.toSorted()).toEqual(present.toSorted());
  });

  it("would notice a place that is not there", async () => {
    for (const place of [
      "roles/nobody.yaml",
      "roles/vp.yaml#nothing",
      "roles/vp.yaml#leadsTo.nobody",
      "ladder.yaml#tracks.7",
    ]) {
      expect(await resolveCoveragePath("ladder", place), place).toBeUndefined();
    }
  });
});
