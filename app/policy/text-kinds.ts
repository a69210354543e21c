import { joinWords } from "#app/kernel/words";

/**
 * Every kind of text that a person can write, and who may read it: what the screen says where it is typed (`ReadBy`),
 * what the policy decides, and what tests compare both with. Pure data.
 */

/** A reader, by how they stand to a text. The words are those of a screen that knows no name. */
const READERS = {
  author: "you",
  person: "the person it is about",
  reviewer: "the reviewer",
  manager: "their manager",
  chain: "the managers above them",
  holder: "the manager who held the check-in",
  owner: "the owner of the evidence",
  asker: "the person who asked",
  shown: "the people it is shown to",
  asked: "the colleagues asked",
  sharedWith: "anyone the case is shared with",
  session: "the members of the session",
  voters: "the committee members who vote",
  consenters: "the two people asked for consent",
  raters: "managers with reports on this ladder",
  administrators: "administrators",
  everyone: "everyone",
} as const;
export type Reader = keyof typeof READERS;

/** From when on which readers come to those before. The first stage has no condition. */
type Stage = { once: string | null; readers: readonly Reader[] };

/** `columns`: where such a text is stored, as `Model.column`. A column may hold several kinds. */
export type TextKind = { columns: readonly string[]; stages: readonly [Stage, ...Stage[]] };

const only = (...readers: Reader[]): [Stage] => [{ once: null, readers }];
const then = (once: string, ...readers: Reader[]): Stage => ({ once, readers });

const RELEASE = "the session is released";
const SUBMISSION = "the case is before a committee";

const KINDS = {
  // Assessments.
  "assessment.note": {
    columns: ["Rating.note"],
    stages: [...only("author"), then("both of you have submitted", "person", "reviewer")],
  },
  "assessment.own-note": {
    columns: ["Rating.note"],
    stages: [...only("author"), then("you share it", "manager")],
  },
  "assessment.agreed-reason": { columns: ["Rating.note", "AuditRecord.reason"], stages: only("person", "reviewer") },
  "assessment.private-note": { columns: ["PrivateNote.text"], stages: only("author") },
  "assessment.reopen-reason": { columns: ["AuditRecord.reason"], stages: only("administrators") },
  "assessment.reviewer-reason": { columns: ["AuditRecord.reason"], stages: only("administrators") },

  // Evidence.
  "evidence.title": {
    columns: ["Evidence.title", "Evidence.links", "Evidence.searchKey"],
    stages: [...only("author"), then("you show it", "shown", "session")],
  },
  "evidence.words": {
    columns: ["Evidence.problem", "Evidence.choice", "Evidence.result", "Evidence.risk", "Attachment.fileName"],
    stages: [...only("author"), then("you show it", "shown")],
  },
  "evidence.endorsement": { columns: ["EvidenceVouch.words"], stages: only("author", "owner", "shown") },
  "evidence.decline-reason": { columns: ["EvidenceVouch.words"], stages: only("owner") },

  // Growth.
  "growth.goal": {
    columns: ["Goal.why", "Goal.helpNeeded", "Goal.dropReason", "GoalAction.text", "GoalChange.changes"],
    stages: only("person", "manager"),
  },
  "growth.check-in-notes": { columns: ["CheckIn.notes", "FollowUp.text"], stages: only("person", "holder") },
  "growth.private-note": { columns: ["CheckInNote.text"], stages: only("author") },
  "feedback.question": {
    columns: ["FeedbackRequest.question"],
    stages: [...only("author", "asked"), then("you share the answers", "manager")],
  },
  "feedback.answer": {
    columns: ["FeedbackAnswer.content"],
    stages: [...only("asker"), then("they share the answers", "manager")],
  },

  // Promotion.
  "case.words": {
    columns: ["PromotionCase.summary", "CaseNarrative.text", "PromotionCase.snapshot"],
    stages: [...only("author", "sharedWith"), then("you ask for a review", "manager"), then(SUBMISSION, "voters")],
  },
  "case.recommendation": {
    columns: ["PromotionCase.recommendationWords"],
    stages: [...only("manager", "person", "sharedWith"), then(SUBMISSION, "voters")],
  },
  "case.addendum": {
    columns: ["CaseAddendum.text"],
    stages: [...only("person", "manager", "sharedWith"), then(SUBMISSION, "voters")],
  },
  "case.vote-reasons": {
    columns: ["CaseVote.reasons"],
    stages: [...only("author"), then("the vote is over", "voters")],
  },
  "case.conflict": {
    columns: ["CaseConflict.reason", "AuditRecord.reason"],
    stages: only("voters", "administrators"),
  },
  "case.decision-feedback": {
    columns: ["PromotionCase.decisionFeedback"],
    stages: only("person", "manager", "voters"),
  },
  "committee.name": {
    columns: ["Committee.name"],
    stages: only("administrators", "voters", "person", "manager", "sharedWith"),
  },

  // Calibration.
  "calibration.remark": { columns: ["CalibrationRemark.text"], stages: only("session") },
  "calibration.change-reason": {
    columns: ["CalibrationDecision.reason", "AuditRecord.reason"],
    stages: [...only("session"), then(RELEASE, "person", "reviewer", "chain", "administrators")],
  },
  "calibration.keep-reason": {
    columns: ["CalibrationDecision.reason", "AuditRecord.reason"],
    stages: [...only("session"), then(RELEASE, "administrators")],
  },
  "calibration.reopen-reason": { columns: ["AuditRecord.reason"], stages: only("administrators") },
  "calibration.session-name": {
    columns: ["CalibrationSession.name"],
    stages: [...only("administrators", "session"), then(RELEASE, "person", "reviewer", "chain")],
  },
  "shared-case.note": { columns: ["SharedCaseRating.note"], stages: only("author") },
  "shared-case.text": {
    columns: ["SharedCase.title", "SharedCase.content"],
    stages: [...only("administrators", "consenters"), then("the case is open", "raters")],
  },

  // Every form.
  "form.draft": { columns: ["FormDraft.fields"], stages: only("author") },

  // The organisation.
  "organisation.name": {
    columns: ["Organisation.name", "Team.name", "Cycle.name", "Person.name", "Person.location"],
    stages: only("everyone"),
  },
  "access.sessions-reason": { columns: ["AuditRecord.reason"], stages: only("administrators") },
  "person.email": { columns: ["Person.email"], stages: only("person", "chain", "administrators") },
} as const satisfies Record<string, TextKind>;

