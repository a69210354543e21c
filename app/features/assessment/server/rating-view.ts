import type { AssessmentHead } from "#app/features/assessment/data/assessments";
import type { AttachedEvidence } from "#app/features/assessment/data/evidence";
import type { PrivateNote } from "#app/features/assessment/data/private-notes";
import type { StoredRating } from "#app/features/assessment/data/ratings";
import type { LookAgain } from "#app/features/assessment/domain/move-ratings";
import type { Side } from "#app/features/assessment/domain/rating";
import { EMPTY_CONTENT, toContent } from "#app/features/assessment/domain/rating-content";
import type { CompetencyView, LevelView, RatingSheetView } from "#app/features/assessment/domain/rating-sheet";
import { competenciesToRate, groupByCategory } from "#app/features/assessment/domain/scope";
import { expectationsByCompetency, findRole, stepOf } from "#app/features/ladder/domain/lookup";
import type { Competency, Ladder } from "#app/features/ladder/domain/schema";
import { describeTextReaders, visibleTo } from "#app/policy/text-kinds";

export type RatingSheetSources = {
  head: AssessmentHead;
  side: Side;
  ladder: Ladder;
  /** Of this side alone. */
  ratings: ReadonlyMap<string, StoredRating>;
  evidence: readonly AttachedEvidence[];
  privateNote: PrivateNote | null;
  /** Of this side alone, by competency. */
  lookAgain: ReadonlyMap<string, LookAgain>;
  newerVersion: string | null;
  zone: string;
  /** The page shows the criteria of every step, not of the chosen one alone. */
  showsAllCriteria: boolean;
};

export function buildRatingSheet(sources: RatingSheetSources): RatingSheetView {
  const { head, side, ladder, ratings, evidence, zone } = sources;
  const { lifecycle, cycle } = head;
  const sheet = head.sheets.find(({ kind }) => kind === side);
  const target = findRole(ladder, head.targetRoleId);
  const expectations = target ? expectationsByCompetency(target) : null;
  const roleName = (id: string) => findRole(ladder, id)?.name ?? id;
  const isIn = side === "self" ? lifecycle.selfSubmitted : lifecycle.reviewSubmitted;
  const competencies = competenciesToRate(ladder, [head.roleId, head.targetRoleId]);
  const toView = (competency: Competency): CompetencyView => {
    const { id, name, meaning } = competency;
    const stored = ratings.get(id);
    const expectation = expectations?.get(id);
    return {
      id,
      name,
      meaning,
      levels: toLevels(ladder, competency, stored ?? null, sources.showsAllCriteria),
      target: expectation
        ? {
            proficiency: expectation.proficiency,
            name: stepOf(ladder, expectation.proficiency)?.name ?? "",
            weight: expectation.weight,
          }
        : null,
      content: stored ? toContent(stored) : EMPTY_CONTENT,
      version: stored?.version ?? 0,
      lookAgain: sources.lookAgain.get(id) ?? null,
      evidence: evidence
        .filter(({ competencyId, kind }) => competencyId === id && kind === side)
        .map((each) => ({ id: each.id, title: each.title, link: each.link, happenedOn: each.happenedOn })),
    };
  };
  const readers = {
    side,
    kind: lifecycle.kind,
    subjectName: head.subject.name,
    reviewerName: head.reviewer?.name ?? null,
    bothIn: lifecycle.kind === "ad-hoc" ? isIn : lifecycle.selfSubmitted && lifecycle.reviewSubmitted,
  };
  return {
    ...readers,
    assessmentId: head.id,
    seenBy: describeReaders(readers),
    privateNoteSeenBy: describeTextReaders("assessment.private-note"),
    roleName: roleName(head.roleId),
    targetName: roleName(head.targetRoleId),
    cycleName: cycle?.name ?? null,
    dueOn: cycle && (side === "self" ? cycle.selfDueOn : cycle.reviewDueOn),
    state: isIn ? "submitted" : lifecycle.phase === "rating" ? "draft" : "closed",
    submittedAt: sheet?.submittedAt ?? null,
    zone,
    categories: groupByCategory(ladder, competencies).map(({ category, competencies: inCategory }) => ({
      id: category.id,
      name: category.name,
      competencies: inCategory.map(toView),
    })),
    ladderVersionId: head.ladderVersionId,
    newerVersion: sources.newerVersion,
    privateNote: side === "manager" ? (sources.privateNote ?? { text: "", version: 0 }) : null,
  };
}

/**
 * Every step of the ladder's scale; a competency that does not describe one has an empty descriptor there. With criteria
 * are the steps that were rated, or of which something was seen.
 */
function toLevels(ladder: Ladder, competency: Competency, stored: StoredRating | null, showsAll: boolean): LevelView[] {
  const { rating, criteria: seen } = stored ? toContent(stored) : EMPTY_CONTENT;
  return ladder.proficiencies.map(({ level, name }) => {
    const described = competency.proficiencies.find((each) => each.level === level);
    const criteria = described?.criteria ?? [];
    const isShown = showsAll || String(level) === rating || criteria.some(({ id }) => seen.includes(id));
    return {
      level,
      name,
      descriptor: described?.descriptor ?? "",
      criteria: isShown ? criteria : null,
      ...(described?.enough !== undefined && { enough: described.enough }),
    };
  });
}

function describeReaders({
  side,
  kind,
  bothIn,
  subjectName,
  reviewerName,
}: Pick<RatingSheetView, "side" | "kind" | "bothIn" | "subjectName" | "reviewerName">): string {
  if (kind === "ad-hoc") return describeTextReaders("assessment.own-note", { manager: "your manager" });
  const other = side === "self" ? (reviewerName ?? "your manager") : subjectName;
  if (bothIn)
    return `${visibleTo(["you", other])}; ratings and evidence, without notes, to the members of a calibration session`;
  return describeTextReaders("assessment.note", { person: "you", reviewer: other });
}
