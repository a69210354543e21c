import { asGroups, diffGroups } from "./diff-lists";
import type { Detail } from "./diff-types";
import { isSameValue } from "./equal";
import type { Ladder } from "./schema";

/** What changed in `ladder.yaml`, apart from which competency stands in which category and which role on which track. */
export function diffStructure(before: Ladder, after: Ladder): Detail[] {
  return [
    ...(["name", "summary"] as const).flatMap((field): Detail[] =>
      before[field] === after[field]
        ? []
        : [{ kind: "ladder-reworded", field, before: before[field], after: after[field] }],
    ),
    ...diffScale(before, after),
    ...(isSameValue(before.promotionRule, after.promotionRule)
      ? []
      : [{ kind: "promotion-rule-changed" as const, before: before.promotionRule, after: after.promotionRule }]),
    ...diffCategories(before, after),
    ...diffTracks(before, after),
  ];
}

function diffScale({ proficiencies: before }: Ladder, { proficiencies: after }: Ladder): Detail[] {
  if (before.length !== after.length) return [{ kind: "scale-resized", before, after }];
  return after.flatMap((step, index): Detail[] => {
    const earlier = before[index];
    return !earlier || isSameValue(earlier, step) ? [] : [{ kind: "step-reworded", before: earlier, after: step }];
  });
}

function diffCategories(before: Ladder, after: Ladder): Detail[] {
  const was = byId(before.categories);
  const is = byId(after.categories);
  const lists = diffGroups(asGroups([...was.keys()]), asGroups([...is.keys()]));
  const named = (category: { id: string; name: string } | undefined) => ({
    id: category?.id ?? "",
    name: category?.name ?? "",
  });
  return [
    ...lists.added.map(({ id, index }): Detail => ({ kind: "category-added", category: named(is.get(id)), index })),
    ...lists.removed.map(({ id }): Detail => ({ kind: "category-removed", category: named(was.get(id)) })),
    ...after.categories.flatMap(({ id, name }): Detail[] => {
      const earlier = was.get(id);
      return !earlier || earlier.name === name
        ? []
        : [{ kind: "category-renamed", categoryId: id, before: earlier.name, after: name }];
    }),
    ...lists.reordered.map(
      ({ before: from, after: to }): Detail => ({ kind: "categories-reordered", before: from, after: to }),
    ),
  ];
}

function diffTracks(before: Ladder, after: Ladder): Detail[] {
  const was = byId(before.tracks);
  const is = byId(after.tracks);
  const lists = diffGroups(asGroups([...was.keys()]), asGroups([...is.keys()]));
  return [
    ...lists.added.flatMap(({ id, index }): Detail[] => {
      const track = is.get(id);
      return track ? [{ kind: "track-added", track: { id, name: track.name, summary: track.summary }, index }] : [];
    }),
    ...lists.removed.flatMap(({ id }): Detail[] => {
      const track = was.get(id);
      return track ? [{ kind: "track-removed", track: { id, name: track.name, summary: track.summary } }] : [];
    }),
    ...after.tracks.flatMap((track) => {
      const earlier = was.get(track.id);
      return (["name", "summary"] as const).flatMap((field): Detail[] =>
        !earlier || earlier[field] === track[field]
          ? []
          : [{ kind: "track-reworded", trackId: track.id, field, before: earlier[field], after: track[field] }],
      );
    }),
    ...lists.reordered.map(
      ({ before: from, after: to }): Detail => ({ kind: "tracks-reordered", before: from, after: to }),
    ),
  ];
}

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
