import type { Day } from "#app/kernel/day";

/** The competency that an item supports, or one criterion of it. */
export type EvidenceTag = { competencyId: string; criterionId: string | null };

/** A colleague who endorsed an item, with their comment. */
type Vouch = { personId: string; name: string; words: string; vouchedAt: Date };

/** A piece of evidence as its owner keeps it. */
export type EvidencePiece = {
  id: string;
  title: string;
  links: string[];
  /** Null if the author gave no day. */
  happenedOn: Day | null;
  problem: string;
  choice: string;
  result: string;
  risk: string;
  tags: EvidenceTag[];
  vouches: Vouch[];
};
