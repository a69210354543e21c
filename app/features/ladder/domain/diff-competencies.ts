import { diffGroups, type Groups } from "./diff-lists";
import type { Detail, Lineage } from "./diff-types";
import { isSameValue } from "./equal";
import type { Competency, CompetencyLevel, Criterion, Ladder } from "./schema";
import { type Succession, sameCompetencyBefore } from "./succession";

/** What changed in the competencies and in their places in the categories: competency by competency, then what was removed, then orders. */
export function diffCompetencies(before: Ladder, after: Ladder, { origins, successors }: Succession): Detail[] {
  const was = new Map(before.competencies.map((competency) => [competency.id, competency]));
  const newIds = new Map(
    after.competencies.flatMap(({ id }) => {
      const old = sameCompetencyBefore(origins, id);
      return old === null ? [] : [[old, id] as const];
    }),
  );
  const lists = diffGroups(competencyGroups(before, newIds), competencyGroups(after));
  const details = after.competencies.flatMap((competency): Detail[] => {
    const { id } = competency;
    const place = lists.added.find((added) => added.id === id);
    if (place) {
      const origin = origins.get(id) ?? { kind: "new" };
      return [{ kind: "competency-added", competency, categoryId: place.group, index: place.index, origin }];
    }
    const earlier = was.get(sameCompetencyBefore(origins, id) ?? id);
    const move = lists.moved.find((moved) => moved.id === id);
    return [
      ...(earlier ? diffCompetency(earlier, competency) : []),
      ...(move
        ? [{ kind: "competency-moved" as const, competencyId: id, from: move.from, to: move.to, index: move.index }]
        : []),
    ];
  });
  return [
    ...details,
    ...lists.removed.map(
      ({ id, group }): Detail => ({
        kind: "competency-removed",
        competency: { id, name: was.get(id)?.name ?? id },
        categoryId: group,
        successors: successors.get(id) ?? [],
      }),
    ),
    ...lists.reordered.map(
      ({ group, before: from, after: to }): Detail => ({
        kind: "competencies-reordered",
        categoryId: group,
        before: from,
        after: to,
      }),
    ),
  ];
}

/** Competencies by category, under the ids they have in the newer version. */
export function competencyGroups({ categories }: Ladder, newIds: ReadonlyMap<string, string> = new Map()): Groups {
  return new Map(categories.map(({ id, competencies }) => [id, competencies.map((old) => newIds.get(old) ?? old)]));
}

/** Criterion ids by level; the keys of groups are texts. */
export function criterionGroups({ proficiencies }: Competency): Groups {
  return new Map(proficiencies.map(({ level, criteria }) => [String(level), criteria.map(({ id }) => id)]));
}

function lineageOf({ replaces, splits, merges }: Competency): Lineage {
  return {
    ...(replaces === undefined ? {} : { replaces }),
    ...(splits === undefined ? {} : { splits }),
    ...(merges === undefined ? {} : { merges }),
  };
}

/** A competency with a new id says which one it replaces; any other says what it said before. */
export function impliedLineage(earlier: Competency, id: string): Lineage {
  return earlier.id === id ? lineageOf(earlier) : { replaces: earlier.id };
}

function diffCompetency(earlier: Competency, now: Competency): Detail[] {
  const competencyId = now.id;
  const details: Detail[] = [];
  if (earlier.id !== now.id || earlier.name !== now.name) {
    const names = { before: earlier.name, after: now.name };
    details.push({ kind: "competency-renamed", competencyId, previousId: earlier.id, ...names });
  }
  if (earlier.meaning !== now.meaning) {
    details.push({ kind: "competency-reworded", competencyId, before: earlier.meaning, after: now.meaning });
  }
  if (!isSameValue(impliedLineage(earlier, now.id), lineageOf(now))) {
    details.push({ kind: "lineage-changed", competencyId, after: lineageOf(now) });
  }
  return [...details, ...diffLevels(competencyId, earlier, now), ...diffCriteria(competencyId, earlier, now)];
}

function diffLevels(competencyId: string, earlier: Competency, now: Competency): Detail[] {
  const was = new Map(earlier.proficiencies.map((level) => [level.level, level]));
  const is = new Set(now.proficiencies.map(({ level }) => level));
  return [
    ...now.proficiencies.flatMap((level): Detail[] => {
      const previous = was.get(level.level);
      if (previous) return diffLevel(competencyId, previous, level);
      const { criteria: _, ...words } = level;
      return [{ kind: "level-added", competencyId, level: words }];
    }),
    ...earlier.proficiencies
      .filter(({ level }) => !is.has(level))
      .map(({ level }): Detail => ({ kind: "level-removed", competencyId, level })),
  ];
}

function diffLevel(competencyId: string, before: CompetencyLevel, after: CompetencyLevel): Detail[] {
  const at = { competencyId, level: after.level };
  const details: Detail[] = [];
  if (before.descriptor !== after.descriptor) {
    details.push({ kind: "descriptor-reworded", ...at, before: before.descriptor, after: after.descriptor });
  }
  if (!isSameValue(before.evidence, after.evidence)) {
    details.push({ kind: "evidence-changed", ...at, before: before.evidence, after: after.evidence });
  }
  if (before.enough !== after.enough) {
    details.push({ kind: "enough-changed", ...at, before: before.enough ?? null, after: after.enough ?? null });
  }
  if (before.misreading !== after.misreading) {
    const texts = { before: before.misreading ?? null, after: after.misreading ?? null };
    details.push({ kind: "misreading-changed", ...at, ...texts });
  }
  return details;
}

function diffCriteria(competencyId: string, earlier: Competency, now: Competency): Detail[] {
  const was = criteriaById(earlier);
  const is = criteriaById(now);
  const lists = diffGroups(criterionGroups(earlier), criterionGroups(now));
  const details: Detail[] = [];
  for (const { id, group, index } of lists.added) {
    const criterion = is.get(id)?.criterion;
    if (criterion) details.push({ kind: "criterion-added", competencyId, level: Number(group), criterion, index });
  }
  for (const { id, group } of lists.removed) {
    const criterion = was.get(id)?.criterion;
    if (criterion) details.push({ kind: "criterion-removed", competencyId, level: Number(group), criterion });
  }
  for (const { id, from, to, index } of lists.moved) {
    const criterion = is.get(id)?.criterion;
    const levels = { from: Number(from), to: Number(to) };
    if (criterion) details.push({ kind: "criterion-moved", competencyId, criterion, ...levels, index });
  }
  for (const [criterionId, { criterion, level }] of is) {
    const before = was.get(criterionId)?.criterion.text;
    if (before === undefined || before === criterion.text) continue;
    details.push({ kind: "criterion-reworded", competencyId, level, criterionId, before, after: criterion.text });
  }
  for (const { group, before, after } of lists.reordered) {
    details.push({ kind: "criteria-reordered", competencyId, level: Number(group), before, after });
  }
  return details;
}

function criteriaById({ proficiencies }: Competency): Map<string, { criterion: Criterion; level: number }> {
  return new Map(
    proficiencies.flatMap(({ level, criteria }) =>
      criteria.map((criterion) => [criterion.id, { criterion, level }] as const),
    ),
  );
}
