import { rated } from "#app/features/assessment/domain/rating";
import type { CasePacket, PacketCompetency, PacketPiece, Shown } from "#app/features/promotion/domain/packet";
import type { CasePdfInput } from "./render-case-pdf";

const COMPETENCIES = 6;
const CRITERIA_EACH = 3;
const PIECES = 24;
const WORDS = "Every word is set once, so that the program which sets the next document is loaded and has been tried. ";

/** A case of nobody, with everything a case may hold: to make a thread ready that has made no document yet. */
export const SAMPLE_CASE: CasePdfInput = {
  packet: composeSample(),
  frozen: { submittedAt: "2026-01-01T00:00:00.000Z", hash: "0".repeat(64) },
  addenda: [],
  madeAt: "2026-01-01T00:00:00.000Z",
};

function composeSample(): CasePacket {
  const shown: Shown = {
    state: "thin",
    reasons: ["old"],
    pieces: [1, 2],
    independent: 2,
    newestOn: "2024-01-01",
    vouchedBy: [],
  };
  const competencies = Array.from(
    { length: COMPETENCIES },
    (_, index): PacketCompetency => ({
      ...shown,
      id: `competency-${index}`,
      name: `Competency ${index}`,
      category: `Category ${index}`,
      weight: "core",
      expected: { level: 3, name: "Three" },
      criteria: Array.from({ length: CRITERIA_EACH }, (_, each) => ({ ...shown, id: `${index}-${each}`, text: WORDS })),
      ratings: [rated(3)],
      narrative: WORDS,
    }),
  );
  const evidence = Array.from(
    { length: PIECES },
    (_, index): PacketPiece => ({
      number: index + 1,
      title: `Piece ${index}`,
      links: [`https://example.org/${index}`],
      happenedOn: "2024-01-01",
      problem: WORDS + WORDS,
      choice: WORDS,
      result: WORDS,
      risk: WORDS,
      shows: [`competency-${index % COMPETENCIES}`],
      vouches: [{ name: "Nobody", words: WORDS, on: "2024-01-01" }],
    }),
  );
  return {
    person: { name: "Nobody", role: "From" },
    target: { roleId: "to", role: "To" },
    ladder: {
      id: "sample",
      name: "Sample",
      version: "1",
      scale: [1, 2, 3, 4, 5].map((level) => ({ level, name: `${level}` })),
    },
    manager: null,
    summary: WORDS,
    recommendation: null,
    readiness: null,
    cycles: [{ name: "Cycle", kind: "agreed" }],
    categories: competencies.map(({ category: name }) => ({ name, target: 3, means: [{ mean: 3, rated: 1, of: 1 }] })),
    competencies,
    evidence,
  };
}
