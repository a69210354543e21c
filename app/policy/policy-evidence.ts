import { grant, type Permit, type Refusal } from "./permit";
import type { Decision } from "./policy";

/** A piece of evidence as the policy sees it. Being an administrator, or above someone's manager, is no fact here. */
export type EvidenceFacts = {
  /** The actor wrote it. */
  isAuthor: boolean;
  /** It is about the actor's work. */
  isSubject: boolean;
  /** The actor is the subject's manager of today. */
  isDirectManager: boolean;
  isSharedWithManager: boolean;
  /** The actor was asked to vouch for it, and did not decline. */
  isAskedToVouch: boolean;
  /** It was put beside a rating of an assessment whose notes the actor may read. */
  isBesideReadableRating: boolean;
  isArchived: boolean;
  /** A submitted rating was weighed with it, or a case that is being written or reviewed holds it. */
  isHeld: boolean;
};

export const EVIDENCE_ACTIONS = [
  "see",
  "edit", // words, links, tags, files; archive and restore
  "show", // share with the manager, ask others to vouch, put beside a rating
  "vouch",
  "delete", // for good
] as const;
export type EvidenceAction = (typeof EVIDENCE_ACTIONS)[number];

/**
 * A piece is its author's alone until they show it, piece by piece: to the manager, to those asked to vouch, beside a
 * rating. Archiving ends all of it but the last: what was weighed in an assessment stays readable there. Deleted for good
 * is what is archived and holds nothing up: never what a rating was weighed with, nor what a case not yet submitted holds.
 */
export function decideEvidence(action: EvidenceAction, facts: EvidenceFacts): Decision {
  if (!seesEvidence(facts)) return "absent";
  switch (action) {
    case "see":
      return "allow";
    case "edit":
      return facts.isAuthor ? "allow" : "refuse";
    case "show":
      return facts.isAuthor && facts.isSubject && !facts.isArchived ? "allow" : "refuse";
    case "vouch":
      return facts.isAskedToVouch && !facts.isAuthor && !facts.isSubject && !facts.isArchived ? "allow" : "refuse";
    case "delete":
      return facts.isAuthor && facts.isArchived && !facts.isHeld ? "allow" : "refuse";
  }
}

function seesEvidence(facts: EvidenceFacts): boolean {
  if (facts.isAuthor || facts.isBesideReadableRating) return true;
  return !facts.isArchived && (facts.isAskedToVouch || (facts.isSharedWithManager && facts.isDirectManager));
}

/** The permit to read the files of an evidence item, or the refusal. */
export const permitEvidence = (id: string, facts: EvidenceFacts): Permit<"evidence.read"> | Refusal =>
  grant(decideEvidence("see", facts), "evidence.read", id);
