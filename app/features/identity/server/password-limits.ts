/** Bounds of a password; they hold in the forms and, again, in better-auth. */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;

export const PASSWORD_HINT = `At least ${MIN_PASSWORD_LENGTH} characters. Paste one from a password manager, or use four or more unrelated words.`;
