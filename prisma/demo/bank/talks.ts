/** What is written beside an agreed rating: in between, another than both had said, the person's, or the manager's. */
export const REASONS = {
  between: [
    "Shown once, convincingly. We agreed on the step between until it is seen a second time.",
    "The work was there but rested on help in its first half. Both of us moved one step.",
    "The descriptor of the higher step asks for two teams; one of them had only just begun.",
    "I had not known of the work for the neighbouring team. It counts, though not yet for the whole step.",
    "Two of the criteria are seen, the third is planned for next quarter. We met in the middle.",
    "Strong in design, less so in what came after the release. The middle describes it best.",
    "We read the criteria together and found that both of us had rated the effort rather than the result.",
    "The figures came in after the self-assessment and were smaller than hoped for.",
    "Rated by the best week on one side and by the worst on the other. This is the usual week.",
  ],
  elsewhere: [
    "In talking it through we saw that the work behind both ratings was the same one case, and small.",
    "Both had rated from memory. The record of the half-year shows less of it than we thought.",
    "Most of it happened before this period, as the dates of the evidence show.",
    "We had both read the criterion as 'takes part in'; it says 'leads'.",
    "The team did this together; alone it has not been seen yet.",
  ],
  person: [
    "The second case, which only came up in our talk, settled it.",
    "I was on leave for the part that shows it. The other team's lead confirmed it.",
    "Compared with the criteria and not with the others in the team, it is the higher one.",
    "The result was measured after I had written my review.",
    "Done without being asked, and twice: that is what the criterion asks for.",
  ],
  manager: [
    "Agreed that it has been within one team so far. The plan for next quarter has the second team in it.",
    "The higher one asks for a result over two quarters; it has been one.",
    "We went through the criteria: one of three is seen, so the lower one it is for now.",
    "I had counted work of the whole team as mine.",
    "Done well with help. Alone is the next step, and we know with what.",
    "More was seen from outside than I had thought of.",
  ],
} as const;

/** What managers note for themselves; nobody else ever reads it. */
export const PRIVATE_NOTES: readonly string[] = [
  "Ask first how the move went at home. The quiet weeks had a reason.",
  "Do not open with the design review. Begin with what went well in the migration.",
  "Raise is due. Settle the figure with my manager before the talk.",
  "Wants to lead something. The storage plan could be it, from next quarter.",
  "I may be too strict here: compare with how I rated the others on the same work.",
  "Two people told me about the tone in reviews. Give both examples, without names.",
  "Has been covering for a teammate. Make sure that it shows in the rating.",
  "Thinking about the management track. Offer shadowing before any decision.",
];
