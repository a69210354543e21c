import type { Stories } from "./story";

export const DELIVERY: Stories = {
  "planning-and-estimation": [
    [
      1,
      "Split of the export task",
      "Split my task into {count:4-6} steps with {teammate} and estimated each. I was off by a factor of two on the one that needed {other}.",
    ],
    [
      2,
      "Saved carts in five slices",
      "Planned the feature in {count:5-7} slices that each could ship. After the second I saw that the estimate was {share:30-50} % short and said so {weeks:3-4} weeks before the date; product dropped the last slice.",
    ],
    [
      2,
      "Forecast kept current for the change to {service}",
      "Kept a range instead of a date and narrowed it each week, from {wide:5-9} weeks of spread to {narrow:1-2}. It shipped within it.",
    ],
    [
      3,
      "A quarter of {team}, planned in milestones others used",
      "Planned {count:3-5} milestones with the two dependencies that decided the date. {otherTeam} built on ours; four of five came within a week, and the late one was announced a month ahead.",
    ],
    [
      3,
      "Estimates compared with what came",
      "Compared {count:60-90} of our estimates with what came: we are right on small work and short by {share:60-90} % on anything that needs another team. We plan those with a range now, and the last quarter ended within {days:4-8} days.",
    ],
    [
      4,
      "One plan for the migration of {count:4-6} teams",
      "Each team's plan assumed that the others come first. I drew one plan around the {few:3-4} dependencies that matter, moved one team a quarter later, and it ended {weeks:2-4} weeks before the contract ran out.",
    ],
    [
      4,
      "Work of the area ordered by what waits",
      "Counted what waits for what over a quarter: {share:36-48} % of our time passed in queues between teams. I proposed two swaps of work, the leads agreed, and lead time fell from {before:31-44} to {after:14-19} days.",
    ],
    [
      5,
      "What the company promises, and keeps",
      "Promises were made in sales and learnt of in engineering. I set how a date becomes a commitment and who may give one; over six quarters {share:88-95} % were kept, where it had been half.",
    ],
  ],
  "product-collaboration": [
    [
      1,
      "Asked support what the button is for",
      "Asked the two people who use the page before changing it. They needed the total and not the list, which was half the work.",
    ],
    [
      2,
      "Address form, shaped with design",
      "Showed design what each of three versions would cost, and we took the middle one. Abandoned forms fell from {before:14-19} % to {after:9-11} % in {weeks:4-6} weeks after release.",
    ],
    [
      2,
      "Feature checked after release",
      "Looked at its use after {weeks:4-8} weeks: {share:4-8} % of people had found it. Product and I moved it to where the task begins, and it is at {after:31-46} % now.",
    ],
    [
      3,
      "What {team} did not build",
      "Took {count:2-3} days to test the idea with {people:6-9} customers and a clickable page. It was not what they needed, so the quarter went to import instead, which {share:44-61} % of new customers use in their first week.",
    ],
    [
      3,
      "Limits of {service} as a product decision",
      "Brought product three limits with their cost and who would notice. They chose the middle one, priced the upper, and {count:12-30} customers pay for it.",
    ],
    [
      4,
      "Two products, one basket",
      "Two product leads asked for things that exclude each other. I showed what each would make hard for the other, and brought a third way that both could plan with. It shipped in two parts and replaced {count:3-5} planned projects.",
    ],
    [
      4,
      "What became cheap after the move of {service}",
      "Told the product leads of the area what the new storage makes cheap before they planned. Two plans changed, and a feature thought to take a year was tried in {weeks:5-8} weeks.",
    ],
    [
      5,
      "A product that began in a load test",
      "Saw that we could answer in real time what customers waited a day for. Built the case with product, and it has been a line of its own for two years with {count:140-260} customers.",
    ],
  ],
  "ownership-and-execution": [
    [
      1,
      "The import of {service}, to production",
      "Took the task to the end with {teammate}'s help, release and a look at the logs on the next day included.",
    ],
    [
      2,
      "Scheduled reports, from agreement to upkeep",
      "Carried the feature without reminders: built, documented, released, and answered its {count:9-16} questions. I still watch its failures each Monday; they went from {before:6-9} a week to {after:0-1}.",
    ],
    [
      2,
      "Loose ends of {service}",
      "Found {count:5-8} half-finished migrations and ended them one by one beside other work. The last flag went in week {weeks:9-14}.",
    ],
    [
      3,
      "Move of {service} to the new storage",
      "Answered for it from plan to switch-off. In week {weeks:5-8} the copy proved too slow; I stopped, changed the order and told those who waited. It ended {days:9-16} days late with no lost row, and the old machines went off a month later.",
    ],
    [
      3,
      "Upkeep of {service}, as planned work",
      "Upkeep happened when something broke. I gave it {share:15-20} % of each fortnight and a list by cost of neglect; interruptions fell from {before:11-17} to {after:3-5} a week, and the roadmap did not slip.",
    ],
    [
      4,
      "Payment move of {count:4-6} teams, including what lay between",
      "Nobody owned what lay between the teams, so I did: the order of steps, the data in flight, the support script. {share:99-99}.{tenths:7-9} % of payments went through during the move, and the {count2:11-23} that did not were called back the same day.",
    ],
    [
      4,
      "{other} retired at last",
      "Three attempts had stopped at the last {share:5-9} %. I found the {count:6-9} callers nobody knew, did two of the moves myself, and it is turned off. {days:2-4} days of upkeep a week came back to two teams.",
    ],
    [
      5,
      "The ledger that the company stands on",
      "Took on the move of the ledger after it had failed twice, and answered for it for two and a half years. It closed each of {count:24-30} months without a correction, and the auditors cite it as a model.",
    ],
  ],
};
