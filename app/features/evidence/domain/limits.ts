/** Bounds of a piece of evidence: more than anyone writes or reads, and small enough that a page stays a page. */
export const MAX_TITLE_LENGTH = 200;
/** Each of problem, choice, result and risk. */
export const MAX_SECTION_LENGTH = 4_000;
export const MAX_LINKS = 10;
export const MAX_TAGS = 24;
/** The most colleagues asked to endorse one item. */
export const MAX_VOUCH_REQUESTS = 5;
export const MAX_VOUCH_WORDS = 1_000;
/** A lifetime at four a week; more is a mistake of a program. */
export const MAX_OWN_EVIDENCE = 10_000;
export const MAX_FILES = 5;
/** Below the largest form that the server takes. */
export const MAX_FILE_BYTES = 3 * 1024 * 1024;
export const MAX_FILE_NAME = 120;
