/** An item of a person's own log: how many days ago, what was done, and as much of the four answers as they wrote. */
export type LogPiece = {
  daysAgo: number;
  title: string;
  problem?: string;
  choice?: string;
  result?: string;
  risk?: string;
  links?: string[];
  /** "competency" or "competency/criterion". */
  shows?: string[];
  vouches?: { by: string; words?: string; declined?: true }[];
  shared?: true;
  archived?: true;
};

const SITE = "https://example.com";

/** Two years of the engineer who prepares a case for Staff. */
const MARA: LogPiece[] = [
  {
    daysAgo: 16,
    title: "Tracing from the upload to the disk",
    problem:
      "When an upload was slow, five teams each showed that their own service was fast. The last such week cost two engineers four days, and support could only say “we are looking into it”.",
    choice:
      "One trace id through all five services instead of a fifth dashboard. I wrote the library for the two languages we use, changed our own services first and paired one afternoon with each team.\n\nI decided against sampling by service: a trace with a hole in the middle answers nothing.",
    result:
      "- 9 of 10 slow uploads are explained within **15 minutes**, from a day before\n- the slowest call was a look-up of quotas; cached, the 99th percentile of uploads went from 1,900 to 640 ms",
    risk: "Trace headers could have carried the names of customers’ files. Security and I went through every field; a test refuses new ones that are not on the list.",
    links: [`${SITE}/documents/tracing-from-upload-to-disk`, `${SITE}/dashboards/upload-traces`],
    shows: [
      "observability/traces-across-owners",
      "observability/joins-signals-of-teams",
      "performance-engineering/explains-the-slowest-requests",
      "diagnosis-and-debugging/builds-a-missing-tool",
      "engineering-standards/adoption-made-easy",
    ],
    vouches: [
      {
        by: "Tomás Ferreira",
        words:
          "I sat in the call where the four leads agreed to take the library. Mara had answered every objection in the proposal before anybody raised it.",
      },
      { by: "Sunniva Halvorsen" },
    ],
    shared: true,
  },
  {
    daysAgo: 41,
    title: "One objective for uploads, agreed by five teams",
    problem: "Each team met its own target, and one upload in sixty still went wrong for the customer.",
    choice:
      "I proposed an objective for the journey as the customer sees it, and a page that says whose share of the error budget is used up. I asked for agreement on the measure first and on the number later.",
    result: "Agreed in three weeks. Failed uploads fell from 1.6 % to 0.7 % in the quarter after.",
    risk: "A shared number that nobody owns. The page names one team for each part, and the director of the area reads it every Monday.",
    links: [`${SITE}/documents/upload-objective`],
    shows: [
      "observability/defines-shared-objectives",
      "production-reliability/journey-objective-shared",
      "cross-team-influence/settles-opposed-goals",
      "ownership-and-execution/settles-gaps-between-teams",
    ],
    vouches: [
      { by: "Sunniva Halvorsen", words: "The first objective in this area that five teams use without being asked." },
    ],
    shared: true,
  },
  {
    daysAgo: 63,
    title: "Took the old block index out of use",
    problem:
      "A third of all reads still went through an index nobody had changed in three years, on a database version whose support ends.",
    choice:
      "Moved in shadow: both paths for four weeks, every difference looked at, the old one switched off region by region.",
    result:
      "0 lost blocks in 41 million. The last server went off two weeks before the contract did, which saves 2,300 € a month.",
    risk: "A block deleted by both paths at once. Deletes waited a day, and the day’s list was compared before it ran.",
    links: [`${SITE}/changes/7714`, `${SITE}/documents/block-index-in-shadow`],
    shows: [
      "distributed-systems/moves-in-shadow",
      "ownership-and-execution/completes-cross-team-migration",
      "business-impact/cuts-running-cost",
      "technical-strategy/ends-investment",
    ],
    vouches: [
      {
        by: "Tomás Ferreira",
        words: "Planned for a quarter, done in a quarter. I looked at the comparison every week.",
      },
    ],
    shared: true,
  },
  {
    daysAgo: 88,
    title: "Decision on how services name sizes",
    problem:
      "Sizes were floats in two services, strings in three, and bytes in one; each new interface began with the same argument.",
    choice:
      "Wrote down three options with what each costs whom, and what we would not decide yet: sizes that are estimates.",
    result: "Accepted by seven teams; fourteen interfaces follow it.",
    links: [`${SITE}/documents/decision-sizes`],
    shows: [
      "technical-decision-making/closes-a-cross-team-decision",
      "technical-decision-making/names-what-is-undecided",
      "engineering-standards/shared-standard-adopted",
      "written-and-spoken-communication/settles-meaning-of-terms",
    ],
    vouches: [
      { by: "Yara Mansour", words: "I was against it at first. The page on what stays undecided is why I signed." },
    ],
    shared: true,
  },
  {
    daysAgo: 120,
    title: "Grew the lead of the quota project",
    problem: "I was the only one in the team who had led work across teams.",
    choice:
      "Handed the quota project over after the first milestone, and wrote down with its new lead what is theirs to decide alone.",
    result: "It shipped two weeks late, and they led the next one without me.",
    shows: [
      "mentoring/grows-lead-of-project",
      "mentoring/sponsors-for-larger-work",
      "cross-team-influence/hands-lead-to-other-team",
    ],
    vouches: [
      { by: "Tomás Ferreira", words: "She had not asked for it. Mara put her name forward and stayed in reach." },
    ],
  },
  {
    daysAgo: 150,
    title: "Failure test of the config service, with three teams",
    problem: "Nobody knew what uploads do when no configuration comes.",
    choice: "Cut the connection on a Tuesday morning, announced, with a stop button that two people held.",
    result:
      "Uploads stood still after four minutes: the last configuration is kept for a day now, and the next test passed unnoticed.",
    risk: "Real customers. We did it in the weakest hour, in one region, and told support beforehand.",
    links: [`${SITE}/incidents/failure-test-config`],
    shows: ["production-reliability/failure-test-across-teams", "production-reliability/hard-dependency-loosened"],
    shared: true,
  },
  {
    daysAgo: 205,
    title: "Learning path for the replication log",
    choice: "Six exercises on a copy of last year’s data, each with a mistake we really made.",
    result:
      "Four people of two teams have done it; the first change to the log now takes a newcomer two weeks, from six.",
    links: [`${SITE}/documents/replication-log-learning-path`],
    shows: ["mentoring", "learning-and-curiosity/finds-the-teams-gap"],
  },
  {
    daysAgo: 260,
    title: "Led the response when replication stopped",
    problem: "Replication to the second region stopped on a Friday at 17:40, and the log had room for two hours.",
    choice:
      "Rolled the log’s format back instead of repairing forward; wrote down what that would lose before we did it.",
    result: "Replication ran again at 19:05. All five actions of the review are closed.",
    risk: "Entries of 85 minutes had to be replayed. I had two people check the list against the object store’s.",
    links: [`${SITE}/incidents/replication-friday`],
    shows: [
      "incident-response/leads-team-response",
      "incident-response/records-risk-of-mitigation",
      "incident-response/reviews-without-blame",
    ],
    vouches: [{ by: "Tomás Ferreira", words: "Calm, and every decision was in the channel with its reason." }],
    shared: true,
  },
  {
    daysAgo: 330,
    title: "Page for the executives on what a third region would cost",
    problem: "Sales had promised a third region without a price.",
    result: "Decided on it in one meeting: two customers first.",
    shows: [
      "written-and-spoken-communication/writes-page-executives-decide-from",
      "business-impact/sizes-technical-work",
    ],
    vouches: [{ by: "Sunniva Halvorsen", words: "This is the page we decided from." }],
  },
  {
    daysAgo: 410,
    title: "Boundary between object store and quota service drawn anew",
    problem: "Two of three changes needed both teams.",
    choice:
      "Moved the counting to the quota service and left the object store an event. The other way round would have kept one release for both.",
    result: "One change in five needs both teams, counted over two quarters.",
    links: [`${SITE}/documents/store-quota-boundary`],
    shows: ["system-design/sets-boundaries-between-teams", "data-modelling/reshapes-a-live-entity"],
    vouches: [{ by: "Tomás Ferreira", words: "The boundary held; we have not moved it since." }],
    shared: true,
  },
  {
    daysAgo: 520,
    title: "Races in the compaction scheduler, provoked and ended",
    problem: "Twice a month a segment was compacted twice and caught by hand.",
    result: "A test provokes it within a second. None since.",
    links: [`${SITE}/changes/3120`],
    shows: ["concurrency/provokes-races-in-tests", "concurrency/ends-a-class-of-fault"],
  },
  {
    daysAgo: 640,
    title: "Interview on reading somebody else’s code",
    choice: "Derived from two weeks of what we really do; the exercise before asked for an algorithm.",
    shows: ["hiring/derives-interviews-from-work"],
    vouches: [{ by: "Yara Mansour", declined: true, words: "I joined the panel only later." }],
  },
  { daysAgo: 4, title: "Showed support how to read a trace" },
  {
    daysAgo: 9,
    title: "Review of the retention design: found that it deletes twice on retry",
    links: [`${SITE}/changes/8841`],
  },
  {
    daysAgo: 480,
    title: "Moved the team’s board to another tool",
    result: "Nobody noticed.",
    archived: true,
  },
  { daysAgo: 700, title: "Talk at the meet-up on idempotency", links: [`${SITE}/talks/idempotency`], archived: true },
];

