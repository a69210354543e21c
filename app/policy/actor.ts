/** Someone who is signed in. Every request has one, or none. */
export type Actor = {
  personId: string;
  name: string;
  isAdministrator: boolean;
  /** Whether anyone reports to them: decides what the navigation offers, never what they may see. */
  hasReports: boolean;
};

/** How an actor stands to the person something is about. */
export type Relation = {
  isSelf: boolean;
  /** Their manager of today. */
  isDirectManager: boolean;
  /** Anywhere above them in the reporting line, the direct manager included. */
  isInChain: boolean;
};
