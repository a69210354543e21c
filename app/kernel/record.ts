/** Kinds of change on record: the first word of their actions. */
export const RECORD_KINDS = [
  "person",
  "team",
  "access",
  "cycle",
  "assessment",
  "rating",
  "calibration",
  "shared-case",
  "case",
  "committee",
  "ladder",
  "organisation",
  "audit",
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The most people that a record names, such as those added to a cycle; the rest are counted. */
export const NAMED_PEOPLE = 10;
