/** Bounds of a password; they hold in the forms and, again, in better-auth. */
export const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 128;
