import { type ActionFunctionArgs, data } from "@remix-run/node";
import { detachEvidence } from "#app/features/assessment/data/evidence";
import { confirmLook, listLookAgain } from "#app/features/assessment/data/own-moves";
import { submitSheet, withdrawSheet } from "#app/features/assessment/data/rate";
import { listRatings } from "#app/features/assessment/data/ratings";
import { refusalMessage } from "#app/features/assessment/domain/lifecycle";
import type { Side } from "#app/features/assessment/domain/rating";
import { EMPTY_ANSWER, type RatingAnswer } from "#app/features/assessment/domain/rating-answer";
import { anchorOf, CONFIRM_LOOK } from "#app/features/assessment/domain/rating-content";
import { paths } from "#app/paths";
import { redirectWithMessage } from "#app/platform/server/flash";
import { requireAllowed, requirePermit } from "#app/platform/server/guards";
import { decideAssessment, permitRatings } from "#app/policy/policy";
import { type RatableAssessment, requireRatable, SIDE_ACTIONS } from "./rating-sheet";
import { saveRatingForm } from "./save-rating-form";

const NAMES = { self: "Self-assessment", manager: "Review" } as const;

const formPath = (side: Side, id: string) => (side === "self" ? paths.selfAssessment(id) : paths.review(id));

/** The button that was pressed, and what it is about. */
function readIntent(form: FormData) {
  const [name = "", competencyId = "", evidenceId = ""] = String(form.get("intent") ?? "save").split(".");
  return { name, competencyId, evidenceId };
}

const answer = (status: number, part: Partial<RatingAnswer>) =>
  data<RatingAnswer>({ ...EMPTY_ANSWER, ...part }, { status });

/** Handles a post of the form page: saves everything in it, then does what the button says. */
export async function postRatingForm(args: ActionFunctionArgs, side: Side) {
  const { request, context } = args;
  const ratable = await requireRatable(args, side);
  const { actor, head, competencies } = ratable;
  const form = await request.formData();
  const intent = readIntent(form);
  const by = { actorId: actor.personId, at: context.now() };
  const here = formPath(side, head.id);
  if (intent.name === "withdraw") {
    requireAllowed(decideAssessment(actor, SIDE_ACTIONS[side].withdraw, head.facts));
    const step = await withdrawSheet(context.database, by, head.id, side);
    if (step.ok) return redirectWithMessage(context, here, "Taken back. You can go on rating, and submit again.");
    return redirectWithMessage(context, here, explain(step.reason), { tone: "error" });
  }

  const unsaved = await saveRatingForm(
    { ...ratable, context, side, form },
    intent.name === "take-saved" ? intent.competencyId : null,
  );
  const isAbout = competencies.some(({ id }) => id === intent.competencyId);
  if (intent.name === "remove-evidence" && isAbout) {
    const { competencyId, evidenceId } = intent;
    await detachEvidence(context.database, by, { assessmentId: head.id, competencyId, evidenceId, side });
  }
  if (intent.name === CONFIRM_LOOK && isAbout) {
    await confirmLook(context.database, by, { assessmentId: head.id, competencyId: intent.competencyId, side });
  }
  if (hasUnsaved(unsaved)) {
    const message = "Some of what you wrote is not saved yet: see the notes beside it. The rest is saved.";
    return answer(409, { ...unsaved, message });
  }
  if (intent.name === "submit" || intent.name === "submit-unrated") return submit(args, ratable, side, intent.name);
  if (isAbout) return redirectWithMessage(context, `${here}#${anchorOf(intent.competencyId)}`, "Saved.");
  return redirectWithMessage(context, here, "Draft saved. Only you see it.");
}

function hasUnsaved({ unsaved, evidence, privateNote }: Awaited<ReturnType<typeof saveRatingForm>>): boolean {
  return Object.keys(unsaved).length > 0 || Object.keys(evidence).length > 0 || privateNote !== null;
}

function explain(reason: Parameters<typeof refusalMessage>[0] | "changed-meanwhile"): string {
  return reason === "changed-meanwhile"
    ? "Something changed at this very moment. Please try again."
    : refusalMessage(reason);
}

async function submit(
  { context }: ActionFunctionArgs,
  { actor, head, competencies }: RatableAssessment,
  side: Side,
  intent: "submit" | "submit-unrated",
) {
  const reading = requirePermit(permitRatings(actor, head, [side]));
  const ratings = (await listRatings(context.database, reading)).get(side);
  const isRated = (id: string) => (ratings?.get(id)?.value.state ?? "unrated") !== "unrated";
  const looks = (await listLookAgain(context.database, reading)).get(side);
  const isOpen = (id: string) => !isRated(id) || (looks?.has(id) ?? false);
  if (intent === "submit" && competencies.some(({ id }) => isOpen(id))) return answer(200, { isAsking: true });
  const by = { actorId: actor.personId, at: context.now() };
  const step = await submitSheet(context.database, by, head.id, side);
  if (!step.ok) {
    // Sent twice, or in another tab: it is submitted, which is what was wanted.
    const tone = step.reason === "already-submitted" ? "success" : "error";
    return redirectWithMessage(context, formPath(side, head.id), explain(step.reason), { tone });
  }
  if (step.lifecycle.kind === "ad-hoc") {
    return redirectWithMessage(context, paths.result(head.id), "Submitted. Only you see it until you share it.");
  }
  if (step.lifecycle.phase === "comparison") {
    const message = `${NAMES[side]} submitted. Both sides are in: compare and agree.`;
    return redirectWithMessage(context, paths.comparison(head.id), message);
  }
  const waiting = side === "self" ? "your manager’s review" : `${head.subject.name}’s self-assessment`;
  return redirectWithMessage(
    context,
    formPath(side, head.id),
    `${NAMES[side]} submitted. It stays hidden from the other person until ${waiting} is in too.`,
  );
}
