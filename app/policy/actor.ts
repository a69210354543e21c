/** Someone who is signed in. Every request has one, or none. */
export type Actor = {
  personId: string;
  name: string;
  isAdministrator: boolean;
  /** Whether anyone reports to them. It decides what the navigation offers, never what they may see. */
  hasReports: boolean;
};

/** The actor's relation to the person that something is about. */
export type Relation = {
  isSelf: boolean;
  /** Their manager of today. */
  isDirectManager: boolean;
  /** Anywhere above them in the reporting line, the direct manager included. */
  isInChain: boolean;
};
