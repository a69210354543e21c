import type { Connectivity, ProposedRating } from "./connectivity";

export type MissingLinks = {
  /** How many groups there are, and how few ratings would join them. */
  summary: string;
  /** One sentence for each rater who is asked for something. */
  requests: string[];
  /** Another way that costs more ratings and gives a better answer. */
  alternative: string;
};

/** How the ids of the ratings read on the screen. */
export type Names = { rater: (id: string) => string; subject: (id: string) => string; item: (id: string) => string };

const asIs = (id: string) => id;

/**
 * The smallest set of extra ratings that connects a design, in sentences; null where it is connected. Several ratings asked of one rater
 * are one sentence. `names` turns ids into what people read.
 */
export function describeMissingLinks(
  { connected, subsets, extraRatings }: Connectivity,
  names: Names = { rater: asIs, subject: asIs, item: asIs },
): MissingLinks | null {
  if (connected) return null;
  const byRater = new Map<string, ProposedRating[]>();
  for (const rating of extraRatings) byRater.set(rating.rater, [...(byRater.get(rating.rater) ?? []), rating]);
  const count = extraRatings.length;
  return {
    summary:
      `The ratings fall into ${subsets.length} groups that cannot be compared: within each, strict raters and weak results look the same. ` +
      `${count === 1 ? "One more rating joins" : `${count} more ratings join`} them; that is the fewest, and more make the answer more exact.`,
    requests: [...byRater].map(
      ([rater, ratings]) =>
        `Ask ${names.rater(rater)} to rate ${join(ratings.map(({ subject, item }) => `${names.subject(subject)} on ${names.item(item)}`))}.`,
    ),
    alternative:
      "Or have all raters rate the same practice cases: that joins everyone at once, and shows which wording they read differently.",
  };
}

const join = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
