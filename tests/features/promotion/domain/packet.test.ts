import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rated } from "#app/features/assessment/domain/rating";
import type { EvidencePiece } from "#app/features/evidence/domain/piece";
import {
  type CasePacket,
  composePacket,
  groupByStrength,
  type PacketCompetency,
  type PacketInput,
  sayCriteria,
} from "#app/features/promotion/domain/packet";
import { printCaseMarkdown } from "#app/features/promotion/domain/print-markdown";
import { buildSnapshot, readSnapshot } from "#app/features/promotion/domain/snapshot";
import { formatPacket } from "#app/features/promotion/files/format-packet";
import { tinyLadder, tinyRole } from "#tests/features/assessment/domain/tiny-ladder";

const base = tinyLadder({ craft: ["mentoring", "security"] });
const ladder = {
  ...base,
  competencies: base.competencies.map((competency) => ({
    ...competency,
    proficiencies: [2, 3].map((level) => ({
      level,
      descriptor: "d",
      criteria: [{ id: `c${level}`, text: `does ${competency.id} at ${level}` }],
      evidence: [],
    })),
  })),
};
const role = { ...tinyRole({ mentoring: ["core", 3], security: ["core", 2] }), id: "staff", name: "Staff" };

const piece = (id: string, more: Partial<EvidencePiece> = {}): EvidencePiece => ({
  id,
  title: `Piece ${id}`,
  links: [],
  happenedOn: "2026-09-01",
  problem: "",
  choice: "",
  result: "",
  risk: "",
  tags: [{ competencyId: "mentoring", criterionId: "c3" }],
  vouches: [],
  ...more,
});

const printCase = (packet: CasePacket, frozen: Parameters<typeof printCaseMarkdown>[1]) =>
  printCaseMarkdown(formatPacket(packet), frozen);

const compose = (more: Partial<PacketInput> = {}): CasePacket =>
  composePacket({
    ladder,
    role,
    fromRoleId: "senior",
    personName: "Ada",
    managerName: "Max",
    summary: "Summary",
    narratives: new Map([["mentoring", "My words"]]),
    evidence: [],
    cycles: [{ name: "2026 H1", kind: "agreed", ratings: new Map([["mentoring", rated(3)]]) }],
    recommendation: null,
    today: "2026-10-01",
    zone: "UTC",
    ...more,
  });

const vouch = { personId: "v", name: "Vera", words: "I was there", vouchedAt: new Date("2026-09-02T23:30:00Z") };

