/** Longest texts of a case: long enough for a story of one page, short enough to be read before rating. */
export const MAX_STORY_LENGTH = 3000;
export const MAX_PIECE_LENGTH = 1500;
export const MAX_REASONING_LENGTH = 1200;
export const MAX_TITLE_LENGTH = 100;
/** Fewer say too little about how someone rates; more are not rated in one sitting. */
export const MIN_COMPETENCIES = 4;
export const MAX_COMPETENCIES = 8;
export const MAX_PIECES = 16;
