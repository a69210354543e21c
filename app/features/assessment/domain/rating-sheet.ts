import type { Criterion, Weight } from "#app/features/ladder/domain/schema";
import type { LookAgain } from "./move-ratings";
import type { Side } from "./rating";
import type { RatingContent } from "./rating-content";

export type EvidenceView = { id: string; title: string; link: string; happenedOn: string | null };

export type LevelView = {
  level: number;
  name: string;
  descriptor: string;
  /** Null where the page shows none of them at first: they come after it (`criteria-file.ts`). */
  criteria: readonly Criterion[] | null;
  /** The level's own number of criteria that make it, where the ladder says one. */
  enough?: number | undefined;
};

export type CompetencyView = {
  id: string;
  name: string;
  meaning: string;
  levels: LevelView[];
  /** The target of the target role; null without one for this competency. */
  target: { proficiency: number; name: string; weight: Weight } | null;
  content: RatingContent;
  version: number;
  /** The criteria changed when the assessment moved to another ladder version. */
  lookAgain: LookAgain | null;
  evidence: EvidenceView[];
};

export type CategoryView = { id: string; name: string; competencies: CompetencyView[] };

/** One side of an assessment for its rater. It has no field for the other side's ratings. */
export type RatingSheetView = {
  assessmentId: string;
  side: Side;
  kind: "cycle" | "ad-hoc";
  subjectName: string;
  reviewerName: string | null;
  roleName: string;
  targetName: string;
  cycleName: string | null;
  dueOn: string | null;
  state: "draft" | "submitted" | "closed";
  submittedAt: Date | null;
  /** The other side has submitted too, or the assessment is final: the ratings have been compared. */
  bothIn: boolean;
  zone: string;
  categories: CategoryView[];
  /** The reviewer's own; null on a self-assessment. */
  privateNote: { text: string; version: number } | null;
  /** Readers of the notes and of the private note, in words. The server composes them with the policy. */
  seenBy: string;
  privateNoteSeenBy: string;
  /** The id of the ladder version that it is made with. */
  ladderVersionId: string;
  /** The newer version to which its author may move it. */
  newerVersion: string | null;
};
