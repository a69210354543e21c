import { describeCaseAudience } from "#app/components/promotion/audience";
import { describeReview } from "#app/components/promotion/review";
import type { CaseHead } from "#app/data/promotion";
import type { Actor } from "#app/domain/access/actor";
import { CASE_ACTIONS, type CaseAction, decideCase } from "#app/domain/access/policy-promotion";
import { findRole } from "#app/domain/ladder/lookup";
import type { Ladder } from "#app/domain/ladder/schema";

/** What this reader may do with a case. */
export const listPermissions = (actor: Actor, { facts }: CaseHead) =>
  Object.fromEntries(CASE_ACTIONS.map((action) => [action, decideCase(actor, action, facts) === "allow"])) as Record<
    CaseAction,
    boolean
  >;

/** What the page of a case says before its contents. */
export function buildCaseHead(
  actor: Actor,
  head: CaseHead,
  {
    may,
    ladder,
    sharedWith,
    zone,
    now,
  }: { may: Record<CaseAction, boolean>; ladder: Ladder; sharedWith: readonly string[]; zone: string; now: Date },
) {
  const { isSubject, isMember, isBarred } = head.facts;
  return {
    caseId: head.id,
    may,
    isSubject,
    isCommittee: isMember && !isBarred,
    subjectName: head.subject.name,
    managerName: head.manager?.name ?? null,
    targetName: findRole(ladder, head.targetRoleId)?.name ?? head.targetRoleId,
    state: head.lifecycle.state,
    isRecommended: head.lifecycle.isRecommended,
    review: describeReview(head.lifecycle, zone, now),
    isInEffect: head.lifecycle.isInEffect,
    committee: head.committee && { id: head.committee.id, name: head.committee.name, meetsOn: head.committee.meetsOn },
    mayOpenCommittee: isMember || actor.isAdministrator,
    submittedAt: head.submittedAt,
    decidedAt: head.decidedAt,
    decision: head.decision,
    effectiveOn: head.effectiveOn,
    hash: head.snapshotHash,
    seenBy: describeCaseAudience({
      state: head.lifecycle.state,
      isSubject,
      subjectName: head.subject.name,
      managerName: head.manager?.name ?? null,
      committeeName: head.committee?.name ?? null,
      sharedWith,
    }),
  };
}
export type CaseHeadView = ReturnType<typeof buildCaseHead>;
