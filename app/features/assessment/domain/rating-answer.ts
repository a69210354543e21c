import type { Criterion } from "#app/features/ladder/domain/schema";
import type { RatingContent } from "./rating-content";

/** The server's newer version after a conflict. `savedAt` is an ISO time. */
export type Newer<C> = { content: C; version: number; savedAt: string | null };

/** Evidence that was typed and could not be added. */
export type TypedEvidence = { title: string; link: string; happenedOn: string; problem: string };

/** A competency of a posted form that could not be saved as sent. */
export type UnsavedCompetency = {
  content: RatingContent;
  version: number;
  problem: string | null;
  newer: Newer<RatingContent> | null;
  /** The criteria at the chosen level. */
  criteria: readonly Criterion[];
};

/** The form page after a post that stays on it, with everything that was typed. */
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
