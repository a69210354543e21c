/** A published version of a ladder, without its content. */
export type LadderVersionSummary = { id: string; ladderId: string; version: string; publishedAt: Date };

/** What every page of the ladder says of the version it shows. */
export type ShownVersion = {
  id: string;
  ladderId: string;
  name: string;
  version: string;
  publishedAt: Date;
  zone: string;
  isCurrent: boolean;
  /** All published versions of this ladder, the newest first. */
  versions: LadderVersionSummary[];
  /** Every ladder of the organisation, by its current version. */
  ladders: { id: string; name: string }[];
  /** For links that stay with this version; empty for the current one of the reader's own ladder. */
  query: { version?: string; ladder?: string };
  /** The reader's role and the one they aim at, where this is their ladder. */
  own: { roleId: string; targetRoleId: string | null } | null;
  /** Whether the reader isn't signed in. */
  isPublic: boolean;
  mayPublish: boolean;
};
