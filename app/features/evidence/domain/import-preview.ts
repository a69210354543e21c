import { findCompetency } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { plural } from "#app/kernel/words";
import type { Duplicate, EvidenceImportPlan, Place } from "./import";

/** Rows of each list that the page shows; the rest is counted. */
const SHOWN = { add: 100, duplicates: 50, problems: 100 };

const describePlace = ({ kind, number }: Place) => `${kind === "line" ? "Line" : "Item"} ${number}`;

function describeDuplicate({ of, by }: Duplicate): string {
  const same = by === "link" ? "the same link as" : "the same title and day as";
  return of.kind === "own" ? same : `${same} ${describePlace(of.place).toLowerCase()}`;
}

/** A plan as the page shows it, with the fingerprint of what it would write. */
export function toPreview(plan: EvidenceImportPlan, ladder: Ladder, planHash: string) {
  const nameOf = (id: string) => findCompetency(ladder, id)?.name ?? id;
  return {
    planHash,
    counts: { add: plan.add.length, duplicates: plan.duplicates.length, problems: plan.problems.length },
    unknownTags: plan.unknownTags.slice(0, 10),
    add: plan.add
      .slice(0, SHOWN.add)
      .map(({ place, title, happenedOn, links, tags, problem, choice, result, risk }) => ({
        place: describePlace(place),
        title,
        happenedOn,
        links: links.length,
        words: [problem, choice, result, risk].filter(Boolean).join(" ").slice(0, 160),
        shows: [...new Set(tags.map(({ competencyId }) => nameOf(competencyId)))],
      })),
    duplicates: plan.duplicates.slice(0, SHOWN.duplicates).map((duplicate) => ({
      place: describePlace(duplicate.place),
      title: duplicate.title,
      because: describeDuplicate(duplicate),
      own: duplicate.of.kind === "own" ? { id: duplicate.of.id, title: duplicate.of.title } : null,
    })),
    problems: plan.problems.slice(0, SHOWN.problems).map(({ place, message }) => ({
      place: describePlace(place),
      message: message.slice(0, 200),
    })),
  };
}
export type ImportPreview = ReturnType<typeof toPreview>;

export function describeImported(count: number): string {
  return `${count.toLocaleString("en-GB")} ${plural(count, "item")} imported. Only you see ${count === 1 ? "it" : "them"}.`;
}
