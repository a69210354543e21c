import type { CasePacket } from "#app/features/promotion/domain/packet";
import type { FormattedText } from "#app/kernel/formatted-text";
import { formatText } from "#app/platform/markdown";

/** A case as it is shown: what may be written in Markdown is formatted. */
export function formatPacket(packet: CasePacket): CasePacket<FormattedText> {
  const { summary, recommendation, competencies, evidence } = packet;
  return {
    ...packet,
    summary: formatText(summary),
    recommendation: recommendation && { ...recommendation, words: formatText(recommendation.words) },
    competencies: competencies.map((each) => ({ ...each, narrative: formatText(each.narrative) })),
    evidence: evidence.map((piece) => ({
      ...piece,
      problem: formatText(piece.problem),
      choice: formatText(piece.choice),
      result: formatText(piece.result),
      risk: formatText(piece.risk),
    })),
  };
}
