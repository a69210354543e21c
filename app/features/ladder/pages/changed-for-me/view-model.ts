import { changesForRole, type RoleChanges } from "#app/features/ladder/domain/diff-for-role";
import type { LadderDiff } from "#app/features/ladder/domain/diff-types";
import { findCompetency, stepOf } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { traceSuccession } from "#app/features/ladder/domain/succession";
import { joinWords } from "#app/kernel/words";

type Versions = { before: Ladder; after: Ladder; diff: LadderDiff };

/** What one role asks differently, as the page says it. */
function toRoleSection({ before, after, diff }: Versions, roleId: string, title: string) {
  const changes = changesForRole(before, after, roleId, diff);
  const { origins } = traceSuccession(before, after);
  const nameBefore = (id: string) => findCompetency(before, id)?.name ?? id;
  const describeOrigin = (id: string) => {
    const origin = origins.get(id);
    if (origin?.kind === "split") return `It was part of ${nameBefore(origin.from)}.`;
    return origin?.kind === "merge" ? `It takes in ${joinWords(origin.from.map(nameBefore))}.` : null;
  };
  const stepName = (level: number | null) => (level === null ? null : (stepOf(after, level)?.name ?? String(level)));
  return {
    ...changes,
    title,
    competencies: changes.competencies.map((competency) => ({
      ...competency,
      origin: describeOrigin(competency.competencyId),
      newlyAsked: competency.newlyAsked.map((step) => ({ ...step, name: stepName(step.level) ?? "" })),
    })),
    summary: summarise(changes),
  };
}
export type RoleSection = ReturnType<typeof toRoleSection>;

function summarise({ status, name, competencies }: RoleChanges): string {
  switch (status) {
    case "unchanged":
      return `Nothing that ${name} is asked for has changed.`;
    case "new":
      return `${name} is a new role of this version.`;
    case "removed":
      return `${name} is no longer a role of the ladder. Assessments made with it stay as they are; an administrator gives you another role.`;
    case "changed": {
      const count = (change: RoleChanges["competencies"][number]["change"]) =>
        competencies.filter((competency) => competency.change === change).length;
      const parts = [
        [count("raised"), "asked higher"],
        [count("lowered"), "asked lower"],
        [count("added"), "asked for the first time"],
        [count("removed"), "no longer asked"],
        [count("same"), "asked at the same level, with other words or another weight"],
      ] as const;
      const said = parts.flatMap(([number, words]) => (number > 0 ? [`${number} ${words}`] : []));
      return said.length === 0 ? "Its competencies are as they were." : `Competencies: ${said.join(", ")}.`;
    }
  }
}

/** One's role and the one aimed at, where that is another. */
export function toSections(versions: Versions, own: { roleId: string; targetRoleId: string | null }): RoleSection[] {
  const isOne = own.targetRoleId === null || own.targetRoleId === own.roleId;
  return [
    toRoleSection(versions, own.roleId, "Your role"),
    ...(isOne ? [] : [toRoleSection(versions, own.targetRoleId as string, "The role you aim at")]),
  ];
}
