import { computeGaps } from "#app/features/assessment/domain/gap";
import { proficiencyOf, type Ratings } from "#app/features/assessment/domain/rating";
import { competenciesToRate } from "#app/features/assessment/domain/scope";
import { findCompetency, findRole } from "#app/features/ladder/domain/lookup";
import type { Ladder } from "#app/features/ladder/domain/schema";
import { foldText } from "#app/kernel/fold";
import {
  type BoardSubject,
  type CellDecision,
  isOutdated,
  type RatingsOfSubject,
  ratingsBeforeSession,
  ratingsInSession,
} from "./board-subject";
import type { Calibration } from "./calibrated";

/** The side whose ratings the board shows: "standing" are those that count in the session. */
export const BOARD_SIDES = ["standing", "self", "manager", "agreed"] as const;
export type BoardSide = (typeof BOARD_SIDES)[number];

export const BOARD_SORTS = ["name", "role", "team", "manager", "gap"] as const;
export type BoardSort = (typeof BOARD_SORTS)[number];

/** Everything about one person that the board needs, without what the page shows of it. */
export type BoardEntry = {
  subject: BoardSubject;
  ratings: RatingsOfSubject;
  standing: Ratings;
  /** The newest decision per competency. */
  decisions: ReadonlyMap<string, CellDecision>;
  outdated: ReadonlySet<string>;
  remarks: ReadonlyMap<string, number>;
  /** Competencies on which a single rating stands out. */
  standingOut: ReadonlySet<string>;
  /** Expectation of the role held minus rating, over the competencies with both; null where there are none. */
  gap: { mean: number; n: number } | null;
};

export type BoardFacts = {
  ladder: Ladder;
  subjects: readonly BoardSubject[];
  ratings: ReadonlyMap<string, RatingsOfSubject>;
  /** Changes of sessions released before, by assessment. */
  earlier: ReadonlyMap<string, readonly Calibration[]>;
  /** Per cell the newest last. */
  decisions: readonly CellDecision[];
  remarks: readonly { assessmentId: string; competencyId: string; count: number }[];
  /** Competencies with a rating that the model does not expect, by assessment. */
  unexpected: readonly { subject: string; item: string }[];
};

/** So far apart, self and manager are worth a word whatever a model says. */
const WIDE_DIFFERENCE = 2;

export function buildEntries(facts: BoardFacts): BoardEntry[] {
  const decisions = groupBy(facts.decisions, ({ assessmentId }) => assessmentId);
  const remarks = groupBy(facts.remarks, ({ assessmentId }) => assessmentId);
  const unexpected = groupBy(facts.unexpected, ({ subject }) => subject);
  return facts.subjects.map((subject) => {
    const id = subject.assessmentId;
    const ratings = facts.ratings.get(id) ?? {};
    const before = ratingsBeforeSession(ratings, facts.earlier.get(id) ?? []);
    const newest = new Map((decisions.get(id) ?? []).map((decision) => [decision.competencyId, decision]));
    const standing = ratingsInSession(before, newest.values());
    return {
      subject,
      ratings,
      standing,
      decisions: newest,
      outdated: new Set([...newest.values()].filter((one) => isOutdated(one, before)).map((one) => one.competencyId)),
      remarks: new Map((remarks.get(id) ?? []).map(({ competencyId, count }) => [competencyId, count])),
      standingOut: new Set([...(unexpected.get(id) ?? []).map(({ item }) => item), ...listWide(ratings)]),
      gap: computeMeanGap(facts.ladder, subject.roleId, standing),
    };
  });
}

/** Competencies on which self and manager are at least {@link WIDE_DIFFERENCE} steps apart. */
export function listWide({ self, manager }: RatingsOfSubject): string[] {
  return [...(self ?? [])].flatMap(([id, value]) => {
    const own = proficiencyOf(value);
    const other = proficiencyOf(manager?.get(id));
    return own !== null && other !== null && Math.abs(own - other) >= WIDE_DIFFERENCE ? [id] : [];
  });
}

