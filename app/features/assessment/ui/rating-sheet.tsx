import { type ComponentProps, type ComponentType, lazy, Suspense } from "react";
import type { RatingAnswer } from "#app/features/assessment/domain/rating-answer";
import type { RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { paths } from "#app/paths";
import { Day } from "#app/ui/day";
import { Notice } from "#app/ui/notice";
import { PageHeader } from "#app/ui/page-header";
import { TextLink } from "#app/ui/text-link";
import { RatingForm } from "./rating-form";
import { SubmittedSheet } from "./submitted-sheet";

/** Loaded only after submission, so that rating pages don't pay for it. */
const Submitted: ComponentType<ComponentProps<typeof SubmittedSheet>> = import.meta.env.SSR
  ? SubmittedSheet
  : lazy(async () => ({ default: (await import("./submitted-sheet")).SubmittedSheet }));

/** One side of an assessment: the form of a draft, or the submitted ratings. */
export function RatingSheet({ view, answer }: { view: RatingSheetView; answer: RatingAnswer | null }) {
  const { assessmentId, side, state, subjectName, roleName, targetName, cycleName, dueOn } = view;
  const title = side === "self" ? "Self-assessment" : `Review of ${subjectName}`;
  const aim = roleName === targetName ? `${roleName}.` : `${roleName}, aiming at ${targetName}.`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Assessments", to: paths.assessments() }, { label: cycleName ?? "Ad hoc" }, { label: title }]}
        title={title}
        sub={
          <>
            {aim}
            {state === "draft" && dueOn && (
              <>
                {" "}
                Due on <Day value={dueOn} />.
              </>
            )}
            {state === "draft" && side === "manager" && " Their self-assessment stays hidden until both are in."}
          </>
        }
        seenBy={view.seenBy}
      />
      {view.newerVersion && (
        <Notice className="mb-5">
          Version {view.newerVersion} of the ladder is published since you began this.{" "}
          <TextLink to={paths.moveAssessment(assessmentId)}>See what moving to it would mean</TextLink>
        </Notice>
      )}
      {state === "draft" ? (
        <RatingForm key={`${assessmentId} ${side} ${view.ladderVersionId}`} view={view} answer={answer} />
      ) : (
        <Suspense fallback={null}>
          <Submitted view={view} answer={answer} />
        </Suspense>
      )}
    </>
  );
}