const TOMAS: LogPiece[] = [
  {
    daysAgo: 30,
    title: "Two people promoted with cases that held",
    problem: "Both had been told “not yet” a year before, without a reason they could act on.",
    choice: "Turned each reason into one goal with a date, and looked at it in every second one-to-one.",
    result: "Both cases were approved at the first reading.",
    shows: ["mentoring", "written-and-spoken-communication"],
    vouches: [{ by: "Sunniva Halvorsen", words: "I chaired that committee; the cases spoke for themselves." }],
    shared: true,
  },
  {
    daysAgo: 95,
    title: "On-call load halved without another person",
    problem: "Eleven pages a night in the worst week.",
    choice: "Stopped features for two weeks and let the team choose what to mend.",
    result: "From 34 pages a week to 15, kept for a quarter.",
    risk: "A promise to sales moved; I told them the day we decided.",
    shows: ["production-reliability", "planning-and-estimation"],
    shared: true,
  },
  { daysAgo: 12, title: "Agreed with Runtime who answers for the config service" },
  {
    daysAgo: 400,
    title: "Hired three engineers from 212 applications, with one scorecard",
    result: "All three are here and past their first year.",
    shows: ["hiring"],
    vouches: [{ by: "Yara Mansour", words: "The scorecard is the one we all use now." }],
  },
];

