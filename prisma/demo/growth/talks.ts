export type DemoCheckIn = {
  personId: string;
  daysAgo: number;
  notes: string;
  followUps: readonly { text: string; owner: "person" | "manager"; dueIn?: number; doneIn?: number }[];
  /** What each keeps for themselves. */
  private?: { person?: string; manager?: string };
};

export const DEMO_CHECK_INS: readonly DemoCheckIn[] = [
  {
    personId: "person-mara-okafor",
    daysAgo: 37,
    notes:
      "Retry budget: Runtime is in, Checkout fears for its refunds at month end. Mara brings last month’s numbers to the next meeting of both.\n\nOskar: he led the compactor incident on the 4th, calmly. Mara steps back from the rota in two weeks.\n\nPromotion: we agree that influence is the thin part. Nothing to hurry.",
    followUps: [
      { text: "Introduce Mara to the lead of Checkout, in person", owner: "manager", dueIn: -21 },
      { text: "Bring a month of write amplification, by team", owner: "person", dueIn: 6 },
    ],
    private: {
      person: "I did not say that I looked at the opening in Runtime. Think about it until spring.",
      manager: "She underplays the replication work. Make sure Sunniva hears of it before calibration.",
    },
  },
  {
    personId: "person-mara-okafor",
    daysAgo: 66,
    notes:
      "Went through the last result, competency by competency. We differ on mentoring: Tomás sees the pairing, not yet somebody who works alone because of it. That is now a goal.",
    followUps: [
      { text: "Write down which part of compaction is Oskar’s", owner: "person", doneIn: -58 },
      { text: "Move the Thursday review so that Mara can join the design forum", owner: "manager", doneIn: -60 },
    ],
    private: { manager: "Ask again about the on-call load; she answered very quickly." },
  },
  {
    personId: "person-mara-okafor",
    daysAgo: 101,
    notes: "First talk of the half-year. Two goals at most; hiring is off the table, so we drop that one.",
    followUps: [],
  },
  {
    personId: "person-jun-ho-baek",
    daysAgo: 24,
    notes:
      "The proposal for one place for limits is late. He waits for numbers that nobody will give him: start without.",
    followUps: [{ text: "Send the proposal with the numbers we have", owner: "person", dueIn: -2 }],
    private: { person: "Tired. The quota pages at night are more than we say.", manager: "Watch the load." },
  },
  {
    personId: "person-leila-haddad",
    daysAgo: 49,
    notes:
      "Deletion rules: security wants thirty days, the contracts say ninety. Leila writes both down, side by side.",
    followUps: [{ text: "Ask legal which contracts say ninety", owner: "manager", dueIn: 9 }],
  },
  {
    personId: "person-oskar-lindqvist",
    daysAgo: 18,
    notes: "Ready to lead an incident. Mara is beside him for the first.",
    followUps: [{ text: "Put Oskar on the rota as second from next month", owner: "manager", doneIn: -10 }],
  },
  {
    personId: "person-tomas-ferreira",
    daysAgo: 30,
    notes: "Feedback comes late: we made it a goal. Sunniva sits in on one conversation in December.",
    followUps: [{ text: "Choose the conversation, and ask whoever it is", owner: "person", dueIn: 14 }],
    private: {
      person: "I avoid it with Jun-ho because I like him. That is no help to him.",
      manager: "He hears it well. Give him the larger team if this lands.",
    },
  },
  {
    personId: "person-hana-novotna",
    daysAgo: 12,
    notes: "Reviews: she finds real things now. The next step is to say them shorter.",
    followUps: [],
  },
];
