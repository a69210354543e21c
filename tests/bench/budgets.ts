/** What the benchmark holds the program to, as ratios to the trivial page of the same server in the same run. */
export const BUDGETS = {
  /** No main page costs more, at a hundred people. */
  page: 2.5,
  /** None costs so many times more at ten thousand people than at a hundred. */
  growth: 1.5,
  /** The 99th percentile, to that of the trivial page. */
  p99: 2.3,
  statements: 6,
  statementsInSequence: 3,
  autosave: 2,
  /** Scripts that the first load of any page sends, gzipped, before the charts that come later. */
  scriptBytes: 110 * 1024,
  /** From the click on a rating to the next paint. */
  clickMilliseconds: 16,
} as const;
