import { type CaseState, isFrozen } from "#app/policy/stages";
import { visibleTo } from "#app/policy/text-kinds";

export type CaseVisibility = {
  state: CaseState;
  isSubject: boolean;
  subjectName: string;
  managerName: string | null;
  committeeName: string | null;
  sharedWith: readonly string[];
};

/** Who reads the contents of a case now, said beside it. */
export function describeCaseVisibility(of: CaseVisibility): string {
  const { state, isSubject, subjectName, managerName, committeeName } = of;
  const author = isSubject ? "you" : subjectName;
  const shared = of.sharedWith.length > 3 ? [`${of.sharedWith.length} people it is shared with`] : of.sharedWith;
  // Only the one it is about is told with whom they shared it.
  const others = isSubject ? shared : ["those it is shared with"];
  if (state === "draft" || state === "withdrawn") {
    return visibleTo([author, ...others]);
  }
  const committee = committeeName && state !== "submitted" && isFrozen(state) ? [`the committee ${committeeName}`] : [];
  const manager = managerName ? [managerName] : [];
  return visibleTo([author, ...manager, ...committee, ...others]);
}
