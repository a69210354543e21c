import type { Stories } from "./story";

export const PRACTICES: Stories = {
  "code-quality": [
    [
      1,
      "Small changes to {service}",
      "Finished {count:6-11} small changes this half-year. {teammate} asked for smaller commits at first; the last four were merged as they came.",
    ],
    [
      2,
      "Discounts in {service}, in nine small steps",
      "Built the feature alone in {count:8-12} changes of under 200 lines, each of which could have been released. {teammate} added a case later without asking me anything.",
    ],
    [
      2,
      "Dead code out of {service}",
      "Found {lines:2100-4800} lines that no request had reached in 90 days, removed them in parts, and had none to bring back. The module is now short enough to read before changing it.",
    ],
    [
      3,
      "The riskiest file of {service}, made safe to change",
      "A third of our faults began in one file of {lines:1900-3400} lines. I put tests around what it does today, moved it apart in {count:14-22} steps, and faults there went from {before:9-14} to {after:1-2} in a half-year.",
    ],
    [
      3,
      "Errors as values in {service}",
      "Failures were swallowed in {count:31-58} places. I showed the pattern on one module, wrote the lint rule, and the team moved the others in a month. Unknown errors in the logs fell by {share:71-88} %.",
    ],
    [
      4,
      "Client library shared by {count:4-6} teams, rewritten in place",
      "Every team had its own patch on it. I rewrote it behind the same interface over {months:3-5} months, each release usable by all, and gave it to {otherTeam} with tests they trust. The patches are gone.",
    ],
    [
      5,
      "Upgrades as a weekly habit of the company",
      "Old versions cost a project each year. I set up changes that are made, tested and proposed by machine and merged by owners; {share:93-98} % of repositories are within a month of the newest version, for two years now.",
    ],
  ],
  "code-review": [
    [
      1,
      "First reviews in {service}",
      "Reviewed {count:8-15} small changes beside {teammate}. We compared afterwards: I had missed an empty list once and a time zone twice, and look for both now.",
    ],
    [
      2,
      "Reviews that say what was checked",
      "My reviews say what I ran, what blocks and what I left unread. Median time to a first answer: {hours:2-4} hours over {count:50-90} reviews.",
    ],
    [
      2,
      "A race found in review",
      "Asked for a test of two requests at once in a change to {service}; it failed in {runs:2-8} of 100 runs. The author and I fixed the order of the writes together.",
    ],
    [
      3,
      "Design questions moved before the code",
      "A quarter of our reviews turned into design debates. I introduced a half-page before changes that touch data; reviews with more than {rounds:4-5} rounds fell from {before:22-31} % to {after:4-8} %.",
    ],
    [
      3,
      "Three reviewers for the risky part of {service}",
      "I was the only one who approved changes to it. I reviewed in pairs for {weeks:8-12} weeks with a checklist that shrank; {teammate} and two others approve there now, and no fault has come through.",
    ],
    [
      4,
      "Reviews at the border of {team} and {otherTeam}",
      "Changes to shared interfaces waited {before:5-9} days. I agreed with three teams which ones need both sides and which only notice. They wait {after:1-2} days now, and no break has come through in {months:5-8} months.",
    ],
    [
      5,
      "Review in proportion to risk, across the company",
      "Two approvals for a typo and for the ledger alike. I set three classes by what a fault would cost; {share:61-72} % of changes now merge with one approval or none, and faults per change did not rise in {quarters:5-7} quarters.",
    ],
  ],
  "test-design": [
    [
      1,
      "Tests for the edge cases of {service}",
      "Wrote tests for empty, one and many by the team's examples. {teammate} asked what happens at midnight, and there was the fault.",
    ],
    [
      2,
      "Tests of the refund feature: what and where",
      "Decided which of {count:18-30} cases belong in unit tests and which need the real database; {few:4-6} do. The suite of the feature runs in {seconds:6-14} s and found two faults before review.",
    ],
    [
      2,
      "Fakes instead of mocks in {service}",
      "Our mocks agreed with the code and not with {other}. I wrote one fake that is itself tested against the real thing each night. It has caught {count:2-4} changes of theirs.",
    ],
    [
      3,
      "What the tests of {service} must protect",
      "Wrote with the team what must never break and what may. {removed:130-260} tests that protected nothing went, {added:20-35} were added where money moves, and the suite takes {after:4-6} minutes instead of {before:17-28}.",
    ],
    [
      3,
      "No more flaky tests in {service}",
      "Gave every flaky test an owner and two weeks: repaired or removed. {before:24-41} became {after:0-2}, and people read failures again, which found a real race in the first month.",
    ],
    [
      4,
      "Contract tests between {team}, {otherTeam} and others",
      "A staging environment of {count:9-14} services was down half the time. I proposed contracts that each side tests alone; three teams moved, staging went, and faults at the borders fell from {before:7-11} a quarter to {after:1-2}.",
    ],
    [
      5,
      "What the company proves before release",
      "Each team tested by habit. I set with the leads what must be proven for money, for privacy and for the remainder, and how; five quarters on, escaped faults are down by {share:38-52} % and suites run in half the time.",
    ],
  ],
  "delivery-pipelines": [
    [
      1,
      "My first releases of {service}",
      "Took {count:5-9} changes through the pipeline to production. When it stopped at the migration, {teammate} and I read the log together, and the step's message now says what to do.",
    ],
    [
      2,
      "Feature flag for the new search in {service}",
      "Released it to {first:1-2} %, {second:10-20} % and everyone over {days:6-9} days. At the second step errors rose, I turned it off in a minute and fixed it the same day.",
    ],
    [
      2,
      "Build of {service} in a third of the time",
      "Measured each step, cached the two that never change, and ran tests in {count:3-5} parts. {before:24-38} minutes became {after:8-12}.",
    ],
    [
      3,
      "Progressive delivery for {service}",
      "Designed how our releases go out: one node, a comparison of errors and latency, then the others, and back by itself. It has taken back {count:3-6} releases, each before a customer wrote.",
    ],
    [
      3,
      "Migrations apart from releases in {service}",
      "A migration and its code went out as one and could not go back. I split them with a check in the pipeline; the last {count:15-30} releases could each be undone in {minutes:2-4} minutes.",
    ],
    [
      4,
      "A path to production that {count:5-8} teams chose",
      "Each team kept a pipeline of its own. I built one from the best parts of three, made leaving it easy, and moved teams one by one. Time from merge to production: from {before:3-6} days to {after:40-75} minutes.",
    ],
    [
      5,
      "Releases that prove where they come from",
      "A customer asked what runs in production, and we needed a week to answer. Every artefact of the company is now signed and traced to its change and review; the same question takes a query, and two audits have passed on it.",
    ],
  ],
  security: [
    [
      1,
      "Asked about the token in the logs of {service}",
      "Saw a token in a log while debugging, asked {teammate} what the rule is, and we removed it and rotated the token within {hours:2-5} hours.",
    ],
    [
      2,
      "Access checks of {service}, tested by role",
      "Wrote a test that tries every route as every role. It found {count:2-3} routes that answered to the wrong one; fixed before release.",
    ],
    [
      2,
      "Upload of files in {service}",
      "Listed with {teammate} what a hostile file could do, then limited size and type, renamed what is stored and served it from another host. The external test of the quarter found nothing there.",
    ],
    [
      3,
      "Threat model of {service}",
      "Led an afternoon on what could go wrong: {count:13-21} threats, of which {few:4-6} matter. Those are closed, two are accepted with a name and a date, and the model was opened again for the last design.",
    ],
    [
      3,
      "Secrets out of the configuration of {service}",
      "{count:17-33} secrets lay in configuration. I moved them to the secret store, made the build refuse new ones and practised a leak: rotating all of them takes {minutes:20-40} minutes instead of days.",
    ],
    [
      4,
      "Injection ruled out by default",
      "The same kind of weakness was found {before:5-9} times a year in different teams. I built query helpers with which it cannot be written, moved four teams with them, and there has been none in {months:9-13} months.",
    ],
    [
      5,
      "Identity for every service, not for every network",
      "Being inside the network was permission enough. I set out how each call proves who makes it, and led {count:15-24} teams there over two years; the last external test got into one machine and no further.",
    ],
  ],
  "engineering-standards": [
    [
      1,
      "Reported: the logging standard has a hole",
      "The standard did not say what to do with personal data in errors. I reported it with the example from {service}, and the sentence is there now.",
    ],
    [
      2,
      "{service} up to the standard",
      "Brought {service} from {before:9-12} open points to {after:0-1} of the team's standard, and turned {count:2-3} of its rules into checks so that they stay.",
    ],
    [
      3,
      "Five rules instead of thirty",
      "Our standard had {before:28-36} rules, and people kept {share:38-55} % of them. I led the team to the {count:5-7} with a reason that still holds, and built four into the linter. All services keep them now.",
    ],
    [
      3,
      "Interface style of {team}",
      "Proposed one style for errors, paging and names, from what had confused callers most in {count:30-50} questions. New interfaces follow it by a generator; questions fell by {share:52-68} %.",
    ],
    [
      4,
      "Service template that {count:7-12} services began from",
      "Turned what one team had proven into a template with logging, health, release and alerts. Three teams begin from it, one left it with a written reason, and a new service is in production in {days:2-3} days, not {before:12-18}.",
    ],
    [
      4,
      "Deprecation that ends",
      "Old interfaces lived for years. I agreed with four teams on notice, a counter of callers and a date that holds. {count:9-15} interfaces have gone, none later than {days:6-20} days after its date.",
    ],
    [
      5,
      "The short list every system holds to",
      "The company had four handbooks. I brought them to eleven rules with owners and a way to change them; they have been changed {count:8-13} times by others, and every new system of the last two years holds them.",
    ],
  ],
  "ai-assisted-engineering": [
    [
      1,
      "Assistant for test data in {service}",
      "Used the assistant to draft test data, read every line and could explain what I kept. About a third I threw away.",
    ],
    [
      2,
      "Migration of {service} with an assistant",
      "Let it rewrite {count:120-260} call sites by one example, and checked by type checker, tests and a sample of {sample:20-30} read by hand. Two were wrong, and both kinds got a test. {days:2-3} days instead of the estimated {estimate:8-10}.",
    ],
    [
      2,
      "Where the assistant did not pay",
      "Tried it on the scheduling code of {service} for a week. It was fluent and wrong about time zones {count:3-5} times, so I wrote that part by hand and told the team why.",
    ],
    [
      3,
      "Four weeks with and without, in {team}",
      "Led a trial: the same kinds of task with and without the assistant, {count:24-36} in all. Small changes were {share:22-35} % faster, design work was not, and review took longer. The team uses it by those findings and reviews generated code like anyone's.",
    ],
    [
      3,
      "Generated tests, judged by mutation",
      "Generated tests covered much and checked little. I had them judged by mutants in the build of {service}: {before:41-52} % were caught at first, {after:78-88} % after we changed how we ask.",
    ],
    [
      4,
      "A review assistant with limits, for {count:4-6} teams",
      "Built a reviewer that comments on three kinds of fault and never approves. Teams see its share of useful comments every month: {before:31-40} % at first, {after:66-79} % now. One team declined it, with figures, which is what they are for.",
    ],
    [
      5,
      "What we entrust to tools, and who answers",
      "Each team had its own rule for AI tools. I set with legal and the leads what may be entrusted to them, what must be proven and who answers for it; it has been revised {count:3-5} times as tools changed, and no incident has come of it.",
    ],
  ],
};
