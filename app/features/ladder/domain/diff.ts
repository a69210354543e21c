import { diffCompetencies } from "./diff-competencies";
import { diffRoles } from "./diff-roles";
import { describeDetail, joined, type Names, namesOf, subjectOf } from "./diff-sentences";
import { diffStructure } from "./diff-structure";
import type { Change, Detail, LadderDiff, Subject, VersionName } from "./diff-types";
import { isRewritten } from "./rewording";
import type { Ladder } from "./schema";
import { sameCompetencyBefore, traceSuccession } from "./succession";

/**
 * What differs from one version of a ladder to the next, by meaning and not by text: things are the same where their ids are, or where a competency
 * `replaces` another. Both come from `parseLadder`. Empty where both hold the same, whatever the layout of their files.
 *
 * A change is breaking when something stored can no longer be read as before. A stored rating says "at this step of this competency's criteria", so
 * these break: a competency that is gone, split or taken in by another one; a step with criteria added, removed, moved to or from it, or rewritten
 * (see `isRewritten`); a scale with more or fewer steps, or with a step rewritten. A stored role breaks where the role is gone. Other words for the
 * same thing, other places, higher or lower expectations and another promotion rule change what is asked, and break nothing.
 */
export function diffLadders(before: Ladder, after: Ladder): LadderDiff {
  const succession = traceSuccession(before, after);
  const names = namesOf(before, after);
  const newIds = new Map(
    after.competencies.flatMap(({ id }) => {
      const old = sameCompetencyBefore(succession.origins, id);
      return old === null ? [] : [[old, id] as const];
    }),
  );
  const details = [
    ...diffStructure(before, after),
    ...diffCompetencies(before, after, succession),
    ...diffRoles(before, after, newIds),
  ];
  const changes = bySubject(details.map((detail) => toChange(detail, names)));
  return {
    before: versionName(before),
    after: versionName(after),
    breaking: changes.some(({ breaking }) => breaking),
    changes,
  };
}

function versionName({ id, name, version }: Ladder): VersionName {
  return { id, name, version };
}

function toChange(detail: Detail, names: Names): Change {
  const reason = whyBreaking(detail, names);
  return {
    ...detail,
    subject: subjectOf(detail, names),
    sentence: describeDetail(detail, names),
    breaking: reason !== null,
    reason,
  };
}

function whyBreaking(detail: Detail, names: Names): string | null {
  const lookAgain = (level: number) => `Ratings at ${names.step(level)} need another look.`;
  switch (detail.kind) {
    case "scale-resized":
      return "A rating on the one scale says nothing certain on the other: every rating needs another look.";
    case "step-reworded": {
      const [before, after] = [detail.before, detail.after].map(
        (step) => `${step.name} ${step.scope} ${step.autonomy}`,
      );
      return isRewritten(before ?? "", after ?? "") ? lookAgain(detail.after.level) : null;
    }
    case "competency-removed":
      return detail.successors.length === 0
        ? "Its ratings are kept aside: nothing takes its place."
        : `Its ratings become proposals in ${joined(detail.successors.map(names.competency))}.`;
    case "criterion-added":
    case "criterion-removed":
      return lookAgain(detail.level);
    case "criterion-moved":
      return `Ratings at ${names.step(detail.from)} and at ${names.step(detail.to)} need another look.`;
    case "criterion-reworded":
      return isRewritten(detail.before, detail.after) ? lookAgain(detail.level) : null;
    case "role-removed":
      return detail.successor === null ? "People in this role need another one." : null;
    default:
      return null;
  }
}

const SUBJECT_ORDER: readonly Subject["kind"][] = ["ladder", "scale", "competency", "role"];

function bySubject(changes: Change[]): Change[] {
  return changes.toSorted((a, b) => SUBJECT_ORDER.indexOf(a.subject.kind) - SUBJECT_ORDER.indexOf(b.subject.kind));
}
