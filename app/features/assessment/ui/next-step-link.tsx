import type { NextStep } from "#app/features/assessment/domain/next-step";
import { paths } from "#app/paths";
import { ButtonLink } from "#app/ui/button";

/** The button that leads to what the person who is assessed does next. */
export function OwnNextStepLink({ id, step, look }: { id: string; step: NextStep; look?: "primary" | "secondary" }) {
  switch (step.action) {
    case "start":
      return (
        <ButtonLink look={look ?? "primary"} to={paths.selfAssessment(id)}>
          Start self-assessment
        </ButtonLink>
      );
    case "continue":
      return (
        <ButtonLink look={look ?? "primary"} to={paths.selfAssessment(id)}>
          Continue self-assessment
        </ButtonLink>
      );
    case "wait":
      return <ButtonLink to={paths.selfAssessment(id)}>See what you submitted</ButtonLink>;
    case "compare":
      return (
        <ButtonLink look={look ?? "primary"} to={paths.comparison(id)}>
          Compare and agree
        </ButtonLink>
      );
    case "see-result":
      return <ButtonLink to={paths.result(id)}>See the result</ButtonLink>;
    case "none":
      return null;
  }
}

/** The same for the manager who reviews. */
export function ReviewNextStepLink({ id, step }: { id: string; step: NextStep }) {
  switch (step.action) {
    case "start":
    case "continue":
      return (
        <ButtonLink look="primary" size="small" to={paths.review(id)}>
          Review
        </ButtonLink>
      );
    case "wait":
      return (
        <ButtonLink size="small" to={paths.review(id)}>
          See what you submitted
        </ButtonLink>
      );
    case "compare":
      return (
        <ButtonLink look="primary" size="small" to={paths.comparison(id)}>
          Compare
        </ButtonLink>
      );
    case "see-result":
      return (
        <ButtonLink size="small" to={paths.result(id)}>
          Result
        </ButtonLink>
      );
    case "none":
      return null;
  }
}
