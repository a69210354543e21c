import type { PublishingPreview, PublishingRefusal } from "#app/features/ladder/data/ladder-publishing";
import { diffLadders } from "#app/features/ladder/domain/diff";
import { changesForRole } from "#app/features/ladder/domain/diff-for-role";
import { countChanges, groupChanges } from "#app/features/ladder/domain/diff-print";
import { findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import type { Issue } from "#app/features/ladder/domain/source";
import { formatIssue } from "#app/features/ladder/domain/source";
import { traceRoles } from "#app/features/ladder/domain/succession";
import { capitalise, plural } from "#app/kernel/words";

/** Issues that a page lists; the number is of all. */
const SHOWN_ISSUES = 300;

export function toIssues(issues: readonly Issue[]) {
  return { lines: issues.slice(0, SHOWN_ISSUES).map((issue) => formatIssue(issue)), total: issues.length };
}

export type IssuesView = ReturnType<typeof toIssues>;

/** What publishing would do: what changes, whom it meets, and what stays. */
export function toPreview(ladder: Ladder, preview: PublishingPreview, warnings: readonly Issue[]) {
  const { current, impact, planHash, contentHash, refusal } = preview;
  const before = current?.ladder ?? null;
  const diff = before && diffLadders(before, ladder);
  const { renamed, absorbed } = before ? traceRoles(before, ladder) : { renamed: null, absorbed: null };
  return {
    name: ladder.name,
    version: ladder.version,
    planHash,
    contentHash,
    refusal: refusal && explainRefusal(refusal, ladder, current?.version ?? ""),
    currentVersion: current?.version ?? null,
    isBreaking: diff?.breaking ?? false,
    summary: diff
      ? countChanges(diff)
      : `A new ladder with ${ladder.roles.length} ${plural(ladder.roles.length, "role")} and ${ladder.competencies.length} ${plural(ladder.competencies.length, "competency", "competencies")}`,
    groups: diff ? groupChanges(diff.changes) : [],
    warnings: toIssues(warnings),
    people: impact.people.map(({ roleId, inRole, aiming }) => {
      const successor = findRole(ladder, renamed?.get(roleId) ?? absorbed?.get(roleId) ?? "");
      const changes = before && diff ? changesForRole(before, ladder, roleId, diff) : null;
      const stays = changes && !(successor && changes.status === "removed") ? describeEffect(changes) : "";
      return {
        roleId,
        name: findRole(ladder, roleId)?.name ?? (before && findRole(before, roleId)?.name) ?? roleId,
        inRole,
        aiming,
        effect: [successor && `They come to ${successor.name} with this version.`, stays].filter(Boolean).join(" "),
      };
    }),
    cycles: impact.cycles,
  };
}
export type PreviewView = ReturnType<typeof toPreview>;

function describeEffect({ status, competencies, other }: ReturnType<typeof changesForRole>): string {
  if (status === "removed") return "The role is gone: they keep it until an administrator gives them another one.";
  if (status === "unchanged") return "Nothing changes for them.";
  if (status === "new") return "The role is new.";
  const count = (change: (typeof competencies)[number]["change"]) =>
    competencies.filter((competency) => competency.change === change).length;
  const parts = [
    [count("raised"), "asked higher"],
    [count("lowered"), "asked lower"],
    [count("added"), "asked for the first time"],
    [count("removed"), "no longer asked"],
    [count("same"), "with other words or criteria"],
  ] as const;
  const said = parts.flatMap(([number, words]) => (number > 0 ? [`${number} ${words}`] : []));
  const rest = other.length > 0 ? ["the role’s own text or rules"] : [];
  return `${capitalise([...said, ...rest].join(", "))}.`;
}

function explainRefusal(refusal: PublishingRefusal, ladder: Ladder, currentVersion: string): string {
  switch (refusal) {
    case "unchanged":
      return `Version ${ladder.version} with exactly this content is published already.`;
    case "changed-without-new-version":
      return `Version ${ladder.version} is published already, with other content. A published version never changes: give this one a new number in ladder.yaml.`;
    case "not-newer":
      return `Version ${ladder.version} would come before the current one, ${currentVersion}. Give it a higher number in ladder.yaml.`;
  }
}
