/** Where a tracker's export as CSV has what an item needs. The first day that is filled counts; without a zone it is in UTC where `isUtc` says so. */
export type Tracker = {
  name: string;
  /** Columns that only this export has together. */
  signs: readonly string[];
  title: string;
  days: readonly string[];
  isUtc: boolean;
  link: string | null;
  key: string;
  description: string;
};

const TRACKERS: readonly Tracker[] = [
  {
    name: "Jira",
    signs: ["summary", "issue key"],
    title: "summary",
    days: ["resolved", "resolution date"],
    isUtc: false,
    link: null,
    key: "issue key",
    description: "description",
  },
  {
    name: "Linear",
    signs: ["id", "team", "title", "completed"],
    title: "title",
    days: ["completed"],
    isUtc: true,
    link: "url",
    key: "id",
    description: "description",
  },
  {
    name: "GitLab",
    signs: ["title", "url", "state", "created at (utc)"],
    title: "title",
    days: ["merged at (utc)", "closed at (utc)"],
    isUtc: true,
    link: "url",
    key: "url",
    description: "description",
  },
];

/** The tracker whose export has these columns, in lower case; null for any other table. */
export const findTracker = (names: readonly string[]): Tracker | null =>
  TRACKERS.find(({ signs }) => signs.every((sign) => names.includes(sign))) ?? null;