export type TextKindId = keyof typeof KINDS;

/** All kinds, as one type. */
export const textKinds: Readonly<Record<TextKindId, TextKind>> = KINDS;

/** Names for readers where the screen knows them; null for a reader that there is not. */
export type ReaderNames = Partial<Record<Reader, string | null>>;

/** "Only you can see this", or "Visible to you and Tomás": how every screen says who sees something. */
export function visibleTo(names: readonly string[]): string {
  return names.join() === "you" ? "Only you can see this" : `Visible to ${joinWords(names)}`;
}

/**
 * The readers of a text of this kind, in the words of the screen: "Only you can see this.", or "Visible to you and
 * Tomás. Once you share it, Priya can see it too."
 */
export function describeTextReaders(kind: TextKindId, names: ReaderNames = {}): string {
  const known = new Set<string>();
  const listed = (readers: readonly Reader[]) => {
    const all = readers.flatMap((reader) => {
      const name = names[reader] === undefined ? READERS[reader] : names[reader];
      return name === null || known.has(name) ? [] : [name];
    });
    const fresh = [...new Set(all)].sort((a, b) => Number(b === "you") - Number(a === "you"));
    for (const name of fresh) known.add(name);
    return fresh;
  };
  const [first, ...later] = textKinds[kind].stages;
  const now = listed(first.readers);
  const sentences = [`${visibleTo(now)}.`];
  for (const { once, readers } of later) {
    const also = listed(readers);
    if (also.length > 0) sentences.push(`Once ${once}, ${joinWords(also)} can see it too.`);
  }
  return sentences.join(" ");
}
