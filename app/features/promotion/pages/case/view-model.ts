import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { CaseHead } from "#app/features/promotion/data/promotion";
import type { CasePacket } from "#app/features/promotion/domain/packet";
import { formatPacket } from "#app/features/promotion/files/format-packet";
import { describeReview } from "#app/features/promotion/ui/review";
import { describeCaseVisibility } from "#app/features/promotion/ui/visibility";
import { pageOf } from "#app/kernel/paging";
import type { Actor } from "#app/policy/actor";
import { CASE_ACTIONS, type CaseAction, decideCase } from "#app/policy/policy-promotion";

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
    // Who adds to it is its subject or its manager.
    addendumReaders: isSubject
      ? { person: "you", manager: head.manager?.name ?? null }
      : { person: head.subject.name, manager: "you" },
    seenBy: describeCaseVisibility({
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

/** A case with more pieces of evidence than this has them on pages of their own: nobody reads so many in one go. */
const PIECES_PER_PAGE = 30;

/**
 * What of a case is shown at an address: the whole of it; of a long case, all but its evidence; or one page of that
 * evidence alone. `wanted`: that page, from 1, or "all" for the whole.
 */
export function choosePart(pieceCount: number, wanted: string | null): "whole" | "overview" | "evidence" {
  if (pieceCount <= PIECES_PER_PAGE || wanted === "all") return "whole";
  return wanted === null ? "overview" : "evidence";
}

export function takePart(packet: CasePacket, part: ReturnType<typeof choosePart>, wanted: string | null) {
  const { competencies, evidence } = packet;
  const { rows, page, pageCount } = pageOf(evidence, Number.parseInt(wanted ?? "", 10) || 1, PIECES_PER_PAGE);
  const shown: Record<typeof part, CasePacket> = {
    whole: packet,
    overview: { ...packet, evidence: [] },
    evidence: { ...packet, evidence: rows, competencies: competencies.map((each) => ({ ...each, criteria: [] })) },
  };
  return {
    part,
    // One string: serialising thousands of values separately would take as long as rendering them.
    text: part === "evidence" ? JSON.stringify(formatPacket(shown.evidence)) : textOf(packet, part, shown[part]),
    titles: part === "evidence" ? [] : evidence.map(({ title }) => title),
    pieceCount: evidence.length,
    perPage: PIECES_PER_PAGE,
    page,
    pageCount,
  };
}
/** Texts of packets that are the same ones still. */
const texts: Record<"whole" | "overview", WeakMap<CasePacket, string>> = {
  whole: new WeakMap(),
  overview: new WeakMap(),
};

function textOf(packet: CasePacket, part: keyof typeof texts, shown: CasePacket): string {
  const text = texts[part].get(packet) ?? JSON.stringify(formatPacket(shown));
  texts[part].set(packet, text);
  return text;
}

export type CasePart = Omit<ReturnType<typeof takePart>, "text" | "titles">;
