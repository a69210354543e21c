/** Why a session changed or kept a rating, by competency: what members of one would write for the person. */

export const LOWERED: Readonly<Record<string, string>> = {
  "system-design":
    "The designs you led were for your own team, and they hold. The step above asks for one that several teams build on; the draft for the shared gateway is the way there.",
  mentoring:
    "One person grew with you, and says so. The step above is seen with several, or with a way of mentoring that others took up.",
  observability:
    "Your service tells what it does. For the step above the group looked for signals that people outside the team decide by, and found none yet.",
  "ownership-and-execution":
    "The work landed, and the follow-up on the late migration did not. Compared with the others at this step, finishing to the end is what is missing.",
  "code-review":
    "Your reviews are careful. The examples were all on your own services; the step above is seen across them.",
  "incident-response":
    "You led two incidents in your team well. The step above asks for one in which several teams were involved.",
  "planning-and-estimation":
    "Plans for your own work held. Plans that others depended on moved twice without their hearing of it.",
  "technical-decision-making":
    "Good decisions, written down late. The step above is seen when others could weigh in before.",
  "test-design":
    "The tests are thorough where you work. The step above changes how the team tests, which is about to begin.",
  "data-modelling": "The schema serves one service. The step above was seen with models that two or more share.",
};

export const RAISED: Readonly<Record<string, string>> = {
  "system-design":
    "The storage layout you drew is what three teams build on. By the criteria that is the step above the one given.",
  mentoring:
    "Four people name you, two of them in other teams, and your notes for newcomers are used by all. The rating given was lower than what others got for less.",
  observability: "Two teams decide by the objectives you wrote. Others were rated a step higher for the same evidence.",
  "ownership-and-execution":
    "You took over the stalled rollout and finished it across teams. That is described word for word at the step above.",
  "code-review":
    "Teams ask for your review by name, and your comments changed a shared guideline. That is the step above.",
  "incident-response":
    "You coordinated the outage of March over three teams, and its review changed how we page. That is the step above.",
  "planning-and-estimation":
    "The plan for the two migrations was yours, and both teams kept to it. Rated too low by a step.",
  "technical-decision-making":
    "Your record on retries is cited in four designs. Compared across managers, that is the step above.",
  "test-design": "The contract tests you began are now how three services are released. That is the step above.",
  "data-modelling": "Billing and accounts share the model you made. That is the step above.",
};

export const KEPT: Readonly<Record<string, string>> = {
  "system-design": "Looked at beside two designs of the same size in other teams: the rating fits.",
  mentoring: "Self and manager were apart; the evidence of both mentees supports what was agreed.",
  observability: "The dashboards and the alert review were read by two of us. The rating fits.",
  "ownership-and-execution": "Compared with three others at this step: the same. Kept.",
  "code-review": "Ten reviews were read; they are what the step describes.",
  "incident-response": "The two incident reviews support it.",
};

export const REMARKS: readonly { competencyId: string; text: string }[] = [
  {
    competencyId: "system-design",
    text: "Was the gateway design theirs, or the working group’s? The evidence names both.",
  },
  { competencyId: "mentoring", text: "I worked with one of the mentees last quarter: the growth is real, and recent." },
  {
    competencyId: "observability",
    text: "We gave a lower rating for the same kind of dashboard in Runtime. Let us read the criteria together.",
  },
  { competencyId: "incident-response", text: "Only one incident in the period. Is that enough for this step?" },
  { competencyId: "code-review", text: "Self and manager are two steps apart. Who has seen reviews outside the team?" },
  {
    competencyId: "planning-and-estimation",
    text: "The plan moved because the vendor did. I would not hold it against them.",
  },
];
