import type { Criterion } from "#app/features/ladder/domain/schema";
import { NOT_OBSERVED, type RatingValue, rated, UNRATED } from "./rating";

export const MAX_NOTE_LENGTH = 4_000;
export const MAX_TITLE_LENGTH = 200;
export const MAX_LINK_LENGTH = 2_000;

/** The part of a review that is not a competency. No competency can be named so. */
export const PRIVATE_NOTE = "*private-note";

/** The intent of the button that confirms a rating after its criteria changed, with the competency after a dot. */
export const CONFIRM_LOOK = "confirm-look";

/** The anchor of a competency on the page. */
export const anchorOf = (competencyId: string) => `rate-${competencyId}`;

/** The fields of one competency: "" unrated, "0" not observed, else the level. */
export type RatingContent = { rating: string; criteria: readonly string[]; note: string };

export const EMPTY_CONTENT: RatingContent = { rating: "", criteria: [], note: "" };

/** The names of the fields of one competency. */
export const fieldNames = (competencyId: string) => ({
  rating: `rating.${competencyId}`,
  criteria: `criteria.${competencyId}`,
  note: `note.${competencyId}`,
  version: `version.${competencyId}`,
  evidenceTitle: `evidence-title.${competencyId}`,
  evidenceLink: `evidence-link.${competencyId}`,
  evidenceDay: `evidence-day.${competencyId}`,
});

/** A rating as a form says it. */
export function toFormValue(value: RatingValue): string {
  if (value.state === "unrated") return "";
  return value.state === "not-observed" ? "0" : String(value.proficiency);
}

export function toContent(stored: {
  value: RatingValue;
  note: string;
  criteriaSeen: readonly string[];
}): RatingContent {
  return { rating: toFormValue(stored.value), criteria: stored.criteriaSeen, note: stored.note };
}

export function toValue(rating: string): RatingValue {
  if (rating === "") return UNRATED;
  return rating === "0" ? NOT_OBSERVED : rated(Number(rating));
}

/**
 * The criteria in the ladder's order, each once: the same choice always reads the same. Those that none of the steps has
 * come first.
 */
export function orderCriteria(steps: readonly { criteria: readonly Criterion[] }[], ids: readonly string[]): string[] {
  const inOrder = steps.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  return [...new Set([...ids.filter((id) => !inOrder.includes(id)), ...inOrder.filter((id) => ids.includes(id))])];
}
