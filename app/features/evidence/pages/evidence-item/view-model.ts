import type { AssessmentSummary } from "#app/features/assessment/data/assessments";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import type { EvidenceInFull } from "#app/features/evidence/data/evidence-piece";
import { SECTIONS } from "#app/features/evidence/ui/evidence-fields";
import { describeEvidenceVisibility } from "#app/features/evidence/ui/visibility";
import type { LadderLibrary } from "#app/features/ladder/data/ladder-library";
import { criteriaAt, findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { parseMarkdown } from "#app/platform/markdown";
import { decideEvidence } from "#app/policy/policy-evidence";

/** Answers to the four questions; null if unanswered. */
export function toSections({ piece }: EvidenceInFull) {
  return SECTIONS.map(({ name, label }) => ({
    name,
    label,
    blocks: piece[name] === "" ? null : parseMarkdown(piece[name]),
  }));
}

export type ShownTag = {
  competencyId: string;
  name: string;
  criteria: { id: string; text: string }[];
};

/** Tags by competency. Criteria that the ladder no longer has are left out, such competencies are shown by id. */
export function toShownTags({ piece }: EvidenceInFull, ladder: Ladder): ShownTag[] {
  const ids = [...new Set(piece.tags.map(({ competencyId }) => competencyId))];
  return ids.map((competencyId) => {
    const competency = findCompetency(ladder, competencyId);
    const known = competency?.proficiencies.flatMap(({ level }) => criteriaAt(competency, level)) ?? [];
    const tagged = new Set(piece.tags.flatMap((tag) => (tag.competencyId === competencyId ? [tag.criterionId] : [])));
    return {
      competencyId,
      name: competency?.name ?? competencyId,
      criteria: known.filter(({ id }) => tagged.has(id)).map(({ id, text }) => ({ id, text })),
    };
  });
}

/** Today's readers of the item. */
export function toSeenBy({ subject, author, requests, uses, facts }: EvidenceInFull): string {
  const cycles = uses.flatMap(({ isIn, cycleName }) => (isIn ? [cycleName ?? "an assessment"] : []));
  return describeEvidenceVisibility({
    isOwn: facts.isAuthor,
    ownerName: author.name,
    isArchived: facts.isArchived,
    sharedWithManager: facts.isSharedWithManager ? (subject.manager?.name ?? null) : null,
    asked: requests.flatMap(({ declinedAt, name }) => (declinedAt ? [] : [name])),
    besideRatingsOf: [...new Set(cycles)],
  });
}

export type PlaceChoice = { label: string; options: { value: string; label: string }[] };

/** Ratings of the author's drafts that the item could support, those of its tags first. */
export async function toPlaces(
  { piece, uses }: EvidenceInFull,
  own: readonly AssessmentSummary[],
  ladders: LadderLibrary,
): Promise<PlaceChoice[]> {
  const drafts = own.filter(({ lifecycle }) => lifecycle.phase === "rating" && !lifecycle.selfSubmitted);
  const tagged = new Set(piece.tags.map(({ competencyId }) => competencyId));
  return Promise.all(
    drafts.map(async ({ id, cycle, ladderVersionId, roleId, targetRoleId }) => {
      const { ladder } = await ladders.requireVersion(ladderVersionId);
      const placed = new Set(uses.flatMap((use) => (use.assessmentId === id ? [use.competencyId] : [])));
      const free = competenciesToRate(ladder, [roleId, targetRoleId]).filter((each) => !placed.has(each.id));
      const ordered = [...free.filter((each) => tagged.has(each.id)), ...free.filter((each) => !tagged.has(each.id))];
      return {
        label: cycle?.name ?? "My own assessment",
        options: ordered.map((competency) => ({ value: `${id} ${competency.id}`, label: competency.name })),
      };
    }),
  );
}

/** Ratings that the item supports, for its author: uses in a draft are private. */
export function toUses({ uses }: EvidenceInFull, ladder: Ladder) {
  return uses.map(({ assessmentId, cycleName, competencyId, isIn }) => ({
    key: `${assessmentId} ${competencyId}`,
    cycleName: cycleName ?? "my own assessment",
    competency: findCompetency(ladder, competencyId)?.name ?? competencyId,
    isIn,
  }));
}

/** The vouches that a reader may see: the owner every request, others what was given, the one who is asked their own. */
export function toVouches({ requests, facts, piece }: EvidenceInFull, actorId: string) {
  const shown = facts.isAuthor
    ? requests
    : facts.isAskedToVouch
      ? requests.filter(({ personId }) => personId === actorId)
      : requests.filter(({ vouchedAt }) => vouchedAt !== null);
  return shown.map(({ personId, name, vouchedAt, declinedAt, words, version }) => ({
    personId,
    name,
    version,
    words,
    state: vouchedAt ? ("vouched" as const) : declinedAt ? ("declined" as const) : ("asked" as const),
    at: vouchedAt ?? declinedAt,
    /** The words of the piece changed after they were vouched for. */
    isOlderThanPiece: vouchedAt !== null && piece.updatedAt !== null && piece.updatedAt > vouchedAt,
  }));
}
export type ShownVouch = ReturnType<typeof toVouches>[number];

/** The consequences of deleting an archived item, for its author. */
export function toDeletion(found: EvidenceInFull) {
  const { facts, cases, uses, files } = found;
  return {
    isAllowed: decideEvidence("delete", facts) === "allow",
    isInOpenCase: cases.some(({ isOpen }) => isOpen),
    stays: cases.some(({ isFrozen }) => isFrozen),
    hasFiles: files.length > 0,
    isBesideDraft: uses.some(({ isIn }) => !isIn),
  };
}
export type Deletion = ReturnType<typeof toDeletion>;
