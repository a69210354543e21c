import type { Criterion } from "#app/features/ladder/domain/schema";
import type { RatingContent } from "./rating-content";

/** What the server has, when that is not what it was thought to have. `savedAt` is an ISO time. */
export type Newer<C> = { content: C; version: number; savedAt: string | null };

/** Evidence that was typed and could not be added. */
export type TypedEvidence = { title: string; link: string; happenedOn: string; problem: string };

/** One competency of a posted form that could not be saved as it was sent. */
export type UnsavedCompetency = {
  content: RatingContent;
  version: number;
  problem: string | null;
  newer: Newer<RatingContent> | null;
  /** What can be seen at the step that was chosen. */
  criteria: readonly Criterion[];
};

/** What the form page shows after a post that did not lead on: everything that was typed is in it. */
export type RatingAnswer = {
  /** Some competencies are not rated, and the person is asked whether to submit without them. */
  isAsking: boolean;
  message: string | null;
  unsaved: Record<string, UnsavedCompetency>;
  evidence: Record<string, TypedEvidence>;
  privateNote: { text: string; version: number; problem: string | null; newer: Newer<{ text: string }> | null } | null;
};

export const EMPTY_ANSWER: RatingAnswer = {
  isAsking: false,
  message: null,
  unsaved: {},
  evidence: {},
  privateNote: null,
};
