import type { Recommendation } from "#app/features/promotion/domain/lifecycle";
import type { Vote } from "#app/features/promotion/domain/voting";

/** When a session met: one after each closed cycle, and one now. */
export type SessionKey = "first" | "second" | "now";

export type CaseStory = {
  name: string;
  state: "draft" | "review" | "submitted" | "in-committee" | "approved" | "not-yet" | "closed" | "withdrawn";
  session?: SessionKey;
  summary: string;
  sharedWith?: string[];
  recommendation?: { verdict: Recommendation; words: string };
  votes?: { by: string; vote: Vote; reasons: string }[];
  conflict?: { by: string; reason: string };
  decision?: { verdict: "approve" | "not-yet"; feedback: string; gaps?: string[] };
  addendum?: string;
};

/** A case in every state of its life, in the words of the people whose it is. */
export const CASE_STORIES: readonly CaseStory[] = [
  {
    name: "Mara Okafor",
    state: "draft",
    sharedWith: ["Chiara Benedetti"],
    summary:
      "For a year and a half I have led the move of the replication log to leases: first within Storage, since spring with Runtime and Ingestion, who write through it. Two outages of last year had their cause there; since the move there was none.\n\nStill to write: what I learnt from taking the first design back.",
  },
  {
    name: "Jun-ho Baek",
    state: "review",
    summary:
      "I own the quota service from its design to its alarms, and three other teams now build on its client. The two pieces to read first are the change of its limits without a restart, and the review guide that Storage and Runtime share.",
  },
  {
    name: "Leila Haddad",
    state: "submitted",
    summary:
      "The decision to keep two object stores, and to say for each kind of data which one it goes to, was mine to prepare and to defend. Four teams moved by it within two quarters, and the yearly cost of storage fell by a fifth without a deletion.\n\nBeyond Storage I lead the architecture group of the area: what it decided is written down, and what it decided wrongly too.",
    recommendation: {
      verdict: "support",
      words:
        "Leila changed how the area decides, not only what. I saw the two-store decision from its first page; the hard part was bringing Runtime along, and she did it without me. I would look twice at mentoring: it is there, but it is with two people only.",
    },
    addendum:
      "Since I submitted, the second half of the migration was finished: the last of the four teams moved on Monday, a week early.",
  },
  {
    name: "Priya Raghunathan",
    state: "in-committee",
    session: "now",
    summary:
      "I finish what I begin: the compaction of the block index went from an idea of mine to production in one quarter, with a rollout plan that nobody had to ask for. I am on call on my own since May, and wrote the three runbooks that the others use.",
    recommendation: {
      verdict: "support",
      words:
        "Priya works at this level for two cycles. She takes a problem without a shape and comes back with one. In incidents she is calm and writes down what she does.",
    },
    votes: [
      {
        by: "Chiara Benedetti",
        vote: "approve",
        reasons:
          "The compaction work shows scope and finish; I checked the rollout plan. Evidence for working across teams is thin, yet the role asks for little of it.",
      },
    ],
    conflict: { by: "Saoirse Gallagher", reason: "I offered her a place in my team last month." },
  },
  {
    name: "Pedro Almeida",
    state: "approved",
    session: "now",
    summary:
      "Refunds used to be the part of Checkout that nobody wanted to touch. I redesigned them with Finance, took every step without a stop of payments, and left the team with a design that newcomers change in their second week.",
    recommendation: {
      verdict: "support",
      words: "The refund redesign is the work of a Staff Engineer, and so is the way he left it to others.",
    },
    votes: [
      {
        by: "Sunniva Halvorsen",
        vote: "approve",
        reasons: "Two pieces across teams, both vouched for by those who had to live with them.",
      },
      {
        by: "Yara Mansour",
        vote: "approve",
        reasons: "The risk handling in the refund cut-over is what convinced me.",
      },
      {
        by: "Chiara Benedetti",
        vote: "approve",
        reasons: "Clear scope beyond his team; the written decision is a model for others.",
      },
      { by: "Saoirse Gallagher", vote: "abstain", reasons: "I know the payment side too little to judge it." },
      { by: "Tomás Ferreira", vote: "approve", reasons: "I used his cut-over plan as a template; it held." },
    ],
    decision: {
      verdict: "approve",
      feedback:
        "The committee saw scope well beyond your team, and decisions that others could follow without you. What it would like to see next is how you bring somebody else to the same place.",
    },
  },
  {
    name: "Eluned Pryce",
    state: "not-yet",
    session: "now",
    summary:
      "I built the preview environments, and keep them at under two minutes for a year now. All product teams use them. I review most of what changes in the build farm.",
    recommendation: {
      verdict: "support-later",
      words:
        "The technical depth is there without question. What I have not seen yet is Eluned changing the direction of something she does not build herself. I would support it once there is one such piece.",
    },
    votes: [
      {
        by: "Sunniva Halvorsen",
        vote: "not-yet",
        reasons: "Deep and reliable; I looked for influence beyond the team and found one piece, older than a year.",
      },
      {
        by: "Yara Mansour",
        vote: "not-yet",
        reasons: "Strategy and influence are missing in the evidence, not only thin.",
      },
      {
        by: "Chiara Benedetti",
        vote: "approve",
        reasons: "The preview environments changed how eight teams work. To me that is influence.",
      },
      { by: "Saoirse Gallagher", vote: "not-yet", reasons: "One more cycle with a piece across teams, then yes." },
      {
        by: "Tomás Ferreira",
        vote: "not-yet",
        reasons: "Nothing in it contradicts the role; two core competencies are not shown.",
      },
    ],
    decision: {
      verdict: "not-yet",
      feedback:
        "The committee was impressed by the preview environments: by the depth, and by the year of keeping them fast. It did not see yet how you move something that you do not build yourself.\n\nOne piece would show it: take the direction of test environments across the area, write it down, and bring two teams to follow it. Your manager offered to open that door.",
      gaps: ["cross-team-influence", "technical-strategy"],
    },
  },
  {
    name: "Daniel Osei",
    state: "closed",
    session: "first",
    summary:
      "The offline cache was rewritten under my lead, with half the crashes and a third of the code. I run the release train of the mobile apps.",
    recommendation: {
      verdict: "not-yet",
      words:
        "Good work at today’s level. I do not see the scope of the next one yet, and said so to Daniel before he asked.",
    },
    votes: [
      { by: "Sunniva Halvorsen", vote: "not-yet", reasons: "One large piece, within one team." },
      { by: "Chiara Benedetti", vote: "not-yet", reasons: "System design beyond the app is not shown." },
      { by: "Yara Mansour", vote: "not-yet", reasons: "I agree with the manager’s reading." },
    ],
    decision: {
      verdict: "not-yet",
      feedback:
        "The cache is good work, and it stays inside one team. Next time the committee looks for a design that others had to agree to.",
      gaps: ["system-design"],
    },
  },
  {
    name: "Kwabena Asante",
    state: "closed",
    session: "second",
    summary:
      "I made the service template what new services start from, and was on call for the build farm through its worst month.",
    recommendation: { verdict: "support", words: "He does the work of a Senior Engineer since the summer." },
    votes: [
      { by: "Sunniva Halvorsen", vote: "approve", reasons: "Ownership from end to end." },
      { by: "Chiara Benedetti", vote: "approve", reasons: "The template is used by everyone." },
      { by: "Yara Mansour", vote: "approve", reasons: "Calm and exact in incidents." },
    ],
    decision: { verdict: "approve", feedback: "A clear case. Thank you for the month on the build farm." },
  },
  {
    name: "Marjan Tehrani",
    state: "approved",
    session: "second",
    summary:
      "I lead the work on the tax calculator: three countries added without a change of its callers, and a test suite that found two errors of the old one.",
    recommendation: {
      verdict: "support",
      words: "Marjan owns the tax calculator fully, and others ask her before they ask me.",
    },
    votes: [
      { by: "Sunniva Halvorsen", vote: "approve", reasons: "Design and testing at the level, twice." },
      { by: "Chiara Benedetti", vote: "approve", reasons: "The migration without a change for callers convinced me." },
      { by: "Yara Mansour", vote: "approve", reasons: "Nothing missing in the core." },
    ],
    decision: {
      verdict: "approve",
      feedback: "Well deserved. The committee would like to see you teach the testing approach.",
    },
  },
  {
    name: "Anneli Saarinen",
    state: "withdrawn",
    summary: "The product index was split by market. I withdraw this for now: the second half belongs into it.",
  },
];

export const SESSION_MEMBERS: Record<SessionKey, { chair: string; others: string[] }> = {
  first: { chair: "Sunniva Halvorsen", others: ["Chiara Benedetti", "Yara Mansour"] },
  second: { chair: "Sunniva Halvorsen", others: ["Chiara Benedetti", "Yara Mansour"] },
  now: {
    chair: "Sunniva Halvorsen",
    others: ["Chiara Benedetti", "Yara Mansour", "Saoirse Gallagher", "Tomás Ferreira"],
  },
};
