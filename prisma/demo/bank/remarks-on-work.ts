/**
 * What managers say of the very piece of work that its author tells of: how they come to it, and what it was by the
 * proficiency they see in it. They write it without having read the self-assessment, so nothing here answers it.
 */
export const OPENINGS: readonly string[] = [
  "What I go by is “{title}”.",
  "“{title}” says most of it.",
  "The work to look at is “{title}”.",
  "Of this half-year I remember “{title}”.",
  "My example is “{title}”.",
  "I followed “{title}” from the first day to the last.",
  "Anyone who asks me is shown “{title}”.",
  "“{title}” is where I saw it best.",
];

export const SIZES: Readonly<Record<number, readonly string[]>> = {
  1: [
    "Done with help, and the help was asked for in time. Next: the same alone.",
    "A careful beginning. The next one can be done without somebody beside.",
    "Learnt quickly, and what was learnt is written down.",
  ],
  2: [
    "Done alone and finished, and nothing came back. The next step is work that changes how the team does it.",
    "Sound work on what was theirs to do. I have not yet seen it reach the rest of the team.",
    "I never had to ask how it was going. Next: bring two others along.",
    "It held when it was used in earnest. Let us find something larger for it.",
    "Finished to the last detail, upkeep included.",
  ],
  3: [
    "The team works differently since. To go further, the same where another team has to agree.",
    "Others in the team do it this way now, without being told.",
    "Something had to be left out for it, and the right thing was. Next: a case in which another team's goals differ.",
    "I would hand the next one over without looking twice.",
    "It was explained so well that the team argues from it.",
  ],
  4: [
    "Other teams rely on it, and I had no part in that.",
    "It held between teams that want different things.",
    "People outside the team point to it when they explain their own work.",
    "It outlasted a change of plan in two teams, which is the proof.",
  ],
  5: [
    "The company does this differently because of it.",
    "Other companies have asked how it was done.",
    "It decides things far from here, and will for years.",
  ],
};
