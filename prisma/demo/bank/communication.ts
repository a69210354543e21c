import type { Stories } from "./story";

export const COMMUNICATION: Stories = {
  "written-and-spoken-communication": [
    [
      1,
      "What I did, found and need",
      "Wrote a short note at the end of each day in the first weeks on {service}. {teammate} answered questions before I was stuck {count:3-6} times.",
    ],
    [
      2,
      "How {service} works, on two pages",
      "Wrote it for those who join: what it does, where it breaks, how to run it. {count:3-5} people began with it and the questions they still had are in it now.",
    ],
    [
      2,
      "Release notes that support uses",
      "Asked support what they need and wrote release notes for them. Questions from support about releases fell from {before:12-18} to {after:3-5} a month.",
    ],
    [
      3,
      "Weekly letter of {team}",
      "One page each week on what changed, what is late and what we ask of others, for people who were not there. {count:25-45} people outside the team read it, and the status meeting was dropped.",
    ],
    [
      3,
      "Explained: why {service} was slow",
      "Explained the cause to product and sales with one picture and no jargon. They chose which customers to tell themselves, and the account that was about to leave stayed.",
    ],
    [
      4,
      "One account of the migration, for engineers and the board",
      "Wrote one text of four pages with the figures that everyone uses: {count:6-8} teams, finance and the board. It was changed {times:9-14} times in the open, and nobody keeps a version of their own.",
    ],
    [
      4,
      "Disagreement written down fairly",
      "Two teams had stopped listening. I wrote both positions so that each signed its own, then the three facts that would settle it. Two were measured within {days:6-12} days, and the meeting took half an hour.",
    ],
    [
      5,
      "How we explain our systems",
      "Set a form for design documents and a yearly review of the ten that matter most. New people read those first, {share:81-92} % of teams write so without being asked, and customers have been given three of them as they are.",
    ],
  ],
  "cross-team-influence": [
    [
      1,
      "A question to {otherTeam}, well prepared",
      "Prepared my question to {otherTeam} with {teammate}: an example, what I tried, what I need. The answer came the same day.",
    ],
    [
      2,
      "A change in {other}, made easy to accept",
      "Needed a field from {other}. I wrote the change with its tests after asking how they want it, and it was merged in {days:2-4} days.",
    ],
    [
      2,
      "Fault in {other} shown by example",
      "Reported it with a test of {lines:10-20} lines that fails. They fixed it within the week, and used the test.",
    ],
    [
      3,
      "Agreed with {otherTeam} who retries",
      "Both sides retried. I brought figures from the last {count:3-4} outages, spoke for {team}, gave up ours, and the agreement is tested on both sides. Duplicate work fell by {share:70-90} %.",
    ],
    [
      3,
      "One calendar for changes to shared data",
      "Brought {otherTeam} and us to announce changes two weeks ahead. {count:9-15} changes have gone through without a surprise, and both sides kept it when it was inconvenient.",
    ],
    [
      4,
      "Four teams, one way to page",
      "Four teams paged each other by four rules, and none had to listen to me. I showed each what it would gain, changed the proposal twice for {otherTeam}, and it has held for {months:8-12} months; wrong pages are down by {share:58-75} %.",
    ],
    [
      4,
      "Agreement to stop supporting the old client",
      "Sales, support and three teams wanted opposite things. I had each name what would make it acceptable, found the {count:4-6} customers it hinged on, and went to see two of them. It ended on the agreed day.",
    ],
    [
      5,
      "The direction of the interface standard",
      "Moved the company, and then the working group outside it, to one form of events. {count:11-17} teams and three other companies publish in it, and it is kept by people whom I have never met.",
    ],
  ],
};
