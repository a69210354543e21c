import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type AssessmentHead, findAssessmentHead } from "#app/features/assessment/data/assessments";
import { findDestination } from "#app/features/assessment/domain/destination";
import { requireActor } from "#app/features/identity/server/session";
import { paths } from "#app/paths";
import { requireAllowed, requireFound } from "#app/platform/server/guards";
import { decideAssessment } from "#app/policy/policy";

/** An assessment has no page of its own: it leads to where the one who opens it has something to do. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, "see", head.facts));
  throw redirect(pathFor(head));
}

function pathFor(head: AssessmentHead): string {
  switch (findDestination(head.facts)) {
    case "self":
      return paths.selfAssessment(head.id);
    case "review":
      return paths.review(head.id);
    case "comparison":
      return paths.comparison(head.id);
    case "result":
      return paths.result(head.id);
    case "progress":
      return head.cycle ? paths.cycle(head.cycle.id) : paths.assessments();
  }
}
