import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { buildRatingSheet, type RatingSheetView } from "#app/components/assessment/rating-view";
import { type AssessmentHead, findAssessmentHead } from "#app/data/assessments";
import { attachedEvidence } from "#app/data/evidence";
import { findOrganisation } from "#app/data/organisation";
import { listLookAgain } from "#app/data/own-moves";
import { findPrivateNote } from "#app/data/private-notes";
import { listRatings } from "#app/data/ratings";
import { readOne } from "#app/data/reading";
import type { Side } from "#app/data/sheets";
import type { Actor } from "#app/domain/access/actor";
import { type AssessmentAction, decideAssessment } from "#app/domain/access/policy";
import { competenciesToRate } from "#app/domain/assessment/scope";
import type { Competency, Ladder } from "#app/domain/ladder/schema";
import { requireAllowed, requireFound } from "./guards";
import { findNextStep } from "./ladder-steps";
import { requireActor } from "./session";

/** What rating this side, and taking it back, are called in the policy. */
export const SIDE_ACTIONS = {
  self: { rate: "rate-self", withdraw: "withdraw-self" },
  manager: { rate: "review", withdraw: "withdraw-review" },
} as const satisfies Record<Side, Record<string, AssessmentAction>>;

export type RatableAssessment = {
  actor: Actor;
  head: AssessmentHead;
  ladder: Ladder;
  /** What the assessment asks about. */
  competencies: Competency[];
};

/** The assessment, if the actor rates this side of it. */
export async function requireRatable(
  { request, params, context }: LoaderFunctionArgs | ActionFunctionArgs,
  side: Side,
): Promise<RatableAssessment> {
  const actor = await requireActor(request, context);
  const head = requireFound(await findAssessmentHead(context.database, actor, params.assessmentId ?? ""));
  requireAllowed(decideAssessment(actor, SIDE_ACTIONS[side].rate, head.facts));
  const { ladder } = await context.ladders.requireVersion(head.ladderVersionId);
  return { actor, head, ladder, competencies: competenciesToRate(ladder, [head.roleId, head.targetRoleId]) };
}

/** One side as its rater sees it. The other side is not read, whatever stage the assessment is in. */
export async function loadRatingSheet(args: LoaderFunctionArgs, side: Side): Promise<RatingSheetView> {
  const { context } = args;
  const { actor, head, ladder } = await requireRatable(args, side);
  const own: ReadonlySet<Side> = new Set([side]);
  const [ratings, evidence, lookAgain, privateNote, organisation, newer] = await Promise.all([
    listRatings(context.database, head.id, own),
    readOne(context.database, attachedEvidence(head.id, own)),
    listLookAgain(context.database, head.id, own),
    side === "manager" ? findPrivateNote(context.database, actor, head.id) : null,
    findOrganisation(context.database),
    decideAssessment(actor, "move", head.facts) === "allow" ? findNextStep(context, head.ladderVersionId) : null,
  ]);
  return buildRatingSheet({
    head,
    side,
    ladder,
    ratings: ratings.get(side) ?? new Map(),
    evidence,
    lookAgain: lookAgain.get(side) ?? new Map(),
    newerVersion: newer?.to.version ?? null,
    privateNote,
    zone: organisation?.timeZone ?? "UTC",
  });
}
