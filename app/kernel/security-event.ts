/** Kinds of security event. */
export const SECURITY_KINDS = [
  "signed-in",
  "sign-in-refused",
  "locked",
  "signed-out",
  "session-ended",
  "link-asked",
  "link-made",
  "link-used",
  "password-changed",
  "access-refused",
  "export-made",
  "rights-changed",
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

/** Kinds that strangers or scripts can cause at will. Their rows have a tighter bound than acts of people. */
export const REFUSAL_KINDS = [
  "sign-in-refused",
  "locked",
  "link-asked",
  "access-refused",
] as const satisfies SecurityKind[];

/** Kinds of events in a person's own list of sign-ins. */
export const SIGN_IN_KINDS = ["signed-in", "sign-in-refused", "locked"] as const satisfies SecurityKind[];

/** Ids, numbers and codes; never a word that a person typed. */
export type SecurityDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>;