function computeMeanGap(ladder: Ladder, roleId: string, ratings: Ratings): BoardEntry["gap"] {
  const role = findRole(ladder, roleId);
  const gaps = role ? computeGaps(ladder, role, ratings).flatMap(({ gap }) => gap ?? []) : [];
  if (gaps.length === 0) return null;
  return { mean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, n: gaps.length };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export type BoardFilter = { role: string; manager: string; team: string; search: string };

/**
 * The people whom every filter passes; an empty filter passes everyone. A team passes the teams within it: `inTeam`.
 */
export function filterEntries(
  entries: readonly BoardEntry[],
  { role, manager, team, search }: BoardFilter,
  inTeam: ReadonlySet<string>,
): BoardEntry[] {
  const wanted = foldText(search.trim());
  return entries.filter(
    ({ subject }) =>
      (role === "" || subject.roleId === role) &&
      (manager === "" || subject.manager?.id === manager) &&
      (team === "" || (subject.team !== null && inTeam.has(subject.team.id))) &&
      foldText(subject.person.name).includes(wanted),
  );
}

/** In the order asked for; those without a value last, and names in alphabetical order where all else is equal. */
export function sortEntries(
  entries: readonly BoardEntry[],
  sort: BoardSort,
  isDescending: boolean,
  ladder: Ladder,
): BoardEntry[] {
  const order = new Map(ladder.tracks.flatMap(({ roles }) => roles).map((id, index) => [id, index]));
  const sortKey = ({ subject, gap }: BoardEntry): string | number | null => {
    switch (sort) {
      case "name":
        return subject.person.name;
      case "role":
        return order.get(subject.roleId) ?? null;
      case "team":
        return subject.team?.name ?? null;
      case "manager":
        return subject.manager?.name ?? null;
      case "gap":
        return gap?.mean ?? null;
    }
  };
  const byName = (a: BoardEntry, b: BoardEntry) =>
    a.subject.person.name.localeCompare(b.subject.person.name, "en") ||
    (a.subject.assessmentId < b.subject.assessmentId ? -1 : 1);
  return [...entries].sort((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    if (left === null || right === null) return left === right ? byName(a, b) : left === null ? 1 : -1;
    const compared = typeof left === "string" ? left.localeCompare(String(right), "en") : left - (right as number);
    return (isDescending ? -compared : compared) || byName(a, b);
  });
}

/** The ratings that the board shows of someone, by competency. */
export function shownRatings(entry: BoardEntry, side: BoardSide): Ratings {
  return side === "standing" ? entry.standing : (entry.ratings[side] ?? new Map());
}

export type BoardCell = {
  /** A proficiency, or the mean of several; null where nothing is rated. */
  value: number | null;
  rated: number;
  /** The number of required competencies among those shown; with none the cell is empty. */
  of: number;
  changed: number;
  kept: number;
  outdated: number;
  remarks: number;
  standsOut: number;
};

/** One cell: the mean of the ratings on `competencyIds`, or the rating of a single one. */
export function buildCell(
  entry: BoardEntry,
  asked: ReadonlySet<string>,
  competencyIds: readonly string[],
  side: BoardSide,
): BoardCell {
  const ids = competencyIds.filter((id) => asked.has(id));
  const ratings = shownRatings(entry, side);
  const values = ids.flatMap((id) => proficiencyOf(ratings.get(id)) ?? []);
  const decided = ids.flatMap((id) => entry.decisions.get(id) ?? []);
  const changed = decided.filter(({ before, after }) => before !== after).length;
  return {
    value: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
    rated: values.length,
    of: ids.length,
    changed,
    kept: decided.length - changed,
    outdated: ids.filter((id) => entry.outdated.has(id)).length,
    remarks: ids.reduce((sum, id) => sum + (entry.remarks.get(id) ?? 0), 0),
    standsOut: ids.filter((id) => entry.standingOut.has(id)).length,
  };
}

export type BoardColumn = { id: string; name: string; competencyIds: readonly string[] };

/** The categories that anyone here is asked about, or the competencies of one of them. */
export function listColumns(ladder: Ladder, entries: readonly BoardEntry[], categoryId: string): BoardColumn[] {
  // People of the same roles are asked about one and the same set.
  const sets = new Set(entries.map(({ subject }) => competenciesAsked(ladder, subject)));
  const asked = new Set([...sets].flatMap((set) => [...set]));
  const category = ladder.categories.find(({ id }) => id === categoryId);
  if (category) {
    return category.competencies
      .filter((id) => asked.has(id))
      .map((id) => ({ id, name: findCompetency(ladder, id)?.name ?? id, competencyIds: [id] }));
  }
  return ladder.categories.flatMap(({ id, name, competencies }) => {
    const competencyIds = competencies.filter((competency) => asked.has(competency));
    return competencyIds.length === 0 ? [] : [{ id, name, competencyIds }];
  });
}

const askedOf = new WeakMap<Ladder, Map<string, ReadonlySet<string>>>();

/** The required competencies of an assessment, cached by pair of roles, which many people share. */
export function competenciesAsked(
  ladder: Ladder,
  { roleId, targetRoleId }: Pick<BoardSubject, "roleId" | "targetRoleId">,
): ReadonlySet<string> {
  const known = askedOf.get(ladder) ?? new Map<string, ReadonlySet<string>>();
  askedOf.set(ladder, known);
  const key = `${roleId} ${targetRoleId}`;
  const asked = known.get(key) ?? new Set(competenciesToRate(ladder, [roleId, targetRoleId]).map(({ id }) => id));
  known.set(key, asked);
  return asked;
}
