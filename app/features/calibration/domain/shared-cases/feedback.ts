import { estimateMean } from "#app/statistics/distributions";
import type { Estimate } from "#app/statistics/estimate";
import { countPublished } from "#app/statistics/published-batches";
import type { CaseContent, Reference } from "./case";

/** One rater's answer on one competency; null is "not observed". Unanswered competencies have no entry. */
export type CaseRating = { competency: string; proficiency: number | null; note: string };
export type CaseAnswer = { raterId: string; ratings: readonly CaseRating[] };

type Said = { raterId: string; proficiency: number | null };

type GroupView =
  | { withheld: true }
  | { withheld: false; n: number; counts: { level: number; count: number }[]; notObserved: number; mean: Estimate };

export type CompetencyFeedback = {
  competency: string;
  /** Null where the reader did not observe it, or has not answered. */
  own: number | null;
  ownNote: string;
  hasAnswered: boolean;
  /** Everyone else's, without who said it, in batches of five as they came; withheld before the first. */
  others: GroupView;
  reference: Reference;
  /** Levels between the own rating and the reference; null without an own rating. */
  fromReference: number | null;
};

/**
 * What a rater learns after answering, by competency: their own rating, the distribution of the others' and the
 * reference with its reasoning. Others' notes are never included. Missing ratings count nowhere. `answers` come in
 * order of submission, so looking again after one more answer reveals nothing about it.
 */
export function computeFeedback(
  content: CaseContent,
  answers: readonly CaseAnswer[],
  readerId: string,
  levels: readonly number[],
): CompetencyFeedback[] {
  const mine = answers.find(({ raterId }) => raterId === readerId);
  const others = answers.filter(({ raterId }) => raterId !== readerId);
  const ratingOf = (answer: CaseAnswer | undefined, competency: string) =>
    answer?.ratings.find((rating) => rating.competency === competency);
  return content.reference.map((reference) => {
    const { competency } = reference;
    const own = ratingOf(mine, competency);
    const proficiency = own?.proficiency ?? null;
    return {
      competency,
      own: proficiency,
      ownNote: own?.note ?? "",
      hasAnswered: own !== undefined,
      others: viewGroup(
        others.flatMap((answer) => {
          const rating = ratingOf(answer, competency);
          return rating ? [{ raterId: answer.raterId, proficiency: rating.proficiency }] : [];
        }),
        levels,
      ),
      reference,
      fromReference: proficiency === null ? null : proficiency - reference.proficiency,
    };
  });
}

function viewGroup(ratings: readonly Said[], levels: readonly number[]): GroupView {
  const observed = ratings.filter(({ proficiency }) => proficiency !== null);
  const last = observed[countPublished(observed.map(({ raterId }) => raterId)) - 1];
  if (!last) return { withheld: true };
  const shown = ratings.slice(0, ratings.indexOf(last) + 1);
  const values = shown.flatMap(({ proficiency }) => proficiency ?? []);
  return {
    withheld: false,
    n: values.length,
    counts: levels.map((level) => ({ level, count: values.filter((value) => value === level).length })),
    notObserved: shown.length - values.length,
    mean: estimateMean(values),
  };
}

/** "one step stricter than the reference", for someone who is no statistician. */
export function describeDistance(steps: number): string {
  if (steps === 0) return "the same as the reference";
  const size = Math.abs(steps) === 1 ? "one level" : `${Math.abs(steps)} levels`;
  return `${size} ${steps < 0 ? "below" : "above"} the reference`;
}
