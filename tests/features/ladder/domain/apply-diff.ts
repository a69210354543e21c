import { competencyGroups, criterionGroups, impliedLineage } from "#app/features/ladder/domain/diff-competencies";
import { asGroups, type Groups, type GroupsDiff } from "#app/features/ladder/domain/diff-lists";
import { roleGroups } from "#app/features/ladder/domain/diff-roles";
import type { Change, ChangeKind, LadderDiff } from "#app/features/ladder/domain/diff-types";
import type {
  Category,
  Competency,
  CompetencyLevel,
  Expectation,
  Ladder,
  Role,
  Track,
} from "#app/features/ladder/domain/schema";

/** Narrows a change to one kind. */
type ChangeOf<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>;

/**
 * Makes the newer version from the older one: `applyDiff(before, diffLadders(before, after))` is `after`. The diff may have been stored as JSON. For
 * the ladder the diff was made from only; with any other the result is not defined.
 */
export function applyDiff(before: Ladder, diff: LadderDiff): Ladder {
  const of = pick(diff.changes);
  const newIds = new Map(of("competency-renamed").map(({ previousId, competencyId }) => [previousId, competencyId]));
  const categories = applyToCategories(before, diff.changes, newIds);
  const newRoleIds = new Map(of("role-renamed").map(({ previousId, roleId }) => [previousId, roleId]));
  const tracks = applyToTracks(before, diff.changes, newRoleIds);
  const competencies = new Map([
    ...before.competencies.map((competency) => {
      const id = newIds.get(competency.id) ?? competency.id;
      return [id, applyToCompetency(competency, id, diff.changes)] as const;
    }),
    ...of("competency-added").map(({ competency }) => [competency.id, competency] as const),
  ]);
  const roles = new Map([
    ...before.roles.map((role) => {
      const id = newRoleIds.get(role.id) ?? role.id;
      return [id, applyToRole({ ...role, id }, newIds, diff.changes)] as const;
    }),
    ...of("role-added").map(({ role }) => [role.id, role] as const),
  ]);
  const { id, name, version } = diff.after;
  return {
    id,
    name,
    version,
    summary: of("ladder-reworded").find(({ field }) => field === "summary")?.after ?? before.summary,
    proficiencies:
      of("scale-resized")[0]?.after ??
      before.proficiencies.map(
        (step) => of("step-reworded").find(({ after }) => after.level === step.level)?.after ?? step,
      ),
    promotionRule: of("promotion-rule-changed")[0]?.after ?? before.promotionRule,
    categories,
    tracks,
    competencies: categories.flatMap((category) => category.competencies.flatMap((one) => competencies.get(one) ?? [])),
    roles: tracks.flatMap((track) => track.roles.flatMap((one) => roles.get(one) ?? [])),
  };
}

function pick(changes: readonly Change[]) {
  return <Kind extends ChangeKind>(kind: Kind) =>
    changes.filter((change): change is ChangeOf<Kind> => change.kind === kind);
}

function applyToCategories(before: Ladder, changes: Change[], newIds: ReadonlyMap<string, string>): Category[] {
  const of = pick(changes);
  const names = new Map([
    ...before.categories.map(({ id, name }) => [id, name] as const),
    ...of("category-added").map(({ category }) => [category.id, category.name] as const),
    ...of("category-renamed").map(({ categoryId, after }) => [categoryId, after] as const),
  ]);
  const ids = editList(
    before.categories.map(({ id }) => id),
    {
      added: of("category-added").map(({ category, index }) => ({ id: category.id, index })),
      removed: of("category-removed").map(({ category }) => category.id),
      order: of("categories-reordered")[0]?.after,
    },
  );
  const members = editGroups(competencyGroups(before, newIds), ids, {
    added: of("competency-added").map(({ competency, categoryId, index }) => ({
      id: competency.id,
      group: categoryId,
      index,
    })),
    removed: of("competency-removed").map(({ competency, categoryId }) => ({ id: competency.id, group: categoryId })),
    moved: of("competency-moved").map(({ competencyId, from, to, index }) => ({ id: competencyId, from, to, index })),
    reordered: of("competencies-reordered").map(({ categoryId, ...orders }) => ({ group: categoryId, ...orders })),
  });
  return ids.map((id) => ({ id, name: names.get(id) ?? id, competencies: members.get(id) ?? [] }));
}

