/** A summary that is longer than two pages is none. */
export const MAX_SUMMARY = 6_000;
/** About a page on one competency. */
export const MAX_NARRATIVE = 4_000;
/** Words of the manager, of a vote, of the committee to the engineer, of an addendum. */
export const MAX_CASE_WORDS = 4_000;
/** How often pieces may be chosen in one case: more than any committee reads. */
export const MAX_CASE_PIECES = 600;
/** Addenda after the submission; to add more, withdraw the case and submit it again. */
export const MAX_ADDENDA = 20;
