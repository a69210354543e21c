import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { type AssessmentHead, findAssessmentHead } from "#app/features/assessment/data/assessments";
import { attachedEvidence } from "#app/features/assessment/data/evidence";
import { looksAgain } from "#app/features/assessment/data/own-moves";
import { privateNoteOf } from "#app/features/assessment/data/private-notes";
import { ratingsByKind } from "#app/features/assessment/data/ratings";
import { pickLater } from "#app/features/assessment/data/version-steps";
import type { Side } from "#app/features/assessment/domain/rating";
import type { RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { theOrganisation } from "#app/features/identity/data/organisation";
import { requireActor } from "#app/features/identity/server/session";
import { ladderVersions } from "#app/features/ladder/data/ladder-library";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import { constant, read } from "#app/platform/database/reading";
import { requireAllowed, requireFound, requirePermit } from "#app/platform/server/guards";
import type { Actor } from "#app/policy/actor";
import { type AssessmentAction, decideAssessment, permitPrivateNote, permitRatings } from "#app/policy/policy";
import { buildRatingSheet } from "./rating-view";

/** The policy's names for rating this side and withdrawing it. */
export const SIDE_ACTIONS = {
  self: { rate: "rate-self", withdraw: "withdraw-self" },
  manager: { rate: "review", withdraw: "withdraw-review" },
} as const satisfies Record<Side, Record<string, AssessmentAction>>;

export type RatableAssessment = {
  actor: Actor;
  head: AssessmentHead;
  ladder: Ladder;
  /** The competencies that the assessment requires. */
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

/** Loads one side for its rater. It never reads the other side, in any phase. */
export async function loadRatingSheet(args: LoaderFunctionArgs, side: Side): Promise<RatingSheetView> {
  const { context, request } = args;
  const { actor, head, ladder } = await requireRatable(args, side);
  const own = requirePermit(permitRatings(actor, head, [side]));
  const mayMove = decideAssessment(actor, "move", head.facts) === "allow";
  const found = await read(context.database, {
    ratings: ratingsByKind(own),
    evidence: attachedEvidence(own),
    lookAgain: looksAgain(own),
    privateNote: side === "manager" ? privateNoteOf(requirePermit(permitPrivateNote(actor, head))) : constant(null),
    organisation: theOrganisation,
    versions: mayMove ? ladderVersions : constant([]),
  });
  const [newest] = pickLater(found.versions, await context.ladders.requireVersion(head.ladderVersionId));
  return buildRatingSheet({
    head,
    side,
    ladder,
    ratings: found.ratings.get(side) ?? new Map(),
    evidence: found.evidence,
    lookAgain: found.lookAgain.get(side) ?? new Map(),
    newerVersion: newest?.version ?? null,
    privateNote: found.privateNote,
    zone: found.organisation?.timeZone ?? "UTC",
    showsAllCriteria: new URL(request.url).searchParams.get("criteria") === "all",
  });
}
