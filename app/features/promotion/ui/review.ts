import { type CaseLifecycle, isReviewOver, reviewEndsAt } from "#app/features/promotion/domain/lifecycle";
import { dayIn } from "#app/kernel/day";

/** Until when the manager is waited for; null where nobody waits for them. */
export function describeReview({ review, isRecommended }: CaseLifecycle, zone: string, now: Date) {
  if (!review || isRecommended) return null;
  const { hasManagerLeft } = review;
  return { endsOn: dayIn(reviewEndsAt(review), zone), isOver: isReviewOver(review, now), hasManagerLeft };
}
