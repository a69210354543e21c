import type { Stories } from "./story";

export const GROWING: Stories = {
  mentoring: [
    [
      1,
      "Passed on: how to read our traces",
      "Showed the newcomer what {teammate} had shown me a month before, and wrote it down while I still knew what is confusing.",
    ],
    [
      2,
      "{teammate}'s first release",
      "Guided {teammate} through a first feature in {service}: asked instead of told, and did not touch the keyboard. It was released in {weeks:3-5} weeks, and the second one needed no help.",
    ],
    [
      2,
      "Pairing hour on Thursdays",
      "Pair for an hour each week with whoever asks. {count:11-18} hours so far, and {few:3-4} people have done alone what we began together.",
    ],
    [
      3,
      "{teammate} leads the storage change",
      "Agreed with {teammate} on what they want to lead and what is missing for it. Over two quarters I went from planning together to being asked twice a month. The change shipped under their name.",
    ],
    [
      3,
      "On call without fear",
      "Three people dreaded being on call. I sat in with each for a week, then beside the phone, then not at all. All {count:3-4} take their turn, and two have led an incident in {service}.",
    ],
    [
      4,
      "Two seniors who lead across teams",
      "Gave two seniors of the area the visible part of the migration, with a plan on record and a talk each fortnight. Both led a decision of three teams this year; one holds the plan now and I am one of those asked.",
    ],
    [
      4,
      "Mentors for {count:5-8} mentors",
      "Began a circle in which mentors bring a case each month. {count2:9-13} pairs came of it, {share:70-88} % met for longer than half a year, and I have left it to {otherTeam}.",
    ],
    [
      5,
      "How the company grows its engineers",
      "Growth depended on one's manager. I set a path of shadowing, leading with a second and leading alone, open to all; {count:60-95} people went through it in two years, and it is run by people it grew.",
    ],
  ],
  hiring: [
    [
      1,
      "Observed two interviews",
      "Scored both before I heard the interviewer's score. We differed by one step on debugging, because I had not counted a hint.",
    ],
    [
      2,
      "Coding interviews, with quoted answers",
      "Held {count:9-15} interviews by the rubric. Each rating has a quotation beside it, and I changed my vote once in a debrief because of what {teammate} had seen.",
    ],
    [
      2,
      "Hints on record",
      "Note which hints I give and what follows. In {count:7-12} interviews it changed the rating {few:2-3} times, once upwards.",
    ],
    [
      3,
      "Hiring of a senior for {team}",
      "Wrote with the manager what the person will do in the first year, took the interviews from that, and led the debriefs from written scores. {count:14-22} candidates in {weeks:7-10} weeks; the one we hired led a project after four months.",
    ],
    [
      3,
      "Exercise replaced by what its scores showed",
      "After {count:12-20} uses our exercise told nothing apart: all scored alike. I replaced it with a review of real code from {service}, and two interviewers now lie within one step in {share:84-94} % of cases.",
    ],
    [
      4,
      "Same answers, same scores in {count:4-5} teams",
      "Compared {count2:60-90} scorecards of the area: two panels rated like answers a full step apart. We trained with recorded answers, and the difference is {tenths:1-3} tenths of a step now.",
    ],
    [
      4,
      "A step that turned people away for nothing",
      "The take-home task lost {share:38-51} % of candidates with children or shifts, and its scores said nothing about later work. Four teams replaced it with an hour together; offers accepted rose from {before:54-61} % to {after:72-80} %.",
    ],
    [
      5,
      "A way in for returners",
      "Opened a way into engineering for people who had been away for years. {count:16-24} came in two classes; {kept:14-15} are still here and {promoted:3-5} have been promoted. Others run the third class.",
    ],
  ],
  "technical-strategy": [
    [
      1,
      "Where my task stands in the plan for {service}",
      "Read the direction of the team with {teammate} and could say which of my two options it favours, and why.",
    ],
    [
      2,
      "Next year of {service}",
      "Wrote what {service} needs in the next {quarters:3-4} quarters and what can wait: {count:3-5} steps, the first of them done.",
    ],
    [
      2,
      "Which parts of {service} to leave alone",
      "Listed what we will not improve and why. It saved a rewrite that {teammate} and I had both wanted.",
    ],
    [
      3,
      "Direction of {team} for a year",
      "Set out where our systems go in four quarters, what we leave out and which figure tells us to stop. Half-way {done:3-4} of {of:5-6} steps are done, and one was dropped because its figure said so.",
    ],
    [
      3,
      "{service}: from features to a platform, or not",
      "Wrote the case for and against making {service} a platform, with what {count:3-4} other teams would need. We said no for a year, and the note names what would change that.",
    ],
    [
      4,
      "Technical direction of the area, second revision",
      "Revised the direction for {count:3-5} teams with measured results: two bets paid, one did not and was ended. Teams cite it in {share:60-80} % of their plans, and one proved me wrong on caching, which is in it now.",
    ],
    [
      4,
      "What the area builds once",
      "Found {count:4-6} teams building queues of their own. Proposed one, with a date after which the others stop, and a way out for {otherTeam}. Three moved within two quarters; {weeks:30-50} weeks of work were not spent.",
    ],
    [
      5,
      "Ten years of storage, in three decisions",
      "Set the three decisions that bind us for a decade and left the others open. Two years on they have held through two changes of product, and others argue from them without me in the room.",
    ],
  ],
  "business-impact": [
    [
      1,
      "Who uses the report from {service}",
      "Found with {teammate} who reads our report: {count:14-40} people, most of them on the first of the month.",
    ],
    [
      2,
      "Cost of failed jobs in {service}",
      "Stated before the change what it should save, {before:900-1900} € a month, and read it afterwards: {after:700-1400} €. The difference is written down.",
    ],
    [
      2,
      "Read before and after: faster sign-up",
      "Took the completion of sign-up before ({before:61-66} %) and after ({after:68-73} %) the change, over {weeks:4-6} weeks each.",
    ],
    [
      3,
      "Work of {team} by benefit, cost and risk",
      "Ordered {count:15-24} proposals with product by what they bring and cost. Two favourites fell out. The first three brought {share:6-11} % fewer returns within two quarters.",
    ],
    [
      3,
      "Accounts for the year of {service}",
      "Accounted for what our year cost and brought, misses included. Finance used it as it was, and the next plan began from it.",
    ],
    [
      4,
      "Support cases that needed no one",
      "Read {count:400-700} support cases across three products: {share:27-39} % came from one state that nobody owned. I got two teams to own it; cases fell by {after:21-30} %, worth {people:3-4} people whom support now has for other work.",
    ],
    [
      4,
      "Storage classes that customers pay for",
      "Saw that a tenth of customers cause half of the cost. Worked out classes with product and finance; margin rose by {share:4-7} points in a year, and {lost:1-3} customers left.",
    ],
    [
      5,
      "A second line of business",
      "Brought the company from selling a service to selling what runs it. It stands at {share:16-23} % of income after three years, and its team is not mine.",
    ],
  ],
  "learning-and-curiosity": [
    [
      1,
      "Asked why our retries work",
      "I had used the helper of {service} for months. Read it, drew what happens on the third failure, and changed one call that did not need it.",
    ],
    [
      2,
      "First feature in a language new to me",
      "{other} is written in a language I had never used. Took two weeks of evenings of the team’s learning time, then delivered the export with {count:2-4} review rounds.",
    ],
    [
      2,
      "Watched support use our page",
      "Sat beside two people of support for an hour. They copied the number by hand {count:11-24} times. Put a button there the same week.",
    ],
    [
      3,
      "The team learnt load testing before it needed it",
      "Our plan had a launch in it and nobody had tested for one. Named it, and three of us practised on {service}. The launch found no limit that we had not met before.",
    ],
    [
      3,
      "What I had taught wrongly about isolation levels",
      "My talk said that the default level prevents lost updates. A test showed that it does not. Corrected the page, and told the {count:9-16} people who had heard it.",
    ],
    [
      4,
      "From the failure of one team to the work of another",
      "Brought what we learnt from the outage of {service} to the owners of {other}, with the exercise. They found the same fault in theirs and changed how they release.",
    ],
    [
      5,
      "A fashion that we tried and left",
      "Everyone wanted to move to it. I had two areas try it for {weeks:6-10} weeks with the measures set first. It did not pay, and the company was spared the move.",
    ],
  ],
};
