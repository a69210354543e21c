import type { GoalState } from "#app/features/growth/domain/goal";

/** How many days from today; below zero is the past. */
type Days = number;

export type DemoGoal = {
  personId: string;
  competencyId: string;
  state: GoalState;
  begunDaysAgo: number;
  why: string;
  help?: string;
  dueIn?: Days;
  dropReason?: string;
  /** `doneIn`: done on that day; "evidence": with a piece of the person's evidence. */
  actions: readonly { text: string; dueIn?: Days; doneIn?: Days; by?: "evidence" }[];
  /** What the manager changed since the person last looked, as many days ago. */
  managerChangedDaysAgo?: number;
};

export const DEMO_GOALS: readonly DemoGoal[] = [
  {
    personId: "person-mara-okafor",
    competencyId: "cross-team-influence",
    state: "active",
    begunDaysAgo: 96,
    why: "Three teams write to the block index, and each has its own idea of what a retry may cost. A Staff engineer would have brought them to one.",
    help: "Tomás: an introduction to the leads of Runtime and Checkout, and an afternoon a fortnight.",
    dueIn: 75,
    actions: [
      { text: "Collect the retry settings of all writers to the block index", doneIn: -70, by: "evidence" },
      { text: "Write down one retry budget with Runtime and Checkout, and what each gives up for it", dueIn: 12 },
      { text: "Show a month of write amplification before and after", dueIn: 60 },
    ],
    managerChangedDaysAgo: 4,
  },
  {
    personId: "person-mara-okafor",
    competencyId: "mentoring",
    state: "active",
    begunDaysAgo: 150,
    why: "Oskar wants to run the compaction work himself by spring. That frees me for the design of the next replication log.",
    dueIn: -9,
    actions: [
      { text: "Agree with Oskar which part of compaction is his, with checkpoints", doneIn: -120 },
      { text: "Let Oskar lead one incident of the compactor, and stand behind him", doneIn: -45, by: "evidence" },
      { text: "Hand over the on-call notes of the compactor", dueIn: -16 },
    ],
  },
  {
    personId: "person-mara-okafor",
    competencyId: "technical-strategy",
    state: "planned",
    begunDaysAgo: 40,
    why: "The storage roadmap ends in June. I would like to write the part on tiering, with numbers that finance believes.",
    help: "Chiara: an hour on how she argued for the object store.",
    dueIn: 160,
    actions: [{ text: "Price a year of cold blocks on both tiers", dueIn: 50 }],
  },
  {
    personId: "person-mara-okafor",
    competencyId: "observability",
    state: "done",
    begunDaysAgo: 320,
    why: "Half of our pages woke somebody who could do nothing about them.",
    dueIn: -110,
    actions: [
      { text: "Name the action for each alert of the replication log, or remove it", doneIn: -190, by: "evidence" },
      { text: "Show pages per week before and after", doneIn: -130 },
    ],
  },
  {
    personId: "person-mara-okafor",
    competencyId: "hiring",
    state: "dropped",
    begunDaysAgo: 280,
    why: "We planned to grow the team by two.",
    dropReason: "The two positions moved to Runtime in the summer; with nobody to hire, the time goes into mentoring.",
    actions: [{ text: "Shadow two interviews", doneIn: -240 }],
  },
  {
    personId: "person-jun-ho-baek",
    competencyId: "system-design",
    state: "active",
    begunDaysAgo: 120,
    why: "The quota service grows a new limit every quarter, each with code of its own.",
    dueIn: 40,
    actions: [
      { text: "Draw where limits are decided today, and who asks", doneIn: -80 },
      { text: "Propose one place for limits, with the failure cases", dueIn: -3 },
    ],
  },
  {
    personId: "person-jun-ho-baek",
    competencyId: "written-and-spoken-communication",
    state: "planned",
    begunDaysAgo: 33,
    why: "My proposals are right and unread. The next one should be read.",
    actions: [{ text: "Ask Leila to cut my next proposal to one page", dueIn: 20 }],
  },
  {
    personId: "person-leila-haddad",
    competencyId: "technical-decision-making",
    state: "active",
    begunDaysAgo: 210,
    why: "The object store has three answers to “how long is deleted data kept”. Principal work is to make it one.",
    help: "An hour with the security team each month.",
    actions: [{ text: "List what each service promises its users, with the source", dueIn: 15 }],
  },
  {
    personId: "person-oskar-lindqvist",
    competencyId: "incident-response",
    state: "active",
    begunDaysAgo: 60,
    why: "I have followed five incidents and led none.",
    dueIn: 55,
    actions: [
      { text: "Shadow the lead of two incidents and write down each decision", doneIn: -20 },
      { text: "Lead one with Mara beside me", dueIn: 25 },
    ],
  },
  {
    personId: "person-priya-raghunathan",
    competencyId: "test-design",
    state: "done",
    begunDaysAgo: 230,
    why: "Every change of the quota service waited two days for somebody to dare to merge it.",
    actions: [{ text: "Cover the rounding rules by properties instead of examples", doneIn: -90, by: "evidence" }],
  },
  {
    personId: "person-priya-raghunathan",
    competencyId: "ownership-and-execution",
    state: "active",
    begunDaysAgo: 85,
    why: "Senior means that nobody asks me how far it is, because they know.",
    dueIn: 90,
    actions: [{ text: "Write a weekly note on the quota migration, five lines", dueIn: 4 }],
  },
  {
    personId: "person-tomas-ferreira",
    competencyId: "coaching-and-performance",
    state: "active",
    begunDaysAgo: 110,
    why: "I say what is wrong a fortnight too late. Sunniva noticed, and so did Jun-ho.",
    help: "Sunniva: sit in on one conversation, and tell me what I left out.",
    dueIn: 30,
    actions: [
      { text: "Say one thing to each report within two days of seeing it, for six weeks", dueIn: 10 },
      { text: "Ask three of them what I could have said earlier", doneIn: -25 },
    ],
  },
  {
    personId: "person-sunniva-halvorsen",
    competencyId: "operating-rhythm-and-budget",
    state: "planned",
    begunDaysAgo: 28,
    why: "Planning eats three weeks of every quarter.",
    actions: [{ text: "Measure where the three weeks go, team by team", dueIn: 35 }],
  },
  {
    personId: "person-yara-mansour",
    competencyId: "technical-strategy",
    state: "active",
    begunDaysAgo: 75,
    why: "Certificates are the cause of every fourth outage; nobody owns the end of that story.",
    dueIn: 100,
    actions: [{ text: "Write one page: what it costs, what we stop doing, by when", dueIn: 21 }],
  },
  {
    personId: "person-amelie-rousseau",
    competencyId: "distributed-systems",
    state: "active",
    begunDaysAgo: 130,
    why: "The scheduler loses a lease about once a month, and we restart it and shrug.",
    dueIn: 20,
    actions: [{ text: "Reproduce the lost lease in a test", doneIn: -30, by: "evidence" }],
  },
  {
    personId: "person-hana-novotna",
    competencyId: "code-review",
    state: "active",
    begunDaysAgo: 45,
    why: "My reviews find commas. I want them to find the missing case.",
    actions: [{ text: "Name the riskiest line of each change I review, for a month", dueIn: 8 }],
  },
  {
    personId: "person-kwabena-asante",
    competencyId: "delivery-pipelines",
    state: "done",
    begunDaysAgo: 260,
    why: "A release took forty minutes, so people waited for two changes to make one.",
    actions: [{ text: "Bring the build farm under ten minutes", doneIn: -60, by: "evidence" }],
  },
  {
    personId: "person-isla-macaulay",
    competencyId: "cross-team-influence",
    state: "dropped",
    begunDaysAgo: 190,
    why: "One way to talk to payment providers, across Checkout and Catalogue.",
    dropReason: "Catalogue sells through a partner now and has no provider of its own: there is nothing left to agree.",
    actions: [],
  },
];
