import type { Verdict } from "#app/features/growth/domain/feedback";

export type DemoRequest = {
  slug: string;
  askerId: string;
  competencies: readonly string[];
  question: string;
  named: boolean;
  daysAgo: number;
  closedDaysAgo?: number;
  shared?: boolean;
  /** Those asked who have not answered. */
  waiting?: readonly string[];
  declined?: readonly string[];
  answers: readonly { by: string; verdicts: readonly Verdict[]; words: readonly string[] }[];
};

const [seen, notSeen, cannotSay] = ["seen", "not-seen", "cannot-say"] as const;

export const DEMO_REQUESTS: readonly DemoRequest[] = [
  {
    slug: "mara-named",
    askerId: "person-mara-okafor",
    competencies: ["mentoring"],
    question:
      "Since the summer I try to hand work over instead of finishing it myself. Did you notice, and was it any use?",
    named: true,
    daysAgo: 34,
    closedDaysAgo: 12,
    shared: true,
    answers: [
      {
        by: "person-oskar-lindqvist",
        verdicts: [seen, seen, cannotSay],
        words: [
          "In the compactor incident you said nothing for ten minutes. I found it myself. It was long, and right.",
        ],
      },
      {
        by: "person-priya-raghunathan",
        verdicts: [cannotSay, seen, notSeen],
        words: [
          "You asked me what I would try, before you told me. Do that in reviews too: there you still write the answer.",
        ],
      },
    ],
  },
  {
    slug: "mara-unnamed-open",
    askerId: "person-mara-okafor",
    competencies: ["cross-team-influence", "written-and-spoken-communication"],
    question: "I bring the retry budget to three teams. What helps you to say yes, and what makes you stop reading?",
    named: false,
    daysAgo: 9,
    waiting: ["person-dmitri-volkonsky", "person-isla-macaulay", "person-leila-haddad"],
    answers: [
      {
        by: "person-amelie-rousseau",
        verdicts: [seen, cannotSay, notSeen],
        words: ["The numbers convinced us; the meeting before them did not.", ""],
      },
      {
        by: "person-jun-ho-baek",
        verdicts: [seen, seen, cannotSay],
        words: ["", "Your documents are long. The first page would be enough."],
      },
    ],
  },
  {
    slug: "tomas-unnamed-closed",
    askerId: "person-tomas-ferreira",
    competencies: ["coaching-and-performance"],
    question: "What could I have told you earlier?",
    named: false,
    daysAgo: 52,
    closedDaysAgo: 26,
    answers: [
      {
        by: "person-mara-okafor",
        verdicts: [seen, notSeen, cannotSay],
        words: ["That my design was fine, a week before the review. I spent that week doubting it."],
      },
      {
        by: "person-leila-haddad",
        verdicts: [notSeen, seen, cannotSay],
        words: ["When priorities change, say so on the day. We saw it in the plan."],
      },
      {
        by: "person-oskar-lindqvist",
        verdicts: [seen, seen, seen],
        words: ["You are clear once you speak. It is the waiting."],
      },
      { by: "person-priya-raghunathan", verdicts: [seen, cannotSay, cannotSay], words: [""] },
    ],
  },
  {
    slug: "jun-ho-too-few",
    askerId: "person-jun-ho-baek",
    competencies: ["system-design"],
    question: "",
    named: false,
    daysAgo: 70,
    closedDaysAgo: 41,
    declined: ["person-dmitri-volkonsky"],
    answers: [
      { by: "person-leila-haddad", verdicts: [seen, notSeen, notSeen], words: ["Draw it earlier."] },
      { by: "person-mara-okafor", verdicts: [seen, seen, cannotSay], words: [""] },
    ],
  },
  {
    slug: "leila-asks",
    askerId: "person-leila-haddad",
    competencies: ["technical-decision-making", "mentoring"],
    question: "The decision on deletion rules: was it clear what was decided, and why?",
    named: true,
    daysAgo: 6,
    waiting: ["person-mara-okafor", "person-jun-ho-baek"],
    answers: [
      {
        by: "person-chiara-benedetti",
        verdicts: [seen, seen, notSeen],
        words: ["Clear, and fair to those who lost. Write down what would make us change our minds.", ""],
      },
    ],
  },
  {
    slug: "amelie-asks",
    askerId: "person-amelie-rousseau",
    competencies: ["distributed-systems"],
    question: "The lost leases: what did you see me do that helped, and what did I miss?",
    named: false,
    daysAgo: 4,
    waiting: ["person-mara-okafor", "person-dmitri-volkonsky", "person-tariq-siddiqui"],
    answers: [],
  },
];
