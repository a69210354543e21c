/** How long a sign-in lasts after it was last renewed, and how often it is renewed while it is used. */
export const SESSION_LASTS_SECONDS = 30 * 86_400;
export const SESSION_RENEWED_AFTER_SECONDS = 86_400;
