import type { Stories } from "./story";

export const OPERATIONS: Stories = {
  observability: [
    [
      1,
      "From the page to the log line in {service}",
      "Followed my first alert to the failing request with {teammate}. I added the customer's region to the log entry, and we used it the week after.",
    ],
    [
      2,
      "Rate, errors and duration of the new endpoint in {service}",
      "Released it with its three measures and a request id in the logs. When it slowed down on day {day:2-6}, the trace showed the lock in {minutes:5-15} minutes.",
    ],
    [
      2,
      "Failure shown before release in {service}",
      "Made the feature fail on purpose and found that nothing reported it. Added the counter and an alert with an action; it has fired {count:2-4} times, each time for a real fault.",
    ],
    [
      3,
      "Alert diet for {service}",
      "Went through every alert with the team and asked what one does when it rings. {removed:18-27} had no answer and went; each that stays names its action. Pages fell from {before:31-44} to {after:5-9} a week.",
    ],
    [
      3,
      "Questions first: the dashboard of {service}",
      "Collected the {count:6-9} questions we ask in incidents, and built the dashboard that answers them and nothing else. In the last {incidents:4-7} incidents the first answer came from it within {minutes:3-6} minutes.",
    ],
    [
      4,
      "Checkout traced across {count:5-7} services",
      "Slow orders were nobody's fault. I got four teams to pass on one trace context and the same field names, and one query now follows an order through all of them. It showed the cause in {other}, and its owners took the trace as proof.",
    ],
    [
      4,
      "One objective for {team} and {otherTeam}",
      "Defined with both teams what a customer notices: {share:99-99}.{tenths:5-9} % of uploads usable within a minute. When it was missed, {otherTeam} stopped a project for {weeks:2-4} weeks, because the objective said so and not because I did.",
    ],
    [
      5,
      "Five measures the company looks at",
      "Every review showed other charts. I proposed five measures of whether our systems serve people, and had them built into the platform. Leadership has decided by them for {quarters:7-9} quarters, and two other companies use the format.",
    ],
  ],
  "production-reliability": [
    [
      1,
      "Checklist for restarting {service}",
      "Restarted a node with {teammate} and wrote the steps down as we went. The next two people on call used the list and corrected one line.",
    ],
    [
      2,
      "The Tuesday failures of {service}",
      "It fell over each Tuesday. I found that a report of {other} read everything at once, gave it a replica, and there has been none in {weeks:9-16} weeks.",
    ],
    [
      2,
      "Graceful shutdown of {service}",
      "Every deploy dropped {before:20-60} requests. Now it stops taking new ones and finishes those it has; the last {count:30-70} deploys dropped none.",
    ],
    [
      3,
      "Error budget of {service}",
      "Set the objective with product at {share:99-99}.{tenths:5-9} %, and agreed what stops when it is spent. It was spent once: we put features aside for {weeks:2-3} weeks, removed the {count:3-4} largest causes, and have kept it since.",
    ],
    [
      3,
      "Restore of {service}, practised",
      "We had backups and had never restored one. The first try took {before:9-14} hours and found a missing key. After {count:3-4} exercises it takes {after:35-55} minutes, by anyone on call.",
    ],
    [
      4,
      "Ordering stays up when {other} is down",
      "Three teams' services failed as one. I led failure tests on the whole journey, in which we cut one dependency each month; {count:8-13} weak places were closed. In the real outage of {other} orders went on at {share:92-98} %.",
    ],
    [
      4,
      "Shared load shedding at the edge",
      "Overload in one service starved {count:4-6} others. I had the teams agree which requests go first, built it once at the edge, and the peak of last month was shed by {share:3-7} % of requests that nobody missed.",
    ],
    [
      5,
      "How reliable is reliable enough",
      "Teams aimed at very different figures at very different cost. I set three classes of service with what each costs and how it is proven every year; spending moved to what customers notice, and lost hours fell by {share:48-66} % in two years.",
    ],
  ],
  "incident-response": [
    [
      1,
      "Scribe in two incidents",
      "Kept the timeline in two incidents of {service} while {teammate} led. The review used it as it stood, and I learnt when to interrupt.",
    ],
    [
      2,
      "Full disk in {service}, alone at night",
      "Restored it in {minutes:18-35} minutes by the runbook, which was wrong in one step. I corrected that in the morning and found the cause: a debug log left on.",
    ],
    [
      2,
      "Rollback before diagnosis",
      "Rolled {service} back {minutes:4-9} minutes after the first page and looked for the cause afterwards. {share:1-3} % of requests were touched, and the review found a test that would have caught it. It is there now.",
    ],
    [
      3,
      "Led the {hours:3-5}-hour outage of {service}",
      "Kept one list of what we know and who does what, told support every twenty minutes, and had two people sleep. Of the {count:4-6} changes from the review all are done, and the same failure in an exercise took {minutes:8-15} minutes.",
    ],
    [
      3,
      "Reviews that end in a change",
      "Our reviews ended in intentions. I now bring one change with an owner and a date, and read the last three again at each review. {done:11-17} of {of:18-20} are done; repeats fell from {before:5-8} to {after:1-2} in two quarters.",
    ],
    [
      4,
      "Two teams, one incident",
      "Led the failure that began in {other} and showed in {service}. Both teams worked from one timeline within {minutes:12-20} minutes, and the shared cause, a certificate that no one owned, now has an owner and an alert {days:20-30} days ahead.",
    ],
    [
      4,
      "The same cause in {count:5-8} incidents",
      "Read a year of reviews of four teams: {share:31-44} % came from configuration nobody had reviewed. I got the teams to agree on one checked path for it, and there have been two in the {months:6-8} months since.",
    ],
    [
      5,
      "Response that works without its authors",
      "Large incidents depended on five people. I set roles, training and a rota across the company, and stepped back: the last {count:14-22} were led by {people:11-16} different people, and the time to restore halved.",
    ],
  ],
};
