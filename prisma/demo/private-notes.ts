import type { DemoAssessment } from "./assessments";
import { PRIVATE_NOTES } from "./bank";

/** What some managers noted for themselves beside reviews of the open cycle. */
export function buildPrivateNotes(assessments: readonly DemoAssessment[]) {
  const reviews = assessments.flatMap((assessment) => {
    const review = assessment.sheets.find(({ kind }) => kind === "manager");
    return assessment.cycle?.back === 0 && review?.raterId
      ? [{ assessment, authorId: review.raterId, at: review.createdAt }]
      : [];
  });
  // A note to every third review, as far as there are different ones.
  return PRIVATE_NOTES.flatMap((text, index) => {
    const review = reviews[index * 3];
    if (!review) return [];
    const { assessment, authorId, at } = review;
    return [{ id: `private-note-${assessment.slug}`, assessmentId: assessment.id, authorId, text, updatedAt: at }];
  });
}
