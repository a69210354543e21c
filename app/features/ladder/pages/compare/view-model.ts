import {
  type ComparedExpectation,
  compareRoles,
  type ExpectationChange,
} from "#app/features/ladder/domain/compare-roles";
import { findRole, nextRoles, rolesOf, stepOf } from "#app/features/ladder/domain/lookup";
import type { Expectation, Ladder, Role, Weight } from "#app/features/ladder/domain/schema";

export type Side = { level: number; levelName: string; weight: Weight };
export type ComparedRow = {
  id: string;
  name: string;
  from: Side | null;
  to: Side | null;
  steps: number | null;
  weightChanges: boolean;
  /** What is seen at the proficiency that the second role asks for, and the first does not. */
  next: { descriptor: string; criteria: { id: string; text: string }[] } | null;
};
export type ComparisonView = {
  from: { id: string; name: string };
  to: { id: string; name: string };
  rows: Record<ExpectationChange, ComparedRow[]>;
  stepsUp: number;
  stepsDown: number;
  weightChanges: number;
  /** What the profiles say of the difference, in the words of each. */
  inWords: { by: string; text: string }[];
};

/** Every role to choose from, by track. */
export function toChoices(ladder: Ladder) {
  return ladder.tracks.map((track) => ({
    track: track.name,
    roles: rolesOf(ladder, track).map(({ id, name }) => ({ id, name })),
  }));
}

/** The two roles asked for; for one left out, a neighbour of the other, so that the page never begins empty. */
export function chooseRoles(ladder: Ladder, wanted: { from: string | null; to: string | null }) {
  const first = ladder.roles[0] ?? null;
  const from = wanted.from ? findRole(ladder, wanted.from) : first;
  const besides = (role: Role | null) =>
    role && (nextRoles(ladder, role.id)[0] ?? ladder.roles.find((other) => other !== role) ?? role);
  const to = wanted.to ? findRole(ladder, wanted.to) : besides(from);
  return { from, to };
}

export function toComparisonView(ladder: Ladder, from: Role, to: Role): ComparisonView {
  const { byChange, stepsUp, stepsDown, weightChanges } = compareRoles(ladder, from, to);
  const toRows = (change: ExpectationChange) => byChange[change].map((entry) => toRow(ladder, entry));
  return {
    from: { id: from.id, name: from.name },
    to: { id: to.id, name: to.name },
    rows: {
      rises: toRows("rises"),
      new: toRows("new"),
      falls: toRows("falls"),
      gone: toRows("gone"),
      same: toRows("same"),
    },
    stepsUp,
    stepsDown,
    weightChanges,
    inWords: [
      ...to.differences.flatMap(({ role, text }) => (role === from.id ? [{ by: to.name, text }] : [])),
      ...from.differences.flatMap(({ role, text }) => (role === to.id ? [{ by: from.name, text }] : [])),
    ],
  };
}

function toRow(
  ladder: Ladder,
  { competency, change, from, to, steps, weightChanges }: ComparedExpectation,
): ComparedRow {
  const described = competency.proficiencies.find(({ level }) => level === to?.proficiency);
  const asksMore = change === "rises" || change === "new";
  return {
    id: competency.id,
    name: competency.name,
    from: from && toSide(ladder, from),
    to: to && toSide(ladder, to),
    steps,
    weightChanges,
    next: asksMore && described ? { descriptor: described.descriptor, criteria: described.criteria } : null,
  };
}

function toSide(ladder: Ladder, { proficiency, weight }: Expectation): Side {
  return { level: proficiency, levelName: stepOf(ladder, proficiency)?.name ?? "", weight };
}
