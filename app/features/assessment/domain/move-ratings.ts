import type { CompetencyPlan, MigrationPlan } from "#app/features/ladder/domain/migration";
import { NOT_OBSERVED, proficiencyOf, type RatingValue, rated, sameRating, UNRATED } from "./rating";

/** Everything one rater holds on one competency. */
export type HeldRating = { value: RatingValue; note: string; criteriaSeen: readonly string[] };
/** By competency id. */
export type HeldRatings = ReadonlyMap<string, HeldRating>;

export type LookAgain = {
  /** One sentence for the rater that says why. */
  why: string;
  /** The rating that follows from earlier ones, to be confirmed; null without one. */
  proposal: RatingValue | null;
};

export type MovedRating = HeldRating & { lookAgain: LookAgain | null };

export type MovedRatings = {
  /** By id in the newer version, for competencies with a rating or a note. */
  ratings: ReadonlyMap<string, MovedRating>;
  /** By id in the older version: ratings without a place in the newer one. Never deleted. */
  aside: HeldRatings;
};

/**
 * Moves one rater's ratings to a newer version. The same competency keeps its value, with `lookAgain` where the criteria at that level changed. A part of
 * a split one, and one that takes in others, start unrated with a proposal: the earlier value; the lowest of the earlier ones, and none
 * where one of them is missing, for a missing rating is not a low one. On a scale with more or fewer steps nothing is proposed. Notes go along
 * everywhere, those of merged competencies joined under their names; criteria that were seen go along where they still say the same.
 */
export function migrateRatings(plan: MigrationPlan, ratings: HeldRatings): MovedRatings {
  const moved = plan.competencies.flatMap((competency) => {
    const held = competency.from.flatMap((source) => {
      const rating = ratings.get(source.id);
      return rating ? [{ ...source, rating }] : [];
    });
    return held.length === 0 ? [] : [[competency.id, moveRating(plan, competency, held)] as const];
  });
  const placed = new Set(plan.competencies.flatMap(({ from }) => from.map(({ id }) => id)));
  return { ratings: new Map(moved), aside: new Map([...ratings].filter(([id]) => !placed.has(id))) };
}

type Source = CompetencyPlan["from"][number] & { rating: HeldRating };

function moveRating(plan: MigrationPlan, competency: CompetencyPlan, held: Source[]): MovedRating {
  const seen = new Set(
    held.flatMap(({ rating, criterionIds }) => rating.criteriaSeen.filter((id) => criterionIds.includes(id))),
  );
  const words = { note: joinNotes(held), criteriaSeen: [...seen] };
  const values = competency.from.map(({ id }) => held.find((source) => source.id === id)?.rating.value ?? UNRATED);
  const isCarried = competency.kind === "same" || competency.kind === "renamed";
  const value = isCarried ? (values[0] ?? UNRATED) : lowest(values);
  if (values.every(({ state }) => state === "unrated")) return { value: UNRATED, ...words, lookAgain: null };
  if (plan.isScaleResized && values.some(({ state }) => state === "rated")) {
    const why = `The scale changed; before: ${describeSources(competency, values)}.`;
    return { value: UNRATED, ...words, lookAgain: { why, proposal: null } };
  }
  if (!isCarried) {
    const why = `${describeJoin(competency)}: ${describeSources(competency, values)}.${describeProposal(competency, value)}`;
    return { value: UNRATED, ...words, lookAgain: { why, proposal: value } };
  }
  const level = proficiencyOf(value ?? UNRATED);
  const changed = level !== null && competency.changedLevels.includes(level);
  const why = `What is looked for at level ${level} changed.`;
  return { value: value ?? UNRATED, ...words, lookAgain: changed ? { why, proposal: value } : null };
}

/** The lowest of several values; null where one of them says nothing of a level and another does. */
function lowest(values: RatingValue[]): RatingValue | null {
  if (values.every(({ state }) => state === "not-observed")) return NOT_OBSERVED;
  const levels = values.map(proficiencyOf);
  return levels.every((level) => level !== null) ? rated(Math.min(...levels)) : null;
}

function describeJoin({ kind, from }: CompetencyPlan): string {
  const names = from.map(({ name }) => name).join(" and ");
  return kind === "split" ? `This was part of ${names}` : `This takes in ${names}`;
}

function describeProposal({ from }: CompetencyPlan, value: RatingValue | null): string {
  if (from.length === 1) return "";
  if (value?.state === "not-observed") return " “Not observed” is proposed.";
  return value ? " The lowest is proposed." : " Nothing is proposed, since not all of them are rated.";
}

function describeSources({ from }: CompetencyPlan, values: RatingValue[]): string {
  const words = values.map((value) =>
    value.state === "rated" ? String(value.proficiency) : value.state === "unrated" ? "not rated" : "not observed",
  );
  return from.length === 1 ? words.join("") : from.map(({ name }, index) => `${name} ${words[index]}`).join(", ");
}

function joinNotes(held: Source[]): string {
  const written = held.filter(({ rating }) => rating.note !== "");
  if (written.length < 2) return written[0]?.rating.note ?? "";
  return written.map(({ name, rating }) => `${name}: ${rating.note}`).join("\n\n");
}

/** The input of undoing a move: ratings before it, and those it wrote. */
export type MoveSnapshot = { before: HeldRatings; moved: HeldRatings };

export type RevertedRatings = {
  /** By id in the older version. */
  ratings: HeldRatings;
  /** By id in the newer version: ratings made since the move that the older version has no place for. Never deleted. */
  aside: HeldRatings;
};

/**
 * Undoes a move. Ratings unchanged since return exactly as they were. A changed rating replaces the older one where the
 * competency is the same or was renamed, and keeps criteria that only the older version has. Where the older version
 * has no place for it (a part of a split, a merged or new competency, another scale), the older rating returns and the
 * newer one is stored aside.
 */
export function revertRatings(
  plan: MigrationPlan,
  current: HeldRatings,
  { before, moved }: MoveSnapshot,
): RevertedRatings {
  const ratings = new Map(before);
  const aside = new Map<string, HeldRating>();
  for (const [id, rating] of current) {
    const written = moved.get(id);
    if (written && isSameHeld(written, rating)) continue;
    const competency = plan.competencies.find((one) => one.id === id);
    const source = competency?.from[0]?.id;
    const isCarried = competency?.kind === "same" || competency?.kind === "renamed";
    // A rating given on the newer scale has no step on the older one.
    const hasStep = !plan.isScaleResized || rating.value.state !== "rated";
    if (!isCarried || source === undefined || !hasStep) {
      aside.set(id, rating);
      continue;
    }
    const earlier = before.get(source);
    const carried = new Set(competency.from[0]?.criterionIds);
    // Marks on criteria that only the newer version has.
    if (rating.criteriaSeen.some((one) => !carried.has(one))) aside.set(id, rating);
    const onlyBefore = earlier?.criteriaSeen.filter((one) => !carried.has(one)) ?? [];
    // A note or mark added while the value waits for its new step must not take the old value away.
    const value = plan.isScaleResized && rating.value.state === "unrated" && earlier ? earlier.value : rating.value;
    ratings.set(source, {
      value,
      note: rating.note,
      criteriaSeen: [...rating.criteriaSeen.filter((one) => carried.has(one)), ...onlyBefore],
    });
  }
  return { ratings, aside };
}

function isSameHeld(a: HeldRating, b: HeldRating): boolean {
  return (
    sameRating(a.value, b.value) &&
    a.note === b.note &&
    a.criteriaSeen.length === b.criteriaSeen.length &&
    a.criteriaSeen.every((id) => b.criteriaSeen.includes(id))
  );
}
