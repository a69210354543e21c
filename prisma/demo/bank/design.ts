import type { Stories } from "./story";

export const DESIGN: Stories = {
  "system-design": [
    [
      1,
      "Design of the export button in {service}",
      "Drew the steps of the export with {teammate} before writing it, and found that it needs a queue. The design fits on half a page and the code follows it.",
    ],
    [
      2,
      "Webhooks of {service}",
      "Designed how {service} tells others about changes: the events, what happens when a receiver is down, and how one replays them. {count:4-9} receivers use it, and the {hours:20-40}-hour outage of one of them needed no help from us.",
    ],
    [
      2,
      "Quotas for {service}",
      "Two ways were open: count on write or count at night. I took the second because a wrong count for a day harms nobody here, and wrote down when that stops being true. It took {days:8-13} days instead of the estimated {estimate:20-30}.",
    ],
    [
      3,
      "Boundaries of {service} redrawn before the new pricing",
      "Every price rule touched {before:5-8} modules. I moved the rules behind one boundary first, with no change anyone could see, and the {count:3-6} rules added since touched one module each.",
    ],
    [
      3,
      "{service} split along what changes together",
      "Compared a split by layer with a split by customer journey on {count:40-70} past changes: the second would have kept {share:78-91} % of them in one part. The team moved in {weeks:7-12} weeks without a freeze.",
    ],
    [
      4,
      "Event contracts between {team} and {otherTeam}",
      "Each release of one team needed the other's calendar. I designed versioned events that both can add to, a test that runs on both sides, and a date for the old calls to end. Since then the two have released {count:60-140} times without a meeting.",
    ],
    [
      4,
      "{service} and {other} kept apart by a journal",
      "Three teams wanted one shared database. I showed on a prototype that a journal gives them the same queries with {ms:200-700} ms delay, and each team builds its own view. The fourth team joined without asking us.",
    ],
    [
      5,
      "A company of cells",
      "Any fault could reach every customer. I proposed to divide all systems into cells that each serve {share:4-8} % of them, and led the plan that {count:9-14} teams carried out over two years. The largest incident since has reached one cell.",
    ],
  ],
  "technical-decision-making": [
    [
      1,
      "Asked before choosing a date library",
      "Compared two libraries for {service} on size and upkeep and took the question to {teammate}, since {count:3-5} other modules would follow. We kept the one in use, and I know why.",
    ],
    [
      2,
      "Why {service} polls and does not listen",
      "Wrote down the choice between polling and events with the load of each: {rate:2-6} requests a second against a broker to run. Polling is enough until there are ten times as many callers; the note says whom to ask then.",
    ],
    [
      2,
      "Cache in {service}: left out on purpose",
      "A cache was asked for. I measured that {share:4-9} % of reads repeat within a minute, so it would not have paid, and recorded the figures so that nobody has to argue it again.",
    ],
    [
      3,
      "Decision record: queue for {service}",
      "Led the team from the question to the record in {weeks:2-3} weeks: four candidates, a test with our message sizes, two written objections and their answers. Came back after {months:4-6} months with figures; one assumption was wrong and the record says so.",
    ],
    [
      3,
      "Decision taken back: the generic rule engine of {service}",
      "We had decided for a rule engine. After {months:3-5} months it held {count:2-4} rules and cost a day for each, so I brought the figures, and the team agreed to plain code. Removing it took a week.",
    ],
    [
      4,
      "One identity token for {team} and {otherTeam}",
      "Two years of discussion. I listed the {count:5-9} objections with who held them, answered three by a prototype and two by changing the proposal, and one stays on record as not shared. Both teams moved within the quarter.",
    ],
    [
      4,
      "Build or buy for the successor of {other}",
      "Had three teams write what they need before looking at products, and let each break the shortlist with its own data. We bought, against my first opinion; the decision has stood for {months:9-14} months and cost {share:20-40} % less than planned.",
    ],
    [
      5,
      "How the company decides what is hard to undo",
      "Decisions of weight were made in whichever meeting came first. I set one written way for what cannot be undone within a month, with a named decider and a date to look back. {count:31-54} decisions have gone through it; four were changed on looking back.",
    ],
  ],
  "performance-engineering": [
    [
      1,
      "Before and after: the list page of {service}",
      "Measured the page ten times before and after my change with {teammate}'s script. It went from {before:900-1700} ms to {after:320-480} ms, and I know which part I did not touch.",
    ],
    [
      2,
      "Profile of the import into {service}",
      "A flame graph showed {share:58-77} % of the time in parsing the same dates. Parsed them once: {before:31-48} minutes became {after:9-14}.",
    ],
    [
      2,
      "N+1 queries in {service}",
      "One page sent {before:140-420} queries. I batched them to {after:4-7} and added a test that counts them. The 95th percentile fell from {slow:1100-2300} ms to {fast:160-280} ms.",
    ],
    [
      3,
      "Latency budget for {service}",
      "Agreed with product what is fast enough, divided it over our {count:4-6} steps, and made the build refuse what exceeds it in the load test. We have kept 99 % under {ms:250-400} ms for {quarters:2-3} quarters at twice the load.",
    ],
    [
      3,
      "Shadow run of the new query path in {service}",
      "Ran the new path beside the old one for {days:30-45} days, compared every answer, and fixed {count:5-9} differences before the cut-over. Tail latency fell by {share:61-84} %.",
    ],
    [
      4,
      "Cost of {service} and {other} cut together",
      "Each team alone could save little, since most of the cost is traffic between the two. I measured it, proposed to move the join, and both did. The bill of the area fell by {share:19-31} % and latency by {latency:12-22} %.",
    ],
    [
      4,
      "Capacity model of the area",
      "Built a model of the next limit of {count:4-7} services and checked it against two peaks: off by {error:4-9} %. Three teams order machines by it, and the last peak needed no one awake.",
    ],
    [
      5,
      "Price of a request, known everywhere",
      "Cost was a bill at the end of the month. I had it measured per request and shown beside latency in every team's dashboard; over two years the cost per order fell by {share:34-47} % with nobody told to save.",
    ],
  ],
};