function applyToTracks(before: Ladder, changes: Change[], newIds: ReadonlyMap<string, string>): Track[] {
  const of = pick(changes);
  const words = new Map([...before.tracks, ...of("track-added").map(({ track }) => track)].map((one) => [one.id, one]));
  const reworded = (id: string, field: "name" | "summary") =>
    of("track-reworded").find((change) => change.trackId === id && change.field === field)?.after ??
    words.get(id)?.[field] ??
    id;
  const ids = editList(
    before.tracks.map(({ id }) => id),
    {
      added: of("track-added").map(({ track, index }) => ({ id: track.id, index })),
      removed: of("track-removed").map(({ track }) => track.id),
      order: of("tracks-reordered")[0]?.after,
    },
  );
  const members = editGroups(roleGroups(before, newIds), ids, {
    added: of("role-added").map(({ role, trackId, index }) => ({ id: role.id, group: trackId, index })),
    removed: of("role-removed").map(({ role, trackId }) => ({ id: role.id, group: trackId })),
    moved: of("role-moved").map(({ roleId, from, to, index }) => ({ id: roleId, from, to, index })),
    reordered: of("roles-reordered").map(({ trackId, ...orders }) => ({ group: trackId, ...orders })),
  });
  return ids.map((id) => ({
    id,
    name: reworded(id, "name"),
    summary: reworded(id, "summary"),
    roles: members.get(id) ?? [],
  }));
}

function applyToCompetency(earlier: Competency, id: string, all: Change[]): Competency {
  const of = pick(all.filter((change) => "competencyId" in change && change.competencyId === id));
  const { replaces: _, splits: __, merges: ___, ...rest } = earlier;
  const texts = new Map([
    ...earlier.proficiencies.flatMap(({ criteria }) => criteria.map((one) => [one.id, one.text] as const)),
    ...of("criterion-added").map(({ criterion }) => [criterion.id, criterion.text] as const),
    ...of("criterion-reworded").map(({ criterionId, after }) => [criterionId, after] as const),
  ]);
  const gone = new Set(of("level-removed").map(({ level }) => level));
  const levels = [
    ...earlier.proficiencies.filter(({ level }) => !gone.has(level)).map((level) => applyToLevel(level, of)),
    ...of("level-added").map(({ level }) => level),
  ].sort((a, b) => a.level - b.level);
  const criteria = editGroups(
    criterionGroups(earlier),
    levels.map(({ level }) => String(level)),
    {
      added: of("criterion-added").map(({ criterion, level, index }) => ({
        id: criterion.id,
        group: String(level),
        index,
      })),
      removed: of("criterion-removed").map(({ criterion, level }) => ({ id: criterion.id, group: String(level) })),
      moved: of("criterion-moved").map(({ criterion, from, to, index }) => ({
        id: criterion.id,
        from: String(from),
        to: String(to),
        index,
      })),
      reordered: of("criteria-reordered").map(({ level, before, after }) => ({ group: String(level), before, after })),
    },
  );
  return {
    ...rest,
    id,
    name: of("competency-renamed")[0]?.after ?? earlier.name,
    meaning: of("competency-reworded")[0]?.after ?? earlier.meaning,
    ...(of("lineage-changed")[0]?.after ?? impliedLineage(earlier, id)),
    proficiencies: levels.map((level) => ({
      ...level,
      criteria: (criteria.get(String(level.level)) ?? []).map((one) => ({ id: one, text: texts.get(one) ?? "" })),
    })),
  };
}

