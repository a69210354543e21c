import { asGroups, diffGroups, type Groups } from "./diff-lists";
import { type Detail, PROFILE_FIELDS, type ProfileChange } from "./diff-types";
import { isSameValue } from "./equal";
import type { Expectation, Ladder, Role } from "./schema";
import { traceRoles } from "./succession";

/**
 * What changed in the roles, their places on the tracks and what they expect. `newIds` gives, for each competency that lives on under another
 * id, that id: an expectation follows it and is not taken for one that went away and another that came.
 */
export function diffRoles(before: Ladder, after: Ladder, newIds: ReadonlyMap<string, string>): Detail[] {
  const { renamed, absorbed } = traceRoles(before, after);
  const previousIds = new Map([...renamed].map(([old, id]) => [id, old]));
  const was = new Map(before.roles.map((role) => [renamed.get(role.id) ?? role.id, role]));
  const lists = diffGroups(roleGroups(before, renamed), roleGroups(after));
  const details = after.roles.flatMap((role): Detail[] => {
    const place = lists.added.find(({ id }) => id === role.id);
    if (place) return [{ kind: "role-added", role, trackId: place.group, index: place.index }];
    const move = lists.moved.find(({ id }) => id === role.id);
    const earlier = was.get(role.id);
    const previousId = previousIds.get(role.id);
    return [
      ...(earlier && previousId !== undefined
        ? [{ kind: "role-renamed" as const, roleId: role.id, previousId, before: earlier.name, after: role.name }]
        : []),
      ...(move
        ? [{ kind: "role-moved" as const, roleId: role.id, from: move.from, to: move.to, index: move.index }]
        : []),
      ...(earlier ? [...diffExpectations(earlier, role, newIds), ...diffProfile(earlier, role)] : []),
    ];
  });
  return [
    ...details,
    ...lists.removed.map(
      ({ id, group }): Detail => ({
        kind: "role-removed",
        role: { id, name: was.get(id)?.name ?? id },
        trackId: group,
        successor: absorbed.get(id) ?? null,
      }),
    ),
    ...lists.reordered.map(
      ({ group, before: from, after: to }): Detail => ({
        kind: "roles-reordered",
        trackId: group,
        before: from,
        after: to,
      }),
    ),
  ];
}

/** Roles by track, those with another id in the newer version under that one. */
export function roleGroups({ tracks }: Ladder, newIds: ReadonlyMap<string, string> = new Map()): Groups {
  return new Map(tracks.map(({ id, roles }) => [id, roles.map((role) => newIds.get(role) ?? role)]));
}

function diffProfile(earlier: Role, now: Role): Detail[] {
  return PROFILE_FIELDS.flatMap((field): Detail[] => {
    const [before, after] = [earlier[field] ?? null, now[field] ?? null];
    if (isSameValue(before, after)) return [];
    // The two values are those of this field: the compiler cannot follow a key through a union.
    return [{ kind: "profile-changed", roleId: now.id, ...({ field, before, after } as ProfileChange) }];
  });
}

function diffExpectations(earlier: Role, now: Role, newIds: ReadonlyMap<string, string>): Detail[] {
  const roleId = now.id;
  const was = new Map(
    earlier.expectations.map((expectation) => {
      const competency = newIds.get(expectation.competency) ?? expectation.competency;
      return [competency, { ...expectation, competency }] as const;
    }),
  );
  const is = new Map(now.expectations.map((expectation) => [expectation.competency, expectation]));
  const lists = diffGroups(asGroups([...was.keys()]), asGroups([...is.keys()]));
  return [
    ...now.expectations.flatMap((expectation): Detail[] => {
      const previous = was.get(expectation.competency);
      if (previous) return diffExpectation(roleId, previous, expectation);
      const index = lists.added.find(({ id }) => id === expectation.competency)?.index ?? 0;
      return [{ kind: "expectation-added", roleId, expectation, index }];
    }),
    ...lists.removed.flatMap(({ id }): Detail[] => {
      const expectation = was.get(id);
      return expectation ? [{ kind: "expectation-removed", roleId, expectation }] : [];
    }),
    ...lists.reordered.map(({ before, after }): Detail => ({ kind: "expectations-reordered", roleId, before, after })),
  ];
}

function diffExpectation(roleId: string, before: Expectation, after: Expectation): Detail[] {
  const of = { roleId, competencyId: after.competency };
  const details: Detail[] = [];
  if (before.proficiency !== after.proficiency) {
    const kind = after.proficiency > before.proficiency ? "expectation-raised" : "expectation-lowered";
    details.push({ kind, ...of, before: before.proficiency, after: after.proficiency });
  }
  if (before.weight !== after.weight) {
    details.push({ kind: "weight-changed", ...of, before: before.weight, after: after.weight });
  }
  if (before.why !== after.why) {
    const texts = { before: before.why ?? null, after: after.why ?? null };
    details.push({ kind: "expectation-reason-changed", ...of, ...texts });
  }
  return details;
}