describe("composing a case", () => {
  test("says evidenced, thin with its reasons, or missing", () => {
    const strong = [piece("a", { vouches: [vouch] }), piece("b", { happenedOn: "2026-08-01" })];
    const { competencies } = compose({
      evidence: [...strong, piece("c", { tags: [{ competencyId: "security", criterionId: null }] })],
    });
    const { evidenced: is, thin, missing } = groupByStrength(competencies);
    expect(is.map(({ id }) => id)).toEqual(["mentoring"]);
    expect(thin.map(({ id, reasons }) => [id, reasons])).toEqual([
      ["security", ["few-criteria", "one-piece", "unvouched"]],
    ]);
    expect(missing).toEqual([]);
    expect(competencies[1]?.criteria[0]?.state).toBe("missing");
    expect(competencies.map(sayCriteria)).toEqual([
      "1 of 1 criteria shown, 1 needed",
      "0 of 1 criteria shown, 1 needed",
    ]);
  });

  test("says nothing of how many criteria were needed where a submitted case does not", () => {
    const [{ criteriaNeeded: _, ...before } = { criteriaNeeded: 0 }] = compose().competencies;
    expect(sayCriteria(before as PacketCompetency)).toBe("");
  });

  test("numbers pieces by their day, and leaves out what was chosen for nothing that is asked", () => {
    const evidence = [
      piece("old", { happenedOn: "2025-01-01" }),
      piece("undated", { happenedOn: null }),
      piece("new", { happenedOn: "2026-09-30" }),
      piece("foreign", { tags: [{ competencyId: "something-else", criterionId: null }] }),
    ];
    const packet = compose({ evidence });
    expect(packet.evidence.map(({ number, title }) => [number, title])).toEqual([
      [1, "Piece new"],
      [2, "Piece old"],
      [3, "Piece undated"],
    ]);
    expect(packet.competencies[0]?.pieces).toEqual([1, 2, 3]);
  });

  test("a missing rating is missing, and ratings that may not be read leave no trace", () => {
    const packet = compose();
    expect(packet.competencies.map(({ ratings }) => ratings[0]?.state)).toEqual(["rated", "unrated"]);
    const withheld = compose({ cycles: null });
    expect(withheld.readiness).toBeNull();
    expect(withheld.cycles).toBeNull();
    expect(withheld.competencies.flatMap(({ ratings }) => ratings)).toEqual([]);
    expect(withheld.categories.flatMap(({ means }) => means)).toEqual([]);
  });

  test("one cycle is enough with endorsed, independent results for a defining competency, and with nothing less", () => {
    const profile = {
      ...ladder,
      promotionRule: {
        kind: "profile" as const,
        cycles: 2,
        coreAtTarget: 80,
        strengthsOffset: 0,
        orOneCycleWith: { results: 2, monthsApart: 6 },
      },
    };
    const defining = tinyRole({ mentoring: ["defining", 3], security: ["core", 2] });
    const met = new Map([
      ["mentoring", rated(3)],
      ["security", rated(2)],
    ]);
    const readinessWith = (...evidence: EvidencePiece[]) =>
      compose({
        ladder: profile,
        role: defining,
        cycles: [{ name: "2026 H1", kind: "agreed", ratings: met }],
        evidence,
      }).readiness;
    const early = piece("a", { happenedOn: "2026-01-10", vouches: [vouch] });
    const late = piece("b", { happenedOn: "2026-08-01", vouches: [vouch] });
    const refused = [
      { ...late, vouches: [] },
      { ...late, happenedOn: null },
      { ...late, tags: [{ competencyId: "security", criterionId: null }] },
      { ...late, links: ["https://example.com/one"] },
    ];
    for (const one of refused) {
      const told = readinessWith({ ...early, links: ["https://example.com/one"] }, one);
      expect(told?.wouldChange).toContain(
        "Or add 2 endorsed, independent results at least 6 months apart: then the latest cycle is enough.",
      );
    }
    expect(readinessWith(early, late)).toMatchObject({
      headline: "The latest cycle and 2 endorsed results meet the profile of Senior.",
      wouldChange: [],
    });
  });

  test("a vouch was given on a day of the organisation's zone", () => {
    const packet = compose({ evidence: [piece("a", { vouches: [vouch] })], zone: "Europe/Lisbon" });
    expect(packet.evidence[0]?.vouches[0]?.on).toBe("2026-09-03");
  });
});

describe("a snapshot", () => {
  const of = (packet: CasePacket) =>
    buildSnapshot({ caseId: "c", organisation: "O", submittedAt: new Date("2026-10-01T10:00:00Z"), packet });

  test("is the same text whatever order the evidence comes in, and reads back as what it was", () => {
    const pieces = ["a", "b", "c", "d"].map((id, index) => piece(id, { happenedOn: index < 2 ? "2026-09-01" : null }));
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: 4 }), (evidence) => {
        expect(of(compose({ evidence }))).toBe(of(compose({ evidence: pieces })));
      }),
    );
    const packet = compose({ evidence: pieces });
    expect(readSnapshot(of(packet))).toMatchObject({ format: 1, caseId: "c", packet });
  });

  test("is another text for any other word in it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(of(compose({ summary: one })) === of(compose({ summary: other }))).toBe(one === other);
      }),
    );
  });

  test("of another format is not read", () => {
    expect(() => readSnapshot('{"format":2}')).toThrow("unknown snapshot format 2");
  });
});

describe("a case as Markdown", () => {
  test("has every criterion, title, link and vouch, and the number of the submission", () => {
    const evidence = [
      piece("a", { links: ["https://example.com/a?b=<c>"], result: "Half the time", vouches: [vouch] }),
    ];
    const text = printCase(compose({ evidence }), { submittedAt: "2026-10-01", hash: "abc123" });
    for (const words of [
      "abc123",
      "does mentoring at 3",
      "does security at 2",
      "Piece a",
      "Half the time",
      "Vera endorsed this",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain("<https://example.com/a?b=%3Cc%3E>");
  });

  test("words keep their Markdown, and become no heading, table or markup of the document", () => {
    const words = "# No heading\n- *item*\n\n<script>alert(1)</script> | [x](javascript:y) `z`";
    const text = printCase(compose({ summary: words }), null);
    expect(text).toContain("**No heading**\n\n- *item*\n");
    expect(text).toContain("`z`");
    expect(text).not.toMatch(/^# No heading/m);
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).not.toMatch(/(?<!\\)\[x(?<!\\)\]/);
    expect(text).toContain("A draft: it is not submitted.");
  });
});