function applyToLevel(earlier: CompetencyLevel, of: ReturnType<typeof pick>): Omit<CompetencyLevel, "criteria"> {
  const { misreading, enough, criteria: _, ...rest } = earlier;
  const here = <C extends { level: number }>({ level }: C) => level === earlier.level;
  const misread = of("misreading-changed").find(here);
  const now = misread ? misread.after : (misreading ?? null);
  const counted = of("enough-changed").find(here);
  const needed = counted ? counted.after : (enough ?? null);
  return {
    ...rest,
    descriptor: of("descriptor-reworded").find(here)?.after ?? earlier.descriptor,
    evidence: of("evidence-changed").find(here)?.after ?? earlier.evidence,
    ...(now === null ? {} : { misreading: now }),
    ...(needed === null ? {} : { enough: needed }),
  };
}

function applyToRole(earlier: Role, newIds: ReadonlyMap<string, string>, all: Change[]): Role {
  const of = pick(all.filter((change) => "roleId" in change && change.roleId === earlier.id));
  const expectations = new Map([
    ...earlier.expectations.map((one) => {
      const competency = newIds.get(one.competency) ?? one.competency;
      return [competency, applyToExpectation({ ...one, competency }, of)] as const;
    }),
    ...of("expectation-added").map(({ expectation }) => [expectation.competency, expectation] as const),
  ]);
  const ids = editList(
    earlier.expectations.map(({ competency }) => newIds.get(competency) ?? competency),
    {
      added: of("expectation-added").map(({ expectation, index }) => ({ id: expectation.competency, index })),
      removed: of("expectation-removed").map(({ expectation }) => expectation.competency),
      order: of("expectations-reordered")[0]?.after,
    },
  );
  const profile = Object.fromEntries(of("profile-changed").map(({ field, after }) => [field, after]));
  const role = { ...earlier, ...profile, expectations: ids.flatMap((id) => expectations.get(id) ?? []) };
  return Object.fromEntries(Object.entries(role).filter(([, value]) => value !== null)) as Role;
}

function applyToExpectation(earlier: Expectation, of: ReturnType<typeof pick>): Expectation {
  const here = <C extends { competencyId: string }>({ competencyId }: C) => competencyId === earlier.competency;
  const { why, ...rest } = earlier;
  const reason = of("expectation-reason-changed").find(here);
  const now = reason ? reason.after : (why ?? null);
  const level = [...of("expectation-raised"), ...of("expectation-lowered")].find(here);
  return {
    ...rest,
    proficiency: level?.after ?? earlier.proficiency,
    weight: of("weight-changed").find(here)?.after ?? earlier.weight,
    ...(now === null ? {} : { why: now }),
  };
}

type ListEdit = { added: { id: string; index: number }[]; removed: string[]; order: string[] | undefined };

function editList(ids: string[], { added, removed, order }: ListEdit): string[] {
  const edit: GroupsDiff = {
    added: added.map((one) => ({ ...one, group: "" })),
    removed: removed.map((id) => ({ id, group: "" })),
    moved: [],
    reordered: order ? [{ group: "", before: ids, after: order }] : [],
  };
  return editGroups(asGroups(ids), [""], edit).get("") ?? [];
}

/** The newer groups from the older ones. `keys` are the groups that the newer version has, in its order. */
function editGroups(before: Groups, keys: readonly string[], diff: GroupsDiff): Map<string, string[]> {
  const gone = new Set([...diff.removed, ...diff.moved].map(({ id }) => id));
  const inserted = [...diff.added, ...diff.moved.map(({ id, to, index }) => ({ id, group: to, index }))];
  return new Map(
    keys.map((key) => {
      const reordered = diff.reordered.find(({ group }) => group === key);
      if (reordered) return [key, reordered.after];
      const ids = (before.get(key) ?? []).filter((id) => !gone.has(id));
      // Ascending, so that each place counts those already put in.
      for (const { id, index } of inserted.filter(({ group }) => group === key).sort((a, b) => a.index - b.index)) {
        ids.splice(index, 0, id);
      }
      return [key, ids];
    }),
  );
}
