import type { Remarks } from "./story";

/** What managers say of the work of others: what was seen, and often what comes next. */
export const REMARKS: Remarks = {
  "distributed-systems": [
    [
      2,
      "Asks what happens when the message comes twice before anyone else does. Next: say what the whole of {service} promises, not one call.",
    ],
    [
      3,
      "The page of guarantees is what we argue from now. To go further, the same with a service that another team owns.",
    ],
    [4, "{otherTeam} took the contract over as their own, which is the proof."],
  ],
  "data-modelling": [
    [2, "Changes tables in use without anyone noticing. Has not yet planned the history or the growth of the data."],
    [
      3,
      "Knows our data better than those who ask for it, and shares that. A case in which two teams define the same thing is the next one to take.",
    ],
    [4, "Settled who owns what between us and {otherTeam}, with both owners signing."],
  ],
  concurrency: [
    [2, "Cancellation and limits are there without a reviewer asking. I have not seen a model for the whole service."],
    [3, "The lock order in the tests ended a kind of fault that we had accepted."],
    [4, "Explained a fault that three teams had placed elsewhere, with a recording nobody could argue with."],
  ],
  algorithms: [
    [2, "Measures before choosing. Little in this period needed more than that."],
    [3, "Proved that both ways give the same result before proposing the faster one. That is the bar."],
    [4, "The model of placement changed what three teams pay for."],
  ],
  "system-design": [
    [
      2,
      "Features are designed to stay. The next step is a design into which later work fits without moving the boundary.",
    ],
    [
      3,
      "Two requests that came later fitted in without a change of boundaries. Try the same with a system that another team builds.",
    ],
    [4, "Three teams work on it without waiting for each other, and without asking the author."],
  ],
  "technical-decision-making": [
    [2, "Writes down why. I would like to see decisions brought back with figures after a few months."],
    [3, "Took back a decision of their own in public, with figures. The team decides better since."],
    [4, "Got a decision from people with opposed goals; the objections are on record, and it stands."],
  ],
  "performance-engineering": [
    [2, "Finds the one thing that matters in a profile. A target agreed with product would be the next step."],
    [3, "We have kept the latency budget for two quarters, at more load."],
    [4, "Found savings that neither team could have found alone, and both followed."],
  ],
  "code-quality": [
    [2, "Small changes, easy to follow; others change this code without asking. Take one of the risky files next."],
    [3, "Made the file safe that everyone avoided. Faults there have all but ended."],
    [4, "Other teams maintain what was rewritten here, which says enough."],
  ],
  "code-review": [
    [1, "Reviews small changes with {teammate}, and notices more each month."],
    [2, "Says what was checked and what was not. Next: bring two others to approve in the risky part."],
    [3, "Reviews here ask about the design first, without slowing anyone down. Others approve in risky places now."],
    [4, "The agreement on who reviews at the border with {otherTeam} has outlasted two reorganised plans."],
  ],
  "test-design": [
    [2, "Tests fail for the right reasons. I have not seen a decision about what not to test."],
    [3, "The suite is trusted again: people stop when it is red."],
    [4, "Ended an environment that three teams kept alive and nobody trusted."],
  ],
  "delivery-pipelines": [
    [2, "Releases alone and reversibly. The path of the team is still designed by others."],
    [3, "Releases that take themselves back have saved us more than once. The same for a second team is the step up."],
    [4, "Teams chose this path, and could have left."],
  ],
  security: [
    [2, "Tests access by role without being told. A threat model of one of our services is the next piece of work."],
    [3, "Closed the threats that matter and accepted two, by name. Calm work."],
    [4, "A whole kind of weakness is gone from four teams."],
  ],
  "engineering-standards": [
    [2, "Keeps {service} at the standard, and turns rules into checks."],
    [3, "Fewer rules, and all of them kept. Bring one to the teams beside us next."],
    [4, "Three teams share the template, and the one that left did so with a reason. As it should be."],
  ],
  "ai-assisted-engineering": [
    [2, "Verifies by risk and says where a tool did not help. A measured trial would help the team decide."],
    [3, "The trial with and without gave us figures in place of opinions."],
    [4, "Teams see every month whether the tool is worth it. One said no, and that was fine."],
  ],
  observability: [
    [2, "Finds common faults from the signals. Next: write the questions before the dashboard."],
    [
      3,
      "The week on call is quiet since the alerts were gone through. An objective on which a second team acts would be the next proficiency.",
    ],
    [4, "{otherTeam} changed its plan because of the shared objective. I saw it happen."],
  ],
  "production-reliability": [
    [2, "Removes causes and not symptoms in {service}. Capacity has not come up yet."],
    [3, "When the budget was spent, features stopped and the causes went. That took standing one's ground."],
    [4, "The journey stayed up while a dependency was down: exercised before, true on the day."],
  ],
  "incident-response": [
    [1, "A careful scribe in two incidents, and asked good questions afterwards."],
    [2, "Restored it alone at night and had the runbook corrected by noon. Let us plan the first incident to lead."],
    [
      3,
      "Leads calmly; people know what they are doing and when they may sleep. Nearly all changes from reviews are done.",
    ],
    [4, "Both teams worked from one timeline, and the shared cause has an owner now."],
  ],
  "planning-and-estimation": [
    [2, "Says early when a date will not hold. A quarter that others rely on is next."],
    [3, "{otherTeam} planned on our milestones, and could."],
    [4, "One plan that all teams use, with the two dependencies that matter on top."],
  ],
  "product-collaboration": [
    [2, "Looks after a release whether it met the need. Bring options to product before the plan exists."],
    [3, "Two things were not built because of a good question, asked in time."],
    [4, "Changed the plans of two products by showing what had become cheap."],
  ],
  "ownership-and-execution": [
    [2, "What is taken on gets finished, upkeep included. I never have to ask."],
    [3, "Stopped a migration half-way for a good reason, said so, and ended it without loss."],
    [4, "Took on what lay between the teams, which was where it had failed before."],
  ],
  "written-and-spoken-communication": [
    [2, "New people begin with this page. The next reader to have in mind is someone outside the team."],
    [3, "The weekly letter replaced a meeting. Sales quote it."],
    [4, "One text for engineers, finance and the board. Everyone uses its figures."],
  ],
  "cross-team-influence": [
    [1, "Works well with one person in {otherTeam}. More of that, and without me."],
    [2, "Does the preparation, so that saying yes is easy. I have not seen a case where the goals differ."],
    [3, "Spoke for us with {otherTeam}, and gave up the right thing."],
    [4, "Four teams agreed who owed this proposal nothing, and it holds."],
  ],
  mentoring: [
    [1, "Passes on what is new as soon as it is learnt."],
    [2, "{teammate} did the work themselves, which is the point. Follow one person over two quarters next."],
    [3, "{teammate} leads what they could not have led a year ago."],
    [4, "Two seniors lead across teams because of this work, and know it."],
  ],
  hiring: [
    [1, "Scored as an observer, close to the interviewer by the second time."],
    [2, "Scorecards that a stranger could decide from. Lead a debrief next."],
    [3, "Led a hiring from the need to the decision; we would take each step again."],
    [4, "Panels agree more since the training, and there are figures for it."],
  ],
  "technical-strategy": [
    [1, "Knows where the task stands in our direction."],
    [2, "A sensible year for one service, and a list of what to leave alone. The team's direction is the next size."],
    [3, "The direction says what we leave out, and one step was dropped because its figure said so."],
    [4, "Teams argue from it, and one argued against it with success. It is better for that."],
  ],
  "business-impact": [
    [2, "States the figure before the change, and reads it afterwards. Ordering several proposals by it comes next."],
    [3, "Two favourites of the team fell out of the plan for good reasons. That was not easy."],
    [4, "The change shows in the accounts, and finance agrees on how much."],
  ],
  "coaching-and-performance": [
    [1, "Prepares feedback with care. Reports still come to me first."],
    [2, "People know where they stand. The hard ones are brought to me early, as they should be."],
    [3, "Ratings here rest on work one can open and read. {report} has grown by it."],
    [4, "The managers judge like work alike, and can say why."],
  ],
  "building-teams": [
    [2, "The team is complete and stays. A year with arrivals and departures will show more."],
    [3, "Came through a year of changes without losing what it knows."],
    [4, "The causes of people leaving were named, and removed."],
  ],
  "organisation-design": [
    [1, "The map of who owns what was overdue, and useful at once."],
    [2, "The border with {otherTeam} is clear. The remit as a whole has not been looked at."],
    [3, "Gave a service away for the sake of the work. Few do that unasked."],
    [4, "Redrew boundaries, said what would show them wrong, and moved one back."],
  ],
  "operating-rhythm-and-budget": [
    [1, "Runs the meeting well. Money comes next."],
    [2, "Fewer meetings, and nobody misses them. Next: a budget for the year, with its own forecast."],
    [3, "Forecast within a few per cent, corrected in time and without being asked."],
    [4, "Moved money in the middle of the year, before anyone above asked."],
  ],
  "leading-through-change": [
    [1, "Passed the decision on honestly, open questions included."],
    [2, "Told me what the change cost, which I needed to know."],
    [3, "The team gave away what it was proud of, and all of them stayed."],
    [4, "Led a merger nobody had wanted to its end. Few left, and none in anger."],
  ],
  "diagnosis-and-debugging": [
    [2, "Makes a fault happen at will before repairing it. Next: one that somebody else has given up on."],
    [3, "Proved the accepted explanation wrong with a measurement, and the next occurrence right."],
    [4, "Found what three of us had closed as not reproducible."],
  ],
  "learning-and-curiosity": [
    [2, "Delivered in a stack that was new in the spring. I would like to see what the team learns from it."],
    [3, "Named what the team could not do yet, early enough that we could learn it."],
    [4, "Another team releases in a new way because of what was brought over from our outage."],
  ],
};
