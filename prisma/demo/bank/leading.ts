import type { Stories } from "./story";

/** Stories of those who lead people; `{report}` is one of them. */
export const LEADING: Stories = {
  "coaching-and-performance": [
    [
      1,
      "Talks about growth, prepared with my manager",
      "Asked my manager to prepare the first two growth talks with me. I speak less than half of the time now, and both people wrote their own goals.",
    ],
    [
      2,
      "Weekly talks that hold",
      "Kept {share:88-96} % of our weekly talks over the half-year. What was hard to say went to my manager first, twice, and was said within the week.",
    ],
    [
      2,
      "Feedback within two days",
      "Give feedback within two days, with what I saw and what followed. {count:20-30} notes, shared with the people they are about.",
    ],
    [
      3,
      "{report} from stuck to leading",
      "{report} had stalled for a year. We agreed on one thing to lead, what I would no longer do for them, and a date to look. Two cycles on they lead it, and {count:3-4} ratings have moved by evidence.",
    ],
    [
      3,
      "A hard conversation, early",
      "Said in week {weeks:2-3} what I used to say in month six. A plan with three observable points followed; two were met within {months:2-3} months, and we found other work for the third.",
    ],
    [
      3,
      "Ratings of {team}, with reasons",
      "Wrote for each rating the work that it rests on. Of {count:90-130} ratings {changed:6-11} changed in the talk, four of them upwards, and nobody learnt anything new in the final one.",
    ],
    [
      4,
      "Managers coached on one case each",
      "Coach the managers of the area on one case a month, in which I do not decide. All {count:3-4} gave feedback they had put off, and {report} now leads the circle.",
    ],
    [
      4,
      "Judgement alike across teams",
      "Two of my managers rated like work a step apart. I had both rate {count:8-12} anonymous cases and talk about the differences; they lie within {tenths:2-4} tenths now, and appeals fell from {before:5-7} to {after:0-1}.",
    ],
    [
      5,
      "Fairness, measured and published",
      "Published two years of ratings and promotions by group within the company, with their doubt. One difference was real; we changed how work is given out, and it has halved since.",
    ],
  ],
  "building-teams": [
    [
      1,
      "A first week that works",
      "Wrote the first week for newcomers with {report}: someone to ask, a change to release by Thursday, lunch with the neighbours.",
    ],
    [
      2,
      "{team} complete again",
      "Two places were open for {months:5-7} months. Described the work anew, asked the team what it lacks, and filled both in {weeks:9-13} weeks. Both stayed past the first year.",
    ],
    [
      2,
      "A disagreement settled in the team",
      "Two engineers had stopped reviewing each other. Talked with each, then with both about one change; they share the on-call handover now.",
    ],
    [
      3,
      "Four quarters without losing {team}",
      "Three arrivals and two departures in a year. Knowledge of {service} was with one person at its start and is with {count:4-5} now; the team kept {share:80-92} % of its commitments throughout.",
    ],
    [
      3,
      "Departure of a key engineer, prepared",
      "Knew {weeks:8-12} weeks ahead because we had talked about it. Handovers were released changes, not documents; the quarter's plan moved by {days:4-9} days.",
    ],
    [
      4,
      "The area staffed to a plan",
      "Planned with my managers which skills the area needs in a year, and moved {count:4-6} people who wanted to move before hiring. Open places fell from {before:9-12} to {after:2-3}; cost stayed as it was.",
    ],
    [
      4,
      "Why people left, and what changed",
      "Read {count:14-19} exit talks: nights on call and no way up for specialists. Both were changed with three teams, and departures fell from {before:19-24} % to {after:7-10} % a year.",
    ],
    [
      5,
      "A company that renews itself",
      "Two years ago every third leader came from outside. With new paths and a plan for each role, {share:74-85} % come from within, and the pool is wider than the one we hired from.",
    ],
  ],
  "organisation-design": [
    [
      1,
      "Who owns what in {team}",
      "Made a map of what {team} owns with everyone in the room. {count:3-5} things had two owners and two had none.",
    ],
    [
      2,
      "Border with {otherTeam} settled",
      "Questions about {other} went back and forth for {days:5-9} days. Agreed with its manager who answers what, in a table of {count:9-14} lines; they take a day now.",
    ],
    [
      2,
      "Duties in {team}, written and rotated",
      "Release, triage and support had always fallen to the same two. Wrote the duties down and rotated them; {report} asked for triage and improved it.",
    ],
    [
      3,
      "Remit of {team} drawn around the work",
      "Counted a quarter of work: {before:48-57} % needed another team. Gave one service away and took one in, with {otherTeam}; {after:24-31} % does now, and lead time fell by a third.",
    ],
    [
      3,
      "A role for what nobody did",
      "Cost and capacity belonged to nobody. Made it half of {report}'s role with a clear end, and the cost of {service} fell by {share:13-22} % in two quarters.",
    ],
    [
      4,
      "Boundaries of {count:3-4} teams, redrawn and checked",
      "Teams were cut by technology while work came by customer journey. Redrew them with the managers, said what would show it wrong, and looked after two quarters: handovers down by {share:39-53} %, one boundary moved back.",
    ],
    [
      5,
      "An organisation ahead of its plan",
      "Shaped the four areas a year before the second market opened, with leaders grown for it. It opened on time, and two further changes were made by directors without me.",
    ],
  ],
  "operating-rhythm-and-budget": [
    [
      1,
      "Ran the planning meeting",
      "Took over the fortnightly planning from my manager. It ends on time, and everyone leaves with the same list.",
    ],
    [
      2,
      "Spending of {team}, seen monthly",
      "Read our cloud bill with {report} each month and found {count:3-5} things nobody used. We spend {share:11-19} % less with no one noticing.",
    ],
    [
      2,
      "A rhythm that left time",
      "Replaced {before:7-9} meetings by {after:3-4} with a purpose each. The team gained {hours:5-8} hours a week, and nobody asked for one back.",
    ],
    [
      3,
      "The year of {team}, within four per cent",
      "Set rhythm and budget for the year with what would make me change them. Forecast and result differed by {share:2-4} %, and the mid-year correction came from us, in time.",
    ],
    [
      3,
      "Goals the team looks at on Mondays",
      "{before:14-18} goals nobody knew became {after:3-4} with a figure each, on the first page of the Monday meeting. {report} stopped a project because of one.",
    ],
    [
      4,
      "Money moved in the middle of the year",
      "At mid-year one bet did not pay. With my managers I moved {share:14-22} % of the area's budget and four people to one that did; it returned the sum within {quarters:2-3} quarters.",
    ],
    [
      4,
      "Planning of {count:3-4} teams in two days",
      "Planning took three weeks and was out of date in four. We plan two days a quarter around dependencies and adjust monthly; {share:78-88} % of what is planned is done, up from half.",
    ],
    [
      5,
      "Engineering's budget, explained by results",
      "Built the yearly budget from what it is to bring, in words the board uses. It has been granted as asked {count:3-4} years in a row, in one of which I asked for less.",
    ],
  ],
  "leading-through-change": [
    [
      1,
      "The new on-call rule, passed on",
      "Explained the new rule to {team} with my manager present, took {count:5-8} questions away and answered each within two days.",
    ],
    [
      2,
      "{team} moved to the new platform",
      "Carried the decided move through the team, and reported what it cost: {days:9-14} days of work and a grumpy month. It was done on the agreed date.",
    ],
    [
      2,
      "A new ladder, introduced in the team",
      "Went through the new ladder with each person on their own case before the meeting. {count:2-3} concerns went back to its authors, and one of them changed it.",
    ],
    [
      3,
      "{team} gives away {service}",
      "The team lost the service it was proud of. I said so plainly, gave {report} the handover, and found what we would be proud of next. All stayed, and after {months:4-6} months the survey was back where it had been.",
    ],
    [
      3,
      "From projects to a remit",
      "Planned the change of how we work in three steps with a check at each. At the second {share:40-60} % said that it did not help, so we changed it; at the third nobody wanted to go back.",
    ],
    [
      4,
      "An area merged, with its people",
      "Led the merger of two groups that had competed for years. Wrote down what would end, what would stay and what I did not know; met all {count:18-27} people alone. {lost:1-2} left, and the joint goal was met a quarter early.",
    ],
    [
      4,
      "A product ended well",
      "Ended a product that three teams loved. Its figures were on the table for {months:3-4} months before, the teams chose how, and every customer had a way on. {share:81-91} % of the people work on what came after.",
    ],
    [
      5,
      "A hard year, led in the open",
      "Led engineering through a year with {share:10-14} % fewer people. Criteria, timing and help were known to everyone first; {rehired:3-6} of those who left came back when we hired again.",
    ],
  ],
};