const SUNNIVA: LogPiece[] = [
  {
    daysAgo: 50,
    title: "One plan for Storage and Runtime instead of two",
    problem: "The two plans promised the same people.",
    choice: "Asked both managers to plan together for two days, with the list of what we would not do first.",
    result: "Nine of eleven things came in their month; last year four of ten.",
    shows: ["technical-strategy", "planning-and-estimation"],
  },
  {
    daysAgo: 210,
    title: "Ended the second data warehouse",
    result: "180,000 € a year.",
    shows: ["business-impact", "technical-strategy"],
  },
  { daysAgo: 8, title: "Wrote down how the area decides on exceptions" },
];

const YARA: LogPiece[] = [
  {
    daysAgo: 70,
    title: "Sign-in for all inner tools in one place",
    problem: "Leavers kept access to four of nineteen tools.",
    choice: "Moved the nineteen behind one sign-in, the riskiest first.",
    result: "Access ends within an hour, proved by a weekly check.",
    risk: "Everyone locked out at once: a second way in, sealed, tried twice a year.",
    links: [`${SITE}/documents/one-sign-in`],
    shows: ["security/unused-access-removed", "engineering-standards"],
    vouches: [{ by: "Mara Okafor" }],
  },
  {
    daysAgo: 300,
    title: "Build cache shared by all repositories",
    result: "Median build from 11 to 4 minutes.",
    shows: ["delivery-pipelines"],
  },
];

/** By the readable part of their id. */
export const LOGS: Record<string, LogPiece[]> = {
  "mara-okafor": MARA,
  "tomas-ferreira": TOMAS,
  "sunniva-halvorsen": SUNNIVA,
  "yara-mansour": YARA,
};

/** What people say when they vouch for a piece they saw. */
export const VOUCHES = [
  "I was there, and it went as described.",
  "I reviewed this. The result is the one I see on the dashboard.",
  "We depended on it, and it came when it was promised.",
  "I would not have found that cause. I have used the same way of looking since.",
  "True, and modest: the idea to compare both paths was theirs too.",
  "I was on call that night. This is what made the difference.",
  "Our team took it over without a question left open.",
] as const;

export const DECLINES = [
  "I only heard of it; somebody closer should say it.",
  "I was away in those weeks.",
  "We worked on different parts of it.",
] as const;

export const RISKS = [
  "Behind a switch for the first week, with one person watching.",
  "The old way stayed in place until the new one had run for a month.",
  "I wrote down beforehand how we would notice and how to go back; we did not need it.",
  "Tried on a copy of the data first.",
] as const;
