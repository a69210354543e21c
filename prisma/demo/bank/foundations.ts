import type { Stories } from "./story";

export const FOUNDATIONS: Stories = {
  "distributed-systems": [
    [
      1,
      "Time-out on the call from {service} to {other}",
      "Added a time-out to the one call that {service} makes to {other}, with {teammate} beside me. When it hung in the exercise, we answered with the last known value within {seconds:2-4} s instead of waiting a minute.",
    ],
    [
      2,
      "Idempotency keys in {service}",
      "Messages from {other} came twice after each restart. I gave every write of {service} a key and refused the second one; duplicates fell from {before:24-61} a week to none in {weeks:6-11} weeks.",
    ],
    [
      2,
      "Late messages no longer undo newer ones in {service}",
      "An update that arrived late overwrote a newer one. I chose a version per record over sorting by time, since clocks differ by up to {ms:80-240} ms here. No lost update has been reported since, and the check counts {count:3-19} refusals a day.",
    ],
    [
      3,
      "Guarantees of {service}, written down and tested",
      "Nobody could say what {service} promises when a node is cut off. I wrote the guarantees on one page, built a test that cuts the network between its nodes, and closed the {count:3-6} cases in which the page was wrong. The test runs each night.",
    ],
    [
      3,
      "Retry budget between {service} and {other}",
      "Retries tripled our load in every outage of {other}. I compared a circuit breaker with a retry budget and took the budget, as it needs no tuning per caller. In the next outage our own errors stayed at {after:1-3} %, where they had been at {before:22-38} %.",
    ],
    [
      4,
      "One contract for state shared by {service} and {other}",
      "Two teams each kept a copy and repaired it by hand every {days:4-9} days. I proposed one owner with a stream of changes, had both teams try it on a tenth of the data in shadow for {weeks:4-7} weeks, and we found {count:5-11} differences before the cut-over. No repair since.",
    ],
    [
      4,
      "Failure boundaries for the calls behind {service}",
      "One slow dependency took {count:4-6} services with it twice in a quarter. I drew the calls that may wait and those that may not with three teams, and each moved its own. In the last failure of {other} one service degraded and the others did not notice.",
    ],
    [
      5,
      "Regional recovery without a choice at three in the morning",
      "Moving a region took {before:70-110} minutes and a decision by someone half awake. I led the change to regions that each hold their own quorum; the company now loses one every quarter on purpose, and the last four drills took under {after:6-9} minutes each.",
    ],
  ],
  "data-modelling": [
    [
      1,
      "Index for the slow list in {service}",
      "Read the query plan of the list page with {teammate}, added the missing index, and the query went from {before:700-1900} ms to {after:12-40} ms on a copy of production.",
    ],
    [
      2,
      "Column moved in {service} without a stop",
      "Split an address that was one text into its parts: wrote both, filled the old rows in batches of {batch:500-900}, compared, then read the new ones. {service} stayed in use throughout, and the last old column left after {weeks:3-6} weeks.",
    ],
    [
      2,
      "States that cannot contradict each other in {service}",
      "Three flags allowed eight states of which four made no sense, and {count:110-340} rows were in one of those. I replaced them by one state with a check in the database, and repaired the rows with the people who own them.",
    ],
    [
      3,
      "History of changes kept by {service}",
      "Support asked {before:9-17} times a month what a record looked like before. I compared event rows with history tables on our real queries, took history tables, and the question is now answered by a page; engineers were asked {after:0-1} times last month.",
    ],
    [
      3,
      "Retention for the data of {service}",
      "Our tables grew by {growth:6-12} % a month and nobody knew what could go. I agreed a rule per table with its users, partitioned by month, and dropping a month is now one statement. Backups take {after:35-55} minutes, down from {before:160-240}.",
    ],
    [
      4,
      "One meaning of “active customer” across {team} and {otherTeam}",
      "Two teams reported numbers that differed by {before:6-13} %. I brought both definitions to one table, had each owner sign off the {count:14-31} cases where they differ, and moved the reports. They have agreed to the row for {weeks:9-14} weeks.",
    ],
    [
      4,
      "Ownership of shared tables settled",
      "{count:9-17} tables of the area were written by more than one team. I listed who writes what and why, proposed one owner each, and moved the last foreign write behind an interface in {months:4-7} months. Schema changes now need one team, not three.",
    ],
    [
      5,
      "How the company retires data",
      "Nothing was ever deleted because nobody could prove it unused. I set a way in which each data set names its owner, its use and its last day; {count:210-380} sets have gone in two years without a request to bring one back, and storage costs fell by {share:17-26} %.",
    ],
  ],
  concurrency: [
    [
      1,
      "Shared counter in {service} made safe",
      "My first version lost counts under load. With {teammate} I wrote a test that showed it in {runs:2-9} of 1,000 runs, used an atomic counter, and it has not happened in {count:20-80} thousand runs since.",
    ],
    [
      2,
      "Cancellation through {service}",
      "Requests that callers had given up on still ran to the end. I passed a cancellation down all {count:5-9} steps; wasted work in {service} fell from {before:18-31} % to {after:1-4} % of its processor time.",
    ],
    [
      2,
      "Bounded queue in the import of {service}",
      "The import started one task per row and ran out of memory at {rows:60-90} thousand rows. A bounded queue with {workers:6-12} workers keeps memory level, and takes {share:8-15} % longer, which its users accepted.",
    ],
    [
      3,
      "Lock order of {service} checked in tests",
      "Two deadlocks in a month, each found by waiting. I wrote down the order of our {count:7-13} locks, made tests refuse any other order, and removed three locks altogether. None since, in {weeks:14-22} weeks.",
    ],
    [
      3,
      "One owner for each piece of state in {service}",
      "Moved {service} from shared maps to one task that owns the state and is sent messages. The race that {teammate} had chased for weeks is gone, and throughput rose by {share:11-24} % because nothing waits for the big lock.",
    ],
    [
      4,
      "Structured tasks as a library for {team} and {otherTeam}",
      "Both teams had written the same leak. I made a small library in which no task outlives its parent, moved one service of each team with them, and {count:5-9} services use it now. Leaked tasks in production: from {before:13-29} a week to none.",
    ],
    [
      4,
      "The fault that looked like the network's",
      "Three teams blamed the network for pauses of two seconds. I reproduced them with a recorded schedule, showed that a shared pool ran dry, and the owner of {other} fixed it the same week.",
    ],
  ],
  algorithms: [
    [
      1,
      "Set instead of a list in {service}",
      "The check walked a list for every row. I estimated the cost with {teammate}, used a set, and the nightly step fell from {before:14-26} minutes to {after:20-50} seconds.",
    ],
    [
      2,
      "Merge by order in {service}",
      "Both inputs were sorted already, so I merged them in one pass and did without the temporary table. Memory fell from {before:3-6} GB to {after:90-180} MB at the sizes we have today.",
    ],
    [
      2,
      "Prefix search with the right structure",
      "Measured three structures on the {count:2-4} million names that {service} really holds, and took a sorted array over a tree: {ms:3-8} ms at the 99th percentile and a third of the memory.",
    ],
    [
      3,
      "Sketches instead of exact counts in {service}",
      "Exact distinct counts cost {before:40-70} GB of memory. I proposed a sketch with a known error of {error:1-2} %, showed on a month of data that no report changes its message, and the team runs it on one machine.",
    ],
    [
      3,
      "Incremental rebuild of {service}",
      "A full rebuild took {before:5-9} hours. I kept per-part hashes so that only what changed is built, and proved with random changes that both give the same result. The usual rebuild takes {after:6-14} minutes.",
    ],
    [
      4,
      "Placement that halves the cost of {service}",
      "Placing work greedily left {before:38-49} % of the machines idle. I modelled it as bin packing with two sizes, simulated a quarter of real load, and three teams moved their jobs. Idle capacity is at {after:14-21} %.",
    ],
  ],
  "diagnosis-and-debugging": [
    [
      1,
      "Bisected the slow start of {service}",
      "{teammate} thought it was the new library. I bisected {count:60-140} commits, and it was a log level set two weeks before. Wrote down each step.",
    ],
    [
      2,
      "A test that failed on Mondays in {service}",
      "It failed once in {count:30-60} runs and seemed random. I set the clock forward until it failed each time: a week number was taken from the wrong year. Added the case.",
    ],
    [
      2,
      "Leak in {service}, found in a heap dump",
      "Memory grew by {mb:40-90} MB a day. Two heap dumps a day apart showed a listener that was never removed. Read the library’s source to see why, and linked the line.",
    ],
    [
      3,
      "Why {service} stalled for nine seconds",
      "{teammate} had looked for {days:4-8} days, and all agreed on the network. I measured that it was idle. The stall was a DNS look-up in the runtime; the prediction of the next one came true to the minute.",
    ],
    [
      3,
      "The search for the lost events of {service}, written up",
      "Wrote up how I found it with the {count:3-5} explanations that were wrong. {teammate} used the same method on another fault a month later.",
    ],
    [
      4,
      "The fault that {other} and we had given up on",
      "Three engineers had closed it as not reproducible. I replayed {hours:20-50} hours of traffic with the packets, and found a driver that merged two writes. The vendor confirmed it.",
    ],
    [
      5,
      "The weekly failover that we had accepted",
      "The company had lived with it for years. I showed that a lease was renewed by a clock that drifts, and had the rule for leases changed everywhere. None since.",
    ],
  ],
};
